"""Build what is published: CSV, Parquet and the descriptor of both, from tables that are clean."""

import sys
from pathlib import Path

import click


@click.command(epilog="Example: python -m scripts.build --out dist")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="The folder to build; it is replaced as a whole.",
)
@click.option(
    "--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The tree to build from. [this project]"
)
@click.option("--excerpt", is_flag=True, help="The tree is an excerpt: ask for no least number of rows.")
@click.option("--large", is_flag=True, help="Let in tables of up to 4 GB; only for those of your own making.")
@click.option("--bare", is_flag=True, help="The tables and their descriptor alone: no workbook, codebook, citation or archive.")
@click.option("--quiet", is_flag=True, help="Show no progress, and nothing when all went well.")
def main(  # noqa: PLR0913 - one argument for each option
    out: Path, root: Path | None, *, excerpt: bool, large: bool, bare: bool, quiet: bool
) -> None:
    """Check the tables and publish them in OUT: CSV, Parquet, datapackage.json, codebook, workbook, citation, checksums, archive.

    Nothing is written while there are findings (exit 1); a build that fails or is killed leaves the former OUT whole.
    """
    from scripts import publishing, reporting, tree
    from scripts.outputs import citation, workbook
    from scripts.progress import doing

    if out.is_symlink():
        raise click.UsageError(f"{out} is a symbolic link. Name a folder.")
    if out.exists() and not (out / "datapackage.json").is_file() and any(out.iterdir()):
        raise click.UsageError(f"{out} holds something that no build made. Name a new folder, or empty it.")
    with doing("Checking the tables", quiet=quiet):
        report, tables = tree.check(root or tree.ROOT, excerpt=excerpt, large=large)
    if report.findings or report.crashes:
        click.echo(reporting.text(report))
        click.echo("Nothing was built. Mend the findings first.")
        sys.exit(3 if report.crashes else 1)
    try:
        with doing(f"Building {out}", quiet=quiet):
            publishing.publish(root or tree.ROOT, tables, out, bare=bare)
    except (citation.CitationError, workbook.CellError) as error:
        raise click.ClickException(f"{error} Nothing was built.") from error
    if not quiet:
        click.echo(f"{reporting.summary(report)}\nBuilt {out}.")


if __name__ == "__main__":
    main()
