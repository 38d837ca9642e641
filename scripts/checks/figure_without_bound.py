"""A figure without its bound.

A number alone says nothing: the row must say whether it is exact, about, at least, at most or a range.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "The row has a number; say whether it is exact, about, at least, at most or a range."
