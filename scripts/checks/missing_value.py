"""A required cell is empty.

The column cannot be left out: without it nobody knows what the row is about.
"""

from schemas.relations import named
from scripts.findings import Case


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"{named(case.table, case.column).title} is required: {named(case.table, case.column).description}"
