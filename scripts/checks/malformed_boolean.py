"""A cell of true or false holds something else.

Spreadsheets write TRUE and FALSE; others write yes, 1 or x.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "This column holds true or false, in small letters."
