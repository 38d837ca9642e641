"""Low, best and high are not in order.

Low is at most best, best at most high.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "Low is at most best and best at most high; look which number went into which column."
