"""A tree of the project on disk, or at an older commit: where its tables are, and reading them all."""

from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.package import EDITED, LEAST_ROWS, TABLES
from scripts.checks import Report, run
from scripts.files import entries
from scripts.limits import LARGE, MOST_ENTRIES, USUAL, Limits
from scripts.reading import read, read_bytes
from scripts.sheets import Reading, Sheet
from scripts.tables import Tables

if TYPE_CHECKING:
    import pandas as pd

ROOT = Path(__file__).resolve().parent.parent


def path(root: Path, table: str) -> Path:
    """The file of a table."""
    return root / EDITED / f"{table}.csv"


def read_all(root: Path, limits: Limits = USUAL) -> list[Reading]:
    """Every table of the tree, in the order of the package."""
    return [read(table, path(root, table), limits) for table in TABLES]


def check(root: Path, *, excerpt: bool = False, large: bool = False) -> tuple[Report, Tables]:
    """Every rule on every table of the tree, but for those of history.

    An excerpt need not have the least number of rows; `large` lets in what only its maker should.
    """
    return check_tree(root, {}, {} if excerpt else LEAST_ROWS, LARGE if large else USUAL)


def check_tree(
    root: Path, former: Mapping[str, Sheet], least_rows: Mapping[str, int], limits: Limits = USUAL
) -> tuple[Report, Tables]:
    """Every rule on every table of the tree, with what a base revision held and the rows that it must have."""
    readings = read_all(root, limits)
    tables = Tables(
        {reading.table: reading.sheet for reading in readings if reading.sheet},
        least_rows,
        former,
        tuple(islice(entries(root / EDITED), MOST_ENTRIES + 1)),
    )
    return run(readings, tables), tables


def frames(root: Path) -> "dict[str, pd.DataFrame]":
    """Every table that could be read as the frame that its model takes; cells that are not of their form are empty there."""
    from scripts import models

    sheets = [reading.sheet for reading in read_all(root) if reading.sheet]
    return {sheet.table: models.typed(sheet.table, sheet.cells)[0] for sheet in sheets}


def sheets(files: Mapping[str, bytes]) -> dict[str, Sheet]:
    """The tables that can be read among files of CSV by their name."""
    readings = [read_bytes(table, files[table]) for table in TABLES if table in files]
    return {reading.table: reading.sheet for reading in readings if reading.sheet}


def vocabularies(root: Path) -> dict[str, list[dict[str, str]]]:
    """The rows of each vocabulary, as they stand in the tree."""
    sheet = read("vocabulary", path(root, "vocabulary")).sheet
    lists: dict[str, list[dict[str, str]]] = {}
    for row in sheet.cells.to_pylist() if sheet else []:
        lists.setdefault(row["vocabulary"] or "", []).append({name: cell or "" for name, cell in row.items()})
    return lists
