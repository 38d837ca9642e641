"""A day that is not on the calendar.

Usually a slip of the finger, such as 30 February, or 29 February in a year that has none.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "That day does not exist. Look it up again, or write the month alone where the column allows it."
