"""Two rows of a registry have one name.

Most likely one actor or place under two ids: its statements would count as two voices.
"""

from collections.abc import Iterator

from schemas.relations import key
from scripts.findings import Case
from scripts.tables import Tables


def find(tables: Tables) -> Iterator[Case]:
    """Actors of one name, and places of one name in one region."""
    for table in ("actors", "places"):
        sheet = tables[table]
        beside = "kind" if table == "actors" else "admin1"
        seen: dict[tuple[str, str], str] = {}
        for line, own, name, apart in zip(
            sheet.lines, *(sheet.column(c).to_pylist() for c in (key(table)[0], "name", beside)), strict=True
        ):
            other = seen.setdefault((name or "", apart or ""), own or "")
            if other != own and name:
                yield Case(table, int(line), "name", name, other)


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"{case.context} has the same name. Use that id and delete this row, or tell the two apart in the name."
