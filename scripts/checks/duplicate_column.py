"""The header names a column twice.

Nobody can tell which of the two is meant. The table is not read further.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "The header names this column twice. Delete one of the two, with its cells."
