"""A claim is not a sentence.

It is read alone, in tables and on pages: it begins with a capital and ends with a full stop.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "A claim is a whole sentence. Begin it with a capital and end it with a full stop."
