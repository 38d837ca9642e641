"""What lies under datasets/ is no plain file.

A symbolic link shows a file of the machine that reads it; a pipe or device makes it wait; an executable file may be run by
accident. None is followed or opened.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from schemas.package import TABLES
from scripts.findings import Case
from scripts.limits import MOST_ENTRIES
from scripts.tables import Tables


def find(tables: Tables) -> Iterator[Case]:
    """Links, pipes, sockets, devices, executable files, and folders that have the name of a file."""
    for entry in tables.entries if len(tables.entries) <= MOST_ENTRIES else ():
        name = PurePosixPath(entry.path)
        if entry.oddity and (entry.known or entry.oddity != "a folder"):
            known_table = entry.known and name.suffix == ".csv" and name.stem in TABLES
            yield Case(name.stem if known_table else entry.path, 0, "", "", entry.oddity, path="" if known_table else entry.path)


def remedy(case: Case) -> str:
    """What to write instead."""
    if case.context == "executable":
        return "The file is marked as a program. Take the mark away: git update-index --chmod=-x, or chmod -x."
    return f"This is {case.context}, not a plain file, and was not opened. Put the file itself here, or delete it."
