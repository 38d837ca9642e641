"""Latin letters mixed with Cyrillic or Greek ones in one word.

The letters look alike, but the word is another: it is not found in searches and does not match its id.
"""

from scripts.cells import matched, names
from scripts.findings import Case

PATTERN = r"[A-Za-z][\p{Cyrillic}\p{Greek}]|[\p{Cyrillic}\p{Greek}][A-Za-z]"
CHARACTERS = "[\u0370-\u03ff\u0400-\u052f]"


def remedy(case: Case) -> str:
    """What to write instead."""
    return (
        f"A word mixes Latin letters with look-alikes: {names(matched(CHARACTERS, case.found))}. Type the word again "
        "in one alphabet."
    )
