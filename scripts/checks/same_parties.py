"""The sender is the receiver.

A flow goes from one country to another; which way it goes is half of what the row says.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "Giver and taker are one country. Write the other party here."
