"""A file or folder that does not belong under datasets/.

A copy or a new file would be published by nobody and read by some. Whatever is not a table, or one of the pages beside them,
is refused: other endings, hidden files, and what a spreadsheet leaves while it has a table open.
"""

from collections.abc import Iterator

from scripts.findings import Case
from scripts.limits import MOST_ENTRIES
from scripts.tables import Tables


def find(tables: Tables) -> Iterator[Case]:
    """Plain files and folders under datasets/ that neither the schema nor the list of pages knows."""
    for entry in tables.entries if len(tables.entries) <= MOST_ENTRIES else ():
        if not entry.known and entry.oddity in ("", "a folder", "executable"):
            yield Case(entry.path, 0, "", context=entry.oddity, path=entry.path)


def remedy(case: Case) -> str:
    """What to write instead."""
    if case.path.startswith((".~lock.", "~$")):
        return "A spreadsheet has the table open. Save and close it there; if it crashed, delete this file."
    if case.context == "a folder":
        return "This folder does not belong here. Delete it; new tables are a change of the schema."
    return "No table has this name. Delete the file, or move its rows into a table."
