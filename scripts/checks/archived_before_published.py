"""A copy is older than what it copies.

One of the two dates is wrong, or the copy is of another page.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "The copy is of a day before the document was published. Correct the wrong one of the two dates."
