"""One of two cells that belong together is empty.

A date without its basis, an archived copy without its day, a latitude without longitude or precision says half.
"""

from schemas.relations import named
from scripts.findings import Case


def remedy(case: Case) -> str:
    """What to write instead."""
    column = named(case.table, case.column)
    return f"{column.title} is needed beside the cell that is filled: {column.description}"
