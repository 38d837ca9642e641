"""The header lacks a column of the schema.

The table is not read further: every row would be misread.
"""

from scripts.findings import Case


def remedy(case: Case) -> str:
    """What to write instead."""
    renamed = (
        f' Rename "{case.context}" to it.'
        if case.context
        else " Put it back, with an empty cell in each row where nothing is known."
    )
    return f"The header has no column of this name.{renamed}"
