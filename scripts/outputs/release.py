"""A built folder read back, with how to cite it: what the files that go with the tables are made from."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from schemas import package
from schemas.kinds import LIST_SEPARATOR
from schemas.relations import MODELS, header


@dataclass(frozen=True)
class Code:
    """One code of a vocabulary, as its row in the table `vocabulary` has it."""

    code: str
    label: str
    definition: str
    unit_of: str
    replaced_by: str
    same_as: str


@dataclass(frozen=True)
class Release:
    """The published tables of a folder as text, and the content of CITATION.cff."""

    folder: Path
    citation: Mapping[str, Any]
    rows: Mapping[str, list[list[str]]]

    def cells(self, table: str, column: str) -> list[str]:
        """The cells of a column, in the order of the rows; an empty cell is an empty text."""
        place = header(table, "published").index(column)
        return [row[place] for row in self.rows[table]]

    def items(self, table: str, column: str) -> Iterator[str]:
        """The items of all lists of a column; of a column without lists, its cells that are not empty."""
        return (item for cell in self.cells(table, column) if cell for item in cell.split(LIST_SEPARATOR))

    @cached_property
    def codes(self) -> dict[str, list[Code]]:
        """For each vocabulary its codes, in the order of the table."""
        columns = ("vocabulary", "code", "label", "definition", "unit_of", "replaced_by", "same_as")
        lists: dict[str, list[Code]] = {}
        for vocabulary, *cells in zip(*(self.cells("vocabulary", column) for column in columns), strict=True):
            lists.setdefault(vocabulary, []).append(Code(*cells))
        return lists

    @property
    def released(self) -> str:
        """The day of the release, YYYY-MM-DD."""
        return f"{self.citation['date-released']:%Y-%m-%d}"


def stem() -> str:
    """How the archive, its folder and the workbook are called: name and version."""
    return f"{package.NAME}-{package.VERSION}"


def read(folder: Path, citation: Mapping[str, Any]) -> Release:
    """The published tables of FOLDER/csv. Raises OSError for a missing one, ValueError for one with other columns."""
    return Release(folder, citation, {table: _rows(folder / "csv" / f"{table}.csv", table) for table in MODELS["published"]})


def _rows(path: Path, table: str) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        found, *rows = csv.reader(stream, strict=True)
    if tuple(found) != header(table, "published"):
        raise ValueError(f"csv/{path.name} has not the columns of this version of the schema: build it anew.")
    return rows
