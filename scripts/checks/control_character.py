"""A control character, tab or line separator inside a cell.

It cannot be seen and breaks readers and terminals.
"""

from scripts.cells import matched, names
from scripts.findings import Case

PATTERN = r"[\x01-\x1F\x7F\x{0080}-\x{009F}\x{2028}\x{2029}]"
CHARACTERS = "[\x01-\x1f\x7f-\x9f\u2028\u2029]"


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"The cell holds {names(matched(CHARACTERS, case.found))}. Delete it, or write a space."
