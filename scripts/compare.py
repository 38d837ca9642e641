"""What changed between two editions of the tables: rows, cells, columns, and the estimates that moved."""

import sys
from pathlib import Path

import click


@click.command(epilog="Example: python -m scripts.compare v2026.11.0 HEAD --format markdown")
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", type=click.Choice(["text", "markdown", "csv"]), default="text", show_default=True)
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The repository that revisions are of. [this project]",
)
def main(old: str, new: str, form: str, root: Path | None) -> None:
    """Say what changed from OLD to NEW: each a published folder, a zip of one, or a git revision (then the edited tables).

    Exits 0 whether or not something changed, 1 when a row vanished that does not stand in NEW's retired_ids, 2 on wrong usage.
    """
    from scripts import differences, editions, reporting, tree
    from scripts.outputs import changes

    try:
        found = differences.between(*(editions.edition(name, root or tree.ROOT) for name in (old, new)))
    except editions.UnreadableEditionError as error:
        raise click.UsageError(reporting.printable(str(error))) from error
    click.echo(changes.FORMATS[form](found))
    if form == "csv" and (words := changes.verdict(found)):
        click.echo(words, err=True)  # what is printed stays a table
    sys.exit(int(bool(found.lost)))


if __name__ == "__main__":
    main()
