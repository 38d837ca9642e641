"""An accounting without a figure.

Words such as "dozens" stay in figure_as_stated, with the metric alone: no number was stated.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "The row has no number that this could go with. Empty this cell, or write the number in low, best or high."
