"""Figures on the same thing, at about the same time, that cannot both be right: from published tables."""

from pathlib import Path

import click


@click.command(epilog="Example: python -m scripts.contradictions --event kursk-contingent-2024 --least 2")
@click.option("--event", "events", multiple=True, help="A deployment_id or transfer_id; may be repeated. [all]")
@click.option("--window", type=click.IntRange(0), default=30, show_default=True, help="Most days between the two.")
@click.option("--least", type=click.FloatRange(1), default=1.0, show_default=True, help="The least ratio that is shown.")
@click.option("--same-voice", is_flag=True, help="Voices that contradict themselves; else each other.")
@click.option("--format", "form", type=click.Choice(["table", "csv"]), default="table", show_default=True)
@click.option(
    "--folder", type=click.Path(exists=True, path_type=Path), default=Path("dist"), show_default=True, help="Published tables."
)
def main(  # noqa: PLR0913 - one argument for each option
    events: tuple[str, ...],
    window: int,
    least: float,
    *,
    same_voice: bool,
    form: str,
    folder: Path,
) -> None:
    """List pairs of statements whose ranges do not overlap, with the ratio between them, who, when, and what each rests on."""
    from scripts import asking
    from scripts.derive import contradictions, origins
    from scripts.published import NotPublishedError, frames

    try:
        statements = frames(folder, "statements")["statements"]
        asking.known("event", events, origins.event(statements))
    except (NotPublishedError, asking.UnknownWordError) as error:
        raise click.UsageError(str(error)) from error
    pairs = contradictions.derive(statements, window)
    shown = pairs[
        asking.among(origins.event(pairs), events) & (pairs["same_voice"].astype(bool) == same_voice) & ~(pairs["ratio"] < least)
    ]
    click.echo(
        shown.to_csv(index=False, date_format="%Y-%m-%d") if form == "csv" else asking.disagreements(shown), nl=form != "csv"
    )


if __name__ == "__main__":
    main()
