"""A share of more than all, or a fall of more than all.

A share lies between 0 and 100 percent. Nothing falls by more than 100 percent; growth may be larger.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return (
        "A share lies between 0 and 100 percent, and nothing falls by more than 100. A growth is metric "
        "change; a multiple is metric factor with unit times."
    )
