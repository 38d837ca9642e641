"""A character that turns the direction of writing.

It can make a cell show other text than it holds.
"""

from scripts.cells import matched, names
from scripts.findings import Case

PATTERN = r"[\x{061C}\x{200E}\x{200F}\x{202A}-\x{202E}\x{2066}-\x{2069}]"
CHARACTERS = "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"The cell holds {names(matched(CHARACTERS, case.found))}, which can hide or turn text. Delete it."
