"""Rows that point at each other in a circle.

A chain of repeats, parts or members must come to an end: its last row is the origin or the whole.
"""

from collections.abc import Iterator

import numpy as np
import pyarrow.compute as pc

from schemas.relations import key
from scripts.findings import Case
from scripts.tables import Tables, cases


def find(tables: Tables) -> Iterator[Case]:
    """Rows that lie on a circle, of one or more."""
    for column, sheet, parent in tables.referring():
        if sheet is parent:
            known = sheet.column(key(sheet.table)[0]).combine_chunks()
            next_row = np.asarray(pc.fill_null(pc.index_in(sheet.column(column.name), value_set=known, skip_nulls=True), -1))
            circle = on_circle(next_row)
            if column.name == "repeats":  # who repeats itself is told so by a rule of its own
                circle &= next_row != np.arange(len(next_row))
            yield from cases(sheet, column.name, circle)


def on_circle(next_row: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """For each row, whether following `next_row` (-1: the end) comes back to it."""
    rows = np.flatnonzero(next_row >= 0)
    ahead = np.append(next_row, -1)
    for _ in range(len(next_row).bit_length()):  # doubling the step each time: who has not ended by then never does
        ahead[:-1] = ahead[ahead[:-1]]
    endless = rows[ahead[rows] >= 0]
    flags = np.zeros(len(next_row), dtype=bool)
    for start in endless:
        row = int(ahead[start])
        while not flags[row]:
            flags[row] = True
            row = int(next_row[row])
    return flags


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"Following {case.column} from this row leads back to it. Empty the cell of the row that is the first."
