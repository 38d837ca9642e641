"""An id that its table does not hold.

The row points to nothing: a slip of the finger, or the other row is still to be added.
"""

from collections.abc import Iterator
from dataclasses import replace

import pyarrow.compute as pc

from scripts.findings import Case
from scripts.spelling import Speller
from scripts.tables import Tables, where


def find(tables: Tables) -> Iterator[Case]:
    """Cells that point to no row."""
    for column, sheet, parent in tables.referring():
        ids = tables.ids(parent.table)
        lost = pc.and_(sheet.column(column.name).is_valid(), pc.invert(pc.is_in(sheet.column(column.name), value_set=ids)))
        if pc.any(lost).as_py():
            broken = Speller(tables.malformed_ids(parent.table))
            wanted = (value for value in sheet.column(column.name).filter(lost).to_pylist() if not broken.nearest(value))
            names = tables.known_as(parent.table)
            wrong = dict.fromkeys(wanted, parent.table)
            for case in where(sheet, column.name, wrong, tables.spelt(parent.table)):
                yield replace(case, suggestion=names.get(case.found.casefold()) or case.suggestion)


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"No row of datasets/{case.context}.csv has this id. Look there for the right one; if it is new, add its row first."
