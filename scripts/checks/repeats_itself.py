"""A statement repeats itself.

`repeats` names another statement; an origin leaves it empty.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "A statement cannot repeat itself. Empty this cell if the row is an origin, or name the statement that it repeats."
