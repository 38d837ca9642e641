"""A repetition has another voice than what it repeats.

The same utterance has one voice: whose position it is, not who prints it. A relay that names another body still repeats the
first.
"""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from scripts.findings import Case
from scripts.tables import Tables, cases, repetitions


def find(tables: Tables) -> Iterator[Case]:
    """Statements whose voice is not that of the statement that they repeat."""
    rows, origins = repetitions(tables["statements"], "organisation_id")
    ours, theirs = (sheet.column("organisation_id") for sheet in (rows, origins))
    other = pc.and_(pc.not_equal(ours, theirs), pa.array(tables.sound(origins, "organisation_id")))
    yield from cases(rows, "organisation_id", other, theirs)


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"The statement that this row repeats has the voice {case.context}. Write the same voice in both, or empty repeats."
