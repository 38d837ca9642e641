"""The workbook: what CSV holds, typed, with nothing that runs."""

import re
import zipfile
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from schemas.published import PUBLISHED
from schemas.relations import columns, header
from scripts import tree
from scripts.outputs import citation, codebook, release, workbook
from tests.releases import csv_rows, dist, folder, hostile, read_back

__all__ = ["dist", "folder", "hostile"]  # fixtures


@cache
def _opened(path: Path) -> Any:
    return openpyxl.load_workbook(path)


@pytest.fixture
def book(folder: Path) -> Any:
    """The workbook, read back."""
    return _opened(folder / f"{release.stem()}.xlsx")


def _as_text(cell: Any) -> str:
    """A typed cell as CSV has it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, datetime):
        assert not cell.time().hour
        return f"{cell:%Y-%m-%d}"
    return cell if isinstance(cell, str) else f"{cell:.6f}".rstrip("0").rstrip(".")


TYPES = {"number": (int, float), "integer": (int,), "boolean": (bool,), "date": (datetime,)}


def test_the_workbook_holds_what_csv_holds_cell_by_cell(folder: Path, book: Any) -> None:
    assert book.sheetnames == ["codebook", *PUBLISHED]
    for table in PUBLISHED:
        kinds = [TYPES.get(column.kind.name, (str,)) for column in columns(table, "published")]
        head, *found = book[table].iter_rows(values_only=True)
        expected_head, *expected = csv_rows(folder, table)
        assert list(head) == expected_head
        assert [[_as_text(cell) for cell in row] for row in found] == expected
        assert all(cell is None or type(cell) in kind for row in found for cell, kind in zip(row, kinds, strict=True))


def test_the_workbook_has_nothing_that_runs_or_links(folder: Path) -> None:
    with zipfile.ZipFile(folder / f"{release.stem()}.xlsx") as parts:
        names = parts.namelist()
        whole = b"".join(parts.read(name) for name in names if name.startswith("xl/worksheets/"))
    assert len([name for name in names if name.startswith("xl/worksheets/sheet")]) == len(PUBLISHED) + 1
    assert not re.search(rb"<f[ >]|<hyperlink|externalLink|macro", whole)
    assert not [name for name in names if "external" in name.lower() or "vba" in name.lower() or "calcChain" in name]


def test_the_workbook_is_easy_to_read(folder: Path, book: Any) -> None:
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert all(9 <= size.width <= 62 for size in sheet.column_dimensions.values())
    released = citation.read(tree.ROOT)["date-released"]
    assert book.properties.created == datetime(released.year, released.month, released.day)  # noqa: DTZ001 - a day
    facts = list(book["codebook"].iter_rows(values_only=True))
    assert facts[0] == codebook.SHEET
    assert [row[:2] for row in facts[1:]] == [(table, name) for table in PUBLISHED for name in header(table, "published")]
    rows, filled = (codebook.SHEET.index(name) for name in ("rows", "filled"))
    counted = {(row[0], row[1]): (row[rows], row[filled]) for row in facts[1:]}
    notes = [row[header("statements", "published").index("note")] for row in csv_rows(folder, "statements")[1:]]
    assert counted["statements", "note"] == (len(notes), sum(map(bool, notes)))


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("note", "x" * 32_768, "32768 characters are more than the 32767"),
        ("note", "\U0001d4b3" * 16_384, "32768 characters are more"),
        ("best", "9007199254740993", "more than the 15 digits"),
    ],
)
def test_what_excel_cannot_hold_is_an_error(hostile: Path, tmp_path: Path, column: str, cell: str, words: str) -> None:
    made = read_back(hostile)
    place = header("statements", "published").index(column)
    made.rows["statements"][1][place] = cell
    with pytest.raises(workbook.CellError, match=rf"Sheet statements, row 3, column {place + 1}: .*{words}"):
        workbook.write(made, tmp_path / "x.xlsx")


def test_the_longest_text_that_fits_is_kept(hostile: Path, tmp_path: Path) -> None:
    made = read_back(hostile)
    place = header("statements", "published").index("note")
    made.rows["statements"][1][place] = "x" * 32_767
    workbook.write(made, tmp_path / "x.xlsx")
    assert openpyxl.load_workbook(tmp_path / "x.xlsx")["statements"].cell(3, place + 1).value == "x" * 32_767
