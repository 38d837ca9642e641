"""Add a document and its statements: asked for one by one, from flags, from a YAML file, or from an issue form."""

import sys
from pathlib import Path

import click

ADDED, FOUND = 0, 1
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(epilog="Example: python -m scripts.add --document 'url=https://example.org/a publisher=UAWire' --dry-run")
@click.option("--document", metavar="CELLS", help="A document: column=value, one after the other; values need no quotes.")
@click.option("--statement", "statements", multiple=True, metavar="CELLS", help="A statement of it; may be given again.")
@click.option("--actor", "actors", multiple=True, metavar="CELLS", help="An actor that is not there yet.")
@click.option("--place", "places", multiple=True, metavar="CELLS", help="A place that is not there yet.")
@click.option("--from", "source", type=FILE, help="A YAML file: a document with its statements, or a list of such.")
@click.option("--from-issue", "issue", type=FILE, help="The text of an issue form, or GitHub's event file that holds it.")
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The tree to add to. [this project]")
@click.option("--read-today", is_flag=True, help="You have read the page today: accessed_on is today where it is not given.")
@click.option("--dry-run", is_flag=True, help="Show the difference; write nothing.")
@click.option(
    "--words", type=click.Path(file_okay=False, path_type=Path), help="With --from-issue: a folder for what to tell GitHub."
)
def main(  # noqa: PLR0913 - one argument for each option
    *,
    document: str | None,
    statements: tuple[str, ...],
    actors: tuple[str, ...],
    places: tuple[str, ...],
    source: Path | None,
    issue: Path | None,
    root: Path | None,
    words: Path | None,
    read_today: bool,
    dry_run: bool,
) -> None:
    """Turn an article into rows, at their places in the files. Without flags it asks, the address first.

    There `?` explains a question, and `<` takes an answer back. Names, aliases and labels are taken for ids and codes;
    `event` stands for the deployment or the transfer. The rows are checked before anything is written: with a finding,
    or when interrupted, nothing is. Exits 0 when all is added, 1 with problems, 2 on wrong usage.
    """
    from scripts import tree
    from scripts.adding import ways

    given = [way for way in (document, source, issue) if way]
    if len(given) > 1 or ((statements or actors or places) and not document) or (words and not issue):
        raise click.UsageError("Give one of --document (with --statement), --from and --from-issue, or nothing to be asked.")
    asked = ways.Way(root or tree.ROOT, dry_run=dry_run, words=words, read_today=read_today)
    if document:
        done = ways.flags(asked, document, statements, actors, places)
    elif source:
        done = ways.file(asked, source)
    elif issue:
        done = ways.issue(asked, issue)
    else:
        done = ways.questions(asked)
    sys.exit(ADDED if done else FOUND)


if __name__ == "__main__":
    main()
