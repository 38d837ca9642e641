"""A file is larger than the check reads.

It is not opened: a table of this kind has a few megabytes, and a much larger file is no table or is meant to tire the machine.
"""

from scripts.findings import Case


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"A table has at most {case.context} bytes; this file was not read. Bring back the table from the last commit."
