"""A speaker who is not a person.

Bodies speak as voices, in organisation_id; speaker_id holds the named person.
"""

from collections.abc import Iterator

import pyarrow.compute as pc

from scripts.findings import Case
from scripts.tables import Tables, cases, looked_up


def find(tables: Tables) -> Iterator[Case]:
    """Statements whose speaker is a body."""
    sheet, actors = tables["statements"], tables["actors"]
    kind = looked_up(actors.column("actor_id"), sheet.column("speaker_id"), actors.column("kind"))
    yield from cases(sheet, "speaker_id", pc.not_equal(kind, "person"), kind)


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"This actor is a {case.context}, not a person. Write it in organisation_id, or name the person."
