"""Per something, but no rate.

Only a figure whose accounting is rate is per something.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "Only a rate is per something. Empty this cell, or write rate in accounting."
