"""A voice that is a person.

The voice is the body whose position it is; the person goes to speaker_id.
"""

from collections.abc import Iterator

import pyarrow.compute as pc

from scripts.findings import Case
from scripts.tables import Tables, cases, looked_up


def find(tables: Tables) -> Iterator[Case]:
    """Statements whose voice is a person."""
    sheet, actors = tables["statements"], tables["actors"]
    kind = looked_up(actors.column("actor_id"), sheet.column("organisation_id"), actors.column("kind"))
    yield from cases(sheet, "organisation_id", pc.equal(kind, "person"), kind)


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"This actor is a {case.context}. Write it in speaker_id, and here the body in whose name it was said."
