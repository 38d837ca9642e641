"""A table has no file.

Every table of the schema is a file, even one without rows; other rules cannot run without it.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "The table's file is not there. Bring it back from the last commit, or write its header line alone."
