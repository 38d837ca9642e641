"""An end before its start.

Partial dates count with all their days: 2024-10 can end on any day of that month.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "It ends before it begins; look at both dates."
