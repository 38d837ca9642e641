"""A repetition has another voice than what it repeats.

The same utterance has one voice: whose position it is, not who prints it. A relay that names another body still repeats the
first.
"""

from collections.abc import Iterator

import pyarrow.compute as pc

from scripts.findings import Case
from scripts.tables import Tables, cases, repetitions


def find(tables: Tables) -> Iterator[Case]:
    """Statements whose voice is not that of the statement that they repeat."""
    rows, origins = repetitions(tables["statements"], "organisation_id")
    theirs = origins.column("organisation_id")
    yield from cases(rows, "organisation_id", pc.not_equal(rows.column("organisation_id"), theirs), theirs)


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"The statement that this row repeats has the voice {case.context}. Write the same voice in both, or empty repeats."
