"""A repetition is about another event than what it repeats.

The same utterance is about one event; otherwise it would count in two estimates.
"""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from scripts.findings import Case
from scripts.tables import Tables, cases, repetitions


def find(tables: Tables) -> Iterator[Case]:
    """Statements whose event is not that of the statement that they repeat."""
    events = ("deployment_id", "transfer_id")
    rows, origins = repetitions(tables["statements"], *events)
    for name in events:
        ours, theirs = (pc.fill_null(sheet.column(name), "") for sheet in (rows, origins))
        yield from cases(rows, name, pc.and_(pc.not_equal(ours, theirs), pa.array(tables.sound(origins, name))), theirs)


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"The statement that this row repeats has {case.context or 'nothing'} here. Write the same in both, or empty repeats."
