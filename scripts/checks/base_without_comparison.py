"""share_of beside a figure that is no share.

Only shares, changes and factors have a base.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "Only a share, change or factor is of something. Empty this cell, or write metric share, change or factor."
