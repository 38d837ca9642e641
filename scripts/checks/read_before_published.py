"""A document is said to have been read before it was published.

One of the two dates is wrong.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "It was read before it was published; one of accessed_on and published_on is wrong."
