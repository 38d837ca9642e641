"""Propose pairs of statements that may be one utterance; a person reads them and decides."""

from pathlib import Path

import click


@click.command(epilog="Example: python -m scripts.repeats --days 2 --least 0.5 > proposals.csv")
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The tree to read. [this project]")
@click.option("--days", type=click.IntRange(0), default=2, show_default=True, help="How far apart the two may have been said.")
@click.option("--least", type=click.FloatRange(0, 1), default=0.5, show_default=True, help="The least likeness that is shown.")
def main(root: Path | None, days: int, least: float) -> None:
    """List origins that say what another document of about the same day says: one voice, one event, a like figure or like words.

    Writes CSV: likeness from 0 to 1, the later row, the row that it may repeat, and of both the day, figure and claim.
    """
    from scripts import likeness, tree

    frames = tree.frames(root or tree.ROOT)
    click.echo(likeness.proposals(frames["statements"], frames["sources"], days, least).to_csv(index=False), nl=False)


if __name__ == "__main__":
    main()
