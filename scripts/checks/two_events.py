"""A claim about a deployment and a transfer at once.

A claim is about one event; estimates are reckoned by event.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "The row names a deployment and a transfer. Keep the one that the claim is about, or make it two rows."
