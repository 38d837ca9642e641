"""Rows are not sorted by id.

Sorted rows keep diffs small, and a row that was added twice stands beside its copy.
"""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from schemas.relations import key
from scripts.findings import Case
from scripts.lines import TEXT
from scripts.tables import Tables, cases


def find(tables: Tables) -> Iterator[Case]:
    """The first row of each table that stands before its predecessor."""
    for sheet in tables.sheets.values():
        parts = [pc.fill_null(sheet.column(name), "") for name in key(sheet.table)]
        keys = pc.binary_join_element_wise(*parts, pa.scalar("\x01", TEXT)).combine_chunks()
        behind = pc.less(keys[1:], keys[:-1])
        flags = pa.concat_arrays([pa.array([False] * bool(len(keys)), pa.bool_()), behind])
        yield from list(cases(sheet, key(sheet.table)[-1], flags))[:1]


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "This row and perhaps others are not sorted by id. Run `python -m scripts.format` to mend it."
