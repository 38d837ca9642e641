"""A figure without its unit.

A number alone says nothing: the row must say one of what.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "The row has a number; say one of what."
