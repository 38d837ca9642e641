"""A negative figure.

Only a change can be negative.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "The figure is negative. Write the number without a sign, or metric change if it is a fall."
