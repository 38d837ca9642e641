"""The header holds a column that the schema does not have.

The table is not read further. A new column is described in `schemas/` first.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "The table has no such column. Delete it with its cells, or put what it says into note."
