"""A file has more lines than the check reads.

It is not read further: so many rows were made by a machine, and no person can review them.
"""

from scripts.findings import Case


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"A table has at most {case.context} lines; this file was not read further. Delete the rows that no person coded."
