"""A cell begins or ends with a space.

It cannot be seen, and makes two words out of one.
"""

from scripts.findings import Case

PATTERN = r"^ | $"


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "The cell begins or ends with a space. Delete it."


def suggest(case: Case) -> str:
    """The cell as it should be."""
    return case.found.strip(" ")
