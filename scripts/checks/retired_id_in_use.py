"""An id that was retired stands in its table again.

Ids are never reused: who cited the old row would be led to another.
"""

from collections.abc import Iterator

import pyarrow.compute as pc

from schemas.relations import key
from scripts.findings import Case
from scripts.tables import Tables, cases


def find(tables: Tables) -> Iterator[Case]:
    """Rows whose id stands in retired_ids."""
    retired = tables["retired_ids"]
    for table in pc.unique(retired.column("table")).to_pylist():
        if table in tables.sheets:
            gone = retired.column("id").filter(pc.equal(retired.column("table"), table)).combine_chunks()
            yield from cases(tables[table], key(table)[0], pc.is_in(tables[table].column(key(table)[0]), value_set=gone))


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "This id is retired (datasets/retired_ids.csv). Give the row a new one."
