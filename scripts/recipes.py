"""Run the code blocks of a page as they are written, or compare the workbook as LibreOffice opens it with the CSV files."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

PAGE = Path(__file__).resolve().parent.parent / "datasets" / "USING.md"
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(epilog="Example: python -m scripts.recipes --page datasets/USING.md --folder dist --only python")
@click.option("--page", type=FILE, default=PAGE, help="[datasets/USING.md]")
@click.option("--folder", type=FOLDER, default=Path("dist"), show_default=True, help="The published folder.")
@click.option("--only", metavar="LANGUAGE", help="Only blocks of this language: python, r, sh.")
@click.option("--python", "pythons", type=FILE, multiple=True, help="Another interpreter, for packages that this one lacks.")
@click.option("--inside", is_flag=True, help="The page stands in the published folder: its paths begin there.")
@click.option("--spreadsheet", is_flag=True, help="Compare the workbook with the CSV files instead.")
@click.option("--require-all", is_flag=True, help="A program or package that is not installed is a failure.")
@click.option("--output", is_flag=True, help="Print also what the blocks that ran have printed.")
@click.option("--quiet", is_flag=True, help="Say only what failed, and what was not run.")
def main(page: Path, folder: Path, only: str | None, pythons: Sequence[Path], **flags: bool) -> None:
    """Run each block of PAGE in a scratch directory in which `dist` is the published FOLDER; one line a block.

    Exits 0 when none failed, 1 when one did or a cell differs, 2 on wrong usage. What was not run is said in capitals.
    """
    if not (folder / "datapackage.json").is_file():
        raise click.UsageError(
            f"{folder} holds no datapackage.json. Build the tables first (make publish), or name their folder."
        )
    failed, lacking = _compare(folder, flags) if flags["spreadsheet"] else _run(page, folder, only, pythons, flags)
    sys.exit(int(failed or (lacking and flags["require_all"])))


def _run(page: Path, folder: Path, only: str | None, pythons: Sequence[Path], flags: dict[str, bool]) -> tuple[bool, bool]:
    """Whether a block failed, and whether something was not installed."""
    from scripts import running
    from scripts.progress import doing

    try:
        wanted = [recipe for recipe in running.recipes(page.read_text(encoding="utf-8")) if only in (None, recipe.language)]
    except running.PageError as error:
        raise click.UsageError(f"{page}: {error}") from error
    if not wanted:
        raise click.UsageError(f"{page} holds no block{f' of {only}' if only else ''}.")
    outcomes = []
    for recipe in wanted:
        with doing(f"Running {recipe.title}", quiet=flags["quiet"]):
            outcomes.append(running.run(recipe, folder, pythons, inside=flags["inside"]))
        if not (flags["quiet"] and outcomes[-1].is_well):
            click.echo(running.line(outcomes[-1], output=flags["output"]))
    if not (flags["quiet"] and all(one.is_well for one in outcomes)):
        click.echo(running.summary(outcomes))
    return any(one.state == running.FAILED for one in outcomes), any(one.lacking for one in outcomes)


def _compare(folder: Path, flags: dict[str, bool]) -> tuple[bool, bool]:
    """Whether a cell differs, and whether LibreOffice is not installed."""
    from scripts import spreadsheet
    from scripts.progress import doing

    if not spreadsheet.installed():
        click.echo("NOT RUN: LIBREOFFICE (SOFFICE) IS NOT INSTALLED, SO NO CELL WAS COMPARED.")
        return False, True
    try:
        with doing("Opening the workbook", quiet=flags["quiet"]):
            opened = spreadsheet.sheets(spreadsheet.workbook(folder))
    except spreadsheet.SpreadsheetError as error:
        raise click.ClickException(str(error)) from error
    found = spreadsheet.differences(opened, folder)
    if found or not flags["quiet"]:
        shown = found[: spreadsheet.MOST_SHOWN]
        click.echo("\n".join([*shown, f"Compared {spreadsheet.size(opened)} as LibreOffice opens them: {len(found):,} differ."]))
    return bool(found), False


if __name__ == "__main__":
    main()
