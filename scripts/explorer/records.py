"""Rows as plain dictionaries, one by one and by what stands in a column: pages are made of words, not of frames."""

from collections import defaultdict
from typing import Any

import pandas as pd

Record = dict[str, Any]
Thing = tuple[Any, ...]


def records(frame: pd.DataFrame) -> list[Record]:
    """The rows of a frame as dictionaries: days as YYYY-MM-DD, lists as lists, gaps as None."""
    plain = {name: _column(frame[name]) for name in frame.columns}
    return [dict(zip(plain, row, strict=True)) for row in zip(*plain.values(), strict=True)]


def _column(cells: "pd.Series[Any]") -> list[Any]:
    if pd.api.types.is_datetime64_any_dtype(cells):
        cells = cells.dt.strftime("%Y-%m-%d")
    given = cells.notna().tolist()
    return [
        None if not there else cell.tolist() if hasattr(cell, "tolist") else cell
        for cell, there in zip(cells.tolist(), given, strict=True)
    ]


def grouped(rows: list[Record], name: str) -> dict[str, list[Record]]:
    """The rows by what stands in a column; rows without are left out."""
    found: dict[str, list[Record]] = defaultdict(list)
    for row in rows:
        if row[name] is not None:
            found[row[name]].append(row)
    return dict(found)


def grouped_by(rows: list[Record], names: tuple[str, ...]) -> dict[Thing, list[Record]]:
    """The rows by what stands in several columns, gaps included."""
    found: dict[Thing, list[Record]] = defaultdict(list)
    for row in rows:
        found[tuple(row[name] for name in names)].append(row)
    return dict(found)
