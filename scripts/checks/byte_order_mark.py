"""A file begins with a byte order mark.

Spreadsheets write three invisible bytes there; readers then take them for a part of the first column's name.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "The file begins with an invisible byte order mark. Run `python -m scripts.format` to mend it."
