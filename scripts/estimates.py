"""What was known on a day, from published tables: estimates, and the statements that each of them rests on."""

from datetime import datetime
from pathlib import Path

import click


@click.command(epilog="Example: python -m scripts.estimates --as-of 2024-10-25 --event kursk-contingent-2024 --metric personnel")
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day; what became known later is left out. [all that is known]"
)
@click.option("--event", "events", multiple=True, help="A deployment_id or transfer_id; may be repeated. [all]")
@click.option("--metric", "metrics", multiple=True, help="A metric, such as personnel; may be repeated. [all]")
@click.option("--without", multiple=True, help="Leave out a voice (an organisation_id); may be repeated.")
@click.option(
    "--window", type=click.IntRange(1), default=180, show_default=True, help="Days after which a voice's figure is stale."
)
@click.option("--repeats", is_flag=True, help="Let repetitions count as statements of their voice; else origins alone do.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@click.option(
    "--folder", type=click.Path(exists=True, path_type=Path), default=Path("dist"), show_default=True, help="Published tables."
)
def main(  # noqa: PLR0913 - one argument for each option
    as_of: datetime | None,
    events: tuple[str, ...],
    metrics: tuple[str, ...],
    without: tuple[str, ...],
    window: int,
    *,
    repeats: bool,
    form: str,
    folder: Path,
) -> None:
    """Print the estimates as known on a day, each with the statements that it rests on and their addresses."""
    from scripts import asking
    from scripts.derive.estimates import Rule
    from scripts.published import NotPublishedError

    rule = Rule(window=window, without=without, origins_only=not repeats)
    try:
        click.echo(asking.answer(folder, asking.Question(as_of, events, metrics), rule, form))
    except (NotPublishedError, asking.UnknownWordError) as error:
        raise click.UsageError(str(error)) from error


if __name__ == "__main__":
    main()
