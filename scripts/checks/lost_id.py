"""An id of the base commit is gone.

Rows are cited by their ids. An id leaves a table only through datasets/retired_ids.csv, where its successor stands. Runs
with `--against REV`.
"""

from collections.abc import Iterator

from schemas.relations import key
from scripts.findings import Case
from scripts.spelling import Speller
from scripts.tables import Tables, keys, rows_by_rest


def find(tables: Tables) -> Iterator[Case]:
    """Ids that the base commit holds and neither the table nor retired_ids does."""
    retired = tables["retired_ids"]
    left = set(zip(retired.column("table").to_pylist(), retired.column("id").to_pylist(), strict=True))
    for table in tables.former:
        if len(key(table)) == 1:
            lost = [name for (name,) in tables.gone(table) if (table, name) not in left]
            renamed = _renamed(tables, table, lost) if lost else {}
            yield from (Case(table, 0, key(table)[0], name, renamed[name]) for name in lost)


def _renamed(tables: Tables, table: str, lost: list[str]) -> dict[str, str]:
    """For each lost id the new one whose row is else the same, or the new one that is spelt most like it, or nothing."""
    former = {name for (name,) in keys(tables.former[table])}
    added = tuple(name for (name,) in keys(tables[table]) if name not in former)
    then, now = (rows_by_rest(sheet, chosen) for sheet, chosen in ((tables.former[table], lost), (tables[table], added)))
    names = {rest: name for name, rest in now.items()}
    spelt = Speller(added)
    return {name: names.get(then[name]) or spelt.nearest(name) for name in lost}


def remedy(case: Case) -> str:
    """What to write instead."""
    renamed = f" It looks renamed to {case.context}." if case.context else ""
    return f"This id was there and is gone.{renamed} Bring it back, or add it to datasets/retired_ids.csv with the reason."
