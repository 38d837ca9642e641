"""How well two readers agree who coded the same documents without seeing each other's rows."""

from pathlib import Path

import click


@click.command(epilog="Example: python -m scripts.reliability")
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The tree to read. [this project]")
@click.option("--draw", is_flag=True, help="List the documents that the seeded rule draws, and stop.")
def main(root: Path | None, *, draw: bool) -> None:
    """Print, by column, percent agreement and Krippendorff's alpha of the two codings in datasets/reliability/."""
    from scripts import agreement, tree

    root = root or tree.ROOT
    if draw:
        sources = tree.frames(root)["sources"]
        click.echo("\n".join(source_id for source_id in sources["source_id"] if agreement.drawn(source_id)))
        return
    click.echo(agreement.table(agreement.read(root)).to_string(index=False))


if __name__ == "__main__":
    main()
