"""One workbook for Excel and its kin: a sheet for the codebook and one for each table, typed, with nothing that runs."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from schemas import package
from schemas.relations import columns, header
from scripts.outputs import codebook
from scripts.outputs.release import Release

LONGEST_TEXT = 32_767  # characters of UTF-16 that a cell of Excel holds
MOST_DIGITS = 15  # that a number of Excel holds
FIRST_DATE = date(1900, 3, 1)  # Excel counts a day before it that never was
NARROWEST, WIDEST = 9, 60
CODEBOOK = "codebook"
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class CellError(ValueError):
    """A cell does not fit into a workbook."""


def write(release: Release, path: Path) -> None:
    """Write the workbook. Raises CellError for a cell that Excel cannot hold as it is.

    Full dates are dates, numbers numbers, booleans booleans, and all else is text: partial dates too, because a column of both
    could not be sorted.
    """
    with Workbook(str(path), {"in_memory": True, **_AS_TEXT}) as book:
        book.set_properties(
            {
                "title": f"{package.TITLE}, version {package.VERSION}",
                "author": package.CONTRIBUTORS[0]["title"],
                "comments": f"{package.LICENCE['title']}: {package.LICENCE['path']}",
                "created": datetime.combine(release.citation["date-released"], time()),
            }
        )
        formats = {name: book.add_format(look) for name, look in _LOOKS.items()}
        kinds = ["number" if name in codebook.NUMBERS else "text" for name in codebook.SHEET]
        _Sheet(book, CODEBOOK, formats).fill(codebook.SHEET, kinds, codebook.sheet(codebook.facts(release)))
        for table, rows in release.rows.items():
            kinds = [column.kind.name for column in columns(table, "published")]
            _Sheet(book, table, formats).fill(header(table, "published"), kinds, rows)


_LOOKS = {"head": {"bold": True, "bottom": 1}, "date": {"num_format": "yyyy-mm-dd"}, "plain": {}}


class _Sheet:
    """One sheet of the workbook, and how its cells are written."""

    def __init__(self, book: Any, name: str, formats: dict[str, Any]) -> None:
        self.sheet = book.add_worksheet(name)
        self.formats = formats

    def fill(self, names: Sequence[str], kinds: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Write the header and the rows, freeze and filter the header, and set widths."""
        for place, name in enumerate(names):
            self.sheet.write_string(0, place, name, self.formats["head"])
            self.sheet.set_column(place, place, _width(name, (row[place] for row in rows)))
        for line, row in enumerate(rows, 1):
            for place, (kind, cell) in enumerate(zip(kinds, row, strict=True)):
                if cell:
                    self._cell(line, place, kind, cell)
        self.sheet.freeze_panes(1, 1)
        self.sheet.autofilter(0, 0, len(rows), len(names) - 1)

    def _cell(self, line: int, place: int, kind: str, cell: str) -> None:
        if kind in ("number", "integer"):
            self.sheet.write_number(line, place, self._number(cell, line, place))
        elif kind == "boolean":
            self.sheet.write_boolean(line, place, cell == "true")
        elif kind == "date" and (day := date.fromisoformat(cell)) >= FIRST_DATE:
            self.sheet.write_datetime(line, place, day, self.formats["date"])
        else:
            self._text(line, place, cell)

    def _number(self, cell: str, line: int, place: int) -> float:
        if sum(character.isdigit() for character in cell) > MOST_DIGITS:
            raise CellError(f"{self._where(line, place)}: {cell} has more than the {MOST_DIGITS} digits that Excel holds.")
        return float(cell)

    def _text(self, line: int, place: int, cell: str) -> None:
        length = len(cell.encode("utf-16-le")) // 2
        if length > LONGEST_TEXT:
            raise CellError(f"{self._where(line, place)}: {length} characters are more than the {LONGEST_TEXT} that Excel holds.")
        if cell.startswith("<r>"):  # xlsxwriter takes <r>...</r> for markup of its own and would write it unescaped
            self.sheet.write_rich_string(line, place, cell[0], self.formats["plain"], cell[1:])
        else:
            self.sheet.write_string(line, place, cell)

    def _where(self, line: int, place: int) -> str:
        return f"Sheet {self.sheet.get_name()}, row {line + 1}, column {place + 1}"


def _width(name: str, cells: Iterable[str]) -> int:
    """In characters: what the longest cell needs, within bounds; the header needs room for the button of its filter."""
    longest = max((len(cell) for cell in cells), default=0)
    return min(WIDEST, max(NARROWEST, len(name) + 4, longest + 1))
