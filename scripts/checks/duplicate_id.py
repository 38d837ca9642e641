"""Two rows have one id.

An id names one row. Two rows of one id cannot be told apart, nor cited.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "Another row of this table has the same id. Give one of the two a new one, or delete the copy."
