"""A replacement or private-use character, or one that is none.

The text was damaged on its way: nobody can tell what stood there.
"""

from scripts.cells import matched, names
from scripts.findings import Case

PATTERN = r"[\x{E000}-\x{F8FF}\x{FDD0}-\x{FDEF}\x{FFFD}-\x{FFFF}\x{F0000}-\x{10FFFF}]"
CHARACTERS = "[\ue000-\uf8ff\ufdd0-\ufdef\ufffd-\uffff\U000f0000-\U0010ffff]"


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"The text is damaged where {names(matched(CHARACTERS, case.found))} stands. Copy it again from the document."
