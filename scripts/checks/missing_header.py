"""The first line is not the header of the table.

It was cut off, something stands above it, or the file is no table at all. The table is not read further.
"""

from scripts.findings import Case


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"The first line must be the header of the table: {case.context}"
