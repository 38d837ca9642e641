"""An id that its table does not hold.

The row points to nothing: a slip of the finger, or the other row is still to be added.
"""

from collections.abc import Iterator

import pyarrow.compute as pc

from schemas.relations import key
from scripts.findings import Case
from scripts.tables import Tables, distinct, nearest, where


def find(tables: Tables) -> Iterator[Case]:
    """Cells that point to no row."""
    for column, sheet, parent in tables.referring():
        ids = tables.ids(parent.table)
        lost = pc.and_(sheet.column(column.name).is_valid(), pc.invert(pc.is_in(sheet.column(column.name), value_set=ids)))
        if pc.any(lost).as_py():
            broken = tables.malformed_ids(parent.table)
            wanted = {value for value in sheet.column(column.name).filter(lost).to_pylist() if not nearest(value, broken)}
            yield from where(
                sheet, column.name, dict.fromkeys(wanted, parent.table), tuple(distinct(parent, key(parent.table)[0]))
            )


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"No row of datasets/{case.context}.csv has this id. Correct it, or add that row first."
