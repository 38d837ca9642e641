"""A number outside what its column can hold.

A latitude has no 91 degrees.
"""

from schemas.relations import named
from scripts.findings import Case


def remedy(case: Case) -> str:
    """What to write instead."""
    bounds = next(c.statistics for c in named(case.table, case.column).checks if c.name == "in_range")
    return f"The column does not go that far. Write a number from {bounds['min_value']} to {bounds['max_value']}."
