"""A NUL character.

Many readers end the cell, or the file, there.
"""

from scripts.findings import Case

PATTERN = r"\x{0000}"


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "Delete the NUL character; the cell was damaged on its way, so compare it with the document."


def suggest(case: Case) -> str:
    """The cell as it should be."""
    return case.found.replace("\0", "")
