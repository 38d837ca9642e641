"""What comes of reading a table: its sound rows with their lines, and the faults of its form."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from scripts.findings import Case
from scripts.limits import MOST_CASES


@dataclass(frozen=True)
class Sheet:
    """The sound rows of one table.

    `cells` holds text columns, `lines` the line of each row, `broken` the first cells of the rows that are not sound.
    """

    table: str
    cells: pa.Table
    lines: "np.ndarray[tuple[int], np.dtype[np.int64]]"
    broken: tuple[str, ...] = ()

    def column(self, name: str) -> pa.ChunkedArray:
        """One column, as text."""
        return self.cells.column(name)

    def take(self, rows: Any, *columns: str) -> "Sheet":
        """The named columns of the rows at these places, with their lines."""
        return Sheet(self.table, self.cells.select(columns).take(pa.array(rows)), self.lines[rows], self.broken)


@dataclass
class Reading:
    """What came of reading a file: its rows, unless it could not be read, and the faults of its form by rule."""

    table: str
    sheet: Sheet | None = None
    faults: list[tuple[str, Case]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def fault(self, rule: str, line: int, column: str = "", found: str = "", context: str = "") -> None:
        """Note one fault; of each rule only some, so that a file of nothing but faults costs no more than its size."""
        self.counts[rule] += 1
        if self.counts[rule] <= MOST_CASES + 1:
            self.faults.append((rule, Case(self.table, line, column, found, context)))
