"""A CSV file that is no table.

A copy or a new file under datasets/ would be published by nobody and read by some.
"""

from collections.abc import Iterator

from scripts.findings import Case
from scripts.tables import Tables


def find(tables: Tables) -> Iterator[Case]:
    """Files under datasets/ that the schema does not know."""
    return (Case(stem, 0, "") for stem in tables.unknown_files)


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "No table has this name. Delete the file, or move its rows into a table."
