"""A table has lost many rows.

Each table has a least number of rows, a little under what it holds. Falling under it means that rows were lost by accident.
"""

from collections.abc import Iterator

from scripts.findings import Case
from scripts.tables import Tables


def find(tables: Tables) -> Iterator[Case]:
    """Tables with fewer rows than the package says."""
    for table, least in tables.least_rows.items():
        rows = tables[table].cells.num_rows + len(tables[table].broken)
        if rows < least:
            yield Case(table, 0, "", f"{rows} rows", str(least))


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"The table should have at least {case.context} rows. Bring the lost ones back from the last commit."
