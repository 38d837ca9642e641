"""A row of vocabulary or retired_ids is gone.

Published rows use the codes, and citations rest on the retired ids: both tables only grow. Runs with `--against REV`.
"""

from collections.abc import Iterator

from schemas.relations import key
from scripts.findings import Case
from scripts.tables import Tables


def find(tables: Tables) -> Iterator[Case]:
    """Rows of tables without an id that the base commit holds and the table does not."""
    for table in tables.former:
        if len(key(table)) > 1:
            yield from (Case(table, 0, key(table)[-1], name[-1], name[0]) for name in tables.gone(table))


def remedy(case: Case) -> str:
    """What to write instead."""
    if case.table == "vocabulary":
        return f"This code of {case.context} was there and is gone. Bring its row back; it retires by a successor in replaced_by."
    return f"This retired id of {case.context} was there and is gone. Bring its row back: a retired id is never used again."
