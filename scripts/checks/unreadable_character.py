"""A replacement or private-use character.

The text was damaged on its way: nobody can tell what stood there.
"""

from scripts.cells import matched, names
from scripts.findings import Case

PATTERN = r"[\x{FFFD}\x{E000}-\x{F8FF}]"
CHARACTERS = "[\ufffd\ue000-\uf8ff]"


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"The text is damaged where {names(matched(CHARACTERS, case.found))} stands. Copy it again from the document."
