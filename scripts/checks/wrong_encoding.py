"""A file is not UTF-8.

A spreadsheet saved it in an older encoding, so letters beyond ASCII would change. The table is not read further.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return 'This line is not UTF-8. Save the file again as "CSV UTF-8" from the original.'
