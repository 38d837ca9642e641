"""An id of the base commit is gone.

Rows are cited by their ids. An id leaves a table only through datasets/retired_ids.csv, where its successor stands. Runs
with `--against REV`.
"""

from collections.abc import Iterator

from schemas.relations import key
from scripts.findings import Case
from scripts.tables import Tables, nearest


def find(tables: Tables) -> Iterator[Case]:
    """Ids that the base commit holds and neither the table nor retired_ids does."""
    retired = tables["retired_ids"]
    gone = set(zip(retired.column("table").to_pylist(), retired.column("id").to_pylist(), strict=True))
    for table, former in tables.former_ids.items():
        present = frozenset(tables.ids(table).to_pylist())
        added = tuple(sorted(present - former))
        for lost in sorted(former - present):
            if (table, lost) not in gone:
                yield Case(table, 0, key(table)[0], lost, nearest(lost, added))


def remedy(case: Case) -> str:
    """What to write instead."""
    renamed = f" It looks renamed to {case.context}." if case.context else ""
    return f"This id was there and is gone.{renamed} Bring it back, or add it to datasets/retired_ids.csv with the reason."
