"""Put the tables into canonical form: LF, minimal quotes, Unicode NFC, columns of the schema, rows sorted by id."""

import sys
from pathlib import Path

import click

# What the formatter mends; a file with any other fault of form is left as it is.
MENDED = {
    "byte-order-mark",
    "carriage-return",
    "no-final-newline",
    "needless-quote",
    "blank-line",
    "columns-out-of-order",
    "wrong-separator",
}

# All that it puts right; a file in which nothing else is found needs no person.
FORM = MENDED | {"row-order", "not-nfc", "outer-space", "boolean-in-capitals"}


@click.command(epilog="Example: python -m scripts.format statements")
@click.argument("tables", nargs=-1)
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The tree to format. [this project]")
@click.option("--check", "only_look", is_flag=True, help="Write nothing; exit 1 when a file is not in canonical form.")
def main(tables: tuple[str, ...], root: Path | None, *, only_look: bool) -> None:
    """Put the named tables, or all, into canonical form.

    No row and no character is dropped: where that would need a guess, the file is left as it is and the finding is shown.
    """
    from schemas.package import TABLES
    from scripts import canonical, tree
    from scripts.checks import finding
    from scripts.reading import contents
    from scripts.reporting import line
    from scripts.sheets import Reading
    from scripts.writing import write_file

    if unknown := [table for table in tables if table not in TABLES]:
        raise click.UsageError(f'There is no table "{unknown[0]}". Write {", ".join(TABLES)}.')
    failed = False
    for table in tables or TABLES:
        path = tree.path(root or tree.ROOT, table)
        reading = Reading(table)
        before = contents(reading, path)
        after, refused = canonical.formatted(table, before) if before is not None else (None, reading.faults)
        for rule, case in refused:
            click.echo(line(finding(rule, case)), err=True)
        failed |= bool(refused)
        if after is None or after == before:
            continue
        click.echo(f"{path.name}: {'not in canonical form' if only_look else 'put into canonical form'}")
        failed |= only_look
        if not only_look:
            write_file(path, after)
    sys.exit(int(failed))


if __name__ == "__main__":
    main()
