"""A rate that does not say per what.

2.8 million rounds a year and a month are different things.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "A rate needs its span. Write per what it counts: day, month, year and so on."
