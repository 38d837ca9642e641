"""There are more files under datasets/ than anybody needs.

Only the tables and their pages belong there; an unpacked archive does not.
"""

from collections.abc import Iterator

from scripts.findings import Case
from scripts.limits import MOST_ENTRIES
from scripts.tables import Tables


def find(tables: Tables) -> Iterator[Case]:
    """The folder, when it holds too much; what it holds is then not listed."""
    if len(tables.entries) > MOST_ENTRIES:
        yield Case("", 0, "", path=".")


def remedy(_case: Case) -> str:
    """What to write instead."""
    return f"More than {MOST_ENTRIES} files lie here. Delete all but the tables and their pages."
