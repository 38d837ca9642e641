"""True or false in capitals.

Spreadsheets write TRUE and FALSE where they take a column for true and false.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "This column holds true or false, in small letters. Run `python -m scripts.format` to mend it."


def suggest(case: Case) -> str:
    """The cell in small letters."""
    return case.found.lower()
