"""What the tests of `scripts.add` share: the example on disk, a document to add to it, and running the command."""

from pathlib import Path

from click.testing import CliRunner, Result

from schemas.package import TABLES
from scripts import add, tree
from scripts.reading import read
from tests.builders import example

ID = "example-wire-2024-10-25-ministry-counts"
DOCUMENT = {
    "url": "https://wire.example.org/a/soldiers-counted?utm_source=x",
    "publisher": "Example Wire",
    "published_on": "2024-10-25",
    "published_on_basis": "page",
    "language": "English",
    "kind": "news agency",
    "title": "The ministry counts its Soldiers",
}
STATEMENT = {
    "organisation_id": "example ministry",
    "stance": "asserts",
    "topic": "movement",
    "event": "Contingent of 2024",
    "anonymous": "false",
    "phase": "arrived",
    "metric": "personnel",
    "best": "400",
    "bound": "exact",
    "unit": "persons",
    "accounting": "total",
    "claim": "The ministry's count of soldiers came to 400.",
}


def words(cells: dict[str, str], **other: str) -> str:
    """Cells as a command line has them."""
    return " ".join(f"{name}={value}" for name, value in (cells | other).items())


def root(folder: Path) -> Path:
    """The example, written and clean."""
    return example().write(folder)


def run(folder: Path, *arguments: str | Path, typed: str | None = None) -> Result:
    """The command on the tree of a folder."""
    return CliRunner().invoke(add.main, ["--root", str(folder), *map(str, arguments)], input=typed)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file under datasets/, so that a forgotten one is seen too."""
    return {path.name: path.read_bytes() for path in (folder / "datasets").iterdir()}


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    """The rows of a table on disk."""
    sheet = read(table, tree.path(folder, table)).sheet
    assert sheet is not None
    return [{name: cell or "" for name, cell in row.items()} for row in sheet.cells.to_pylist()]


def is_clean(folder: Path) -> bool:
    """Whether the check finds nothing in the tree."""
    assert len(list((folder / "datasets").iterdir())) == len(TABLES)
    return tree.check(folder, excerpt=True)[0].findings == []
