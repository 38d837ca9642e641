"""A year that these tables cannot be about.

A digit is missing, doubled or wrong: 0202, 1924, 2204.
"""

from schemas.dates import FIRST_YEAR, LAST_YEAR
from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return f"Years run from {FIRST_YEAR} to {LAST_YEAR} here. Look at the digits of the year."
