"""A hidden speaker has a name.

`anonymous` says that the document hides who spoke.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "The row says that the speaker is hidden. Empty this cell, or write false in anonymous."
