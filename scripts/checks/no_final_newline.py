"""The last line has no line end.

The next row that is added would join it in every diff.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "The last line has no line end. Run `python -m scripts.format` to mend it."
