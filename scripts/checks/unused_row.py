"""A row that nothing needs.

A document without a statement, an event, actor or place that no row names: left over, or its statements are still to come.
"""

import re
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from schemas.relations import Column, key, referring
from scripts.findings import Case
from scripts.lines import TEXT
from scripts.tables import Tables, cases

YIELDS_TO = "duplicate-url"  # which says to delete the row


def find(tables: Tables) -> Iterator[Case]:
    """Rows of tables that others point to, to which nothing points."""
    used: dict[str, list[pa.Array]] = {}
    for column in referring():
        sheet = tables[column.table]  # without it nobody knows what is needed
        if sheet.broken:
            return  # a row that could not be read may be the one that needs it
        meant = [word for case in tables.malformed if _in(case, column) for word in re.split("[;, ]+", case.found.lower())]
        used.setdefault(column.references or "", []).extend([pc.unique(sheet.column(column.name)), pa.array(meant, TEXT)])
    for table in sorted(used.keys() - {"statements"}):
        needed = pc.is_in(tables[table].column(key(table)[0]), value_set=pa.concat_arrays([pa.array([], TEXT), *used[table]]))
        yield from cases(tables[table], key(table)[0], pc.invert(needed))


def _in(case: Case, column: Column) -> bool:
    return (case.table, case.column) == (column.table, column.name)


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "No row needs this one. Add the statement or row that names it, or delete it."
