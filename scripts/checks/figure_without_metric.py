"""A figure without its metric.

A number alone says nothing: the row must say what is counted.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "The row has a number; say what is counted."
