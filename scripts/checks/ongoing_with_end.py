"""Something goes on and has ended.

An end date says that it is over.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "The row has an end date and says that it goes on. Empty this cell, or write false in ongoing."
