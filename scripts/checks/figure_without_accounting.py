"""A figure without its accounting.

A number alone says nothing: the row must say whether it is a total, a snapshot, one event, a rate or a capacity.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "The row has a number; say whether it is a total, a snapshot, one event, a rate or a capacity."
