"""A share or change that does not say of what.

40 percent of the shells fired and of the shells received are different things.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "A share or change is of something. Write of what it is a share, or against what it changed."
