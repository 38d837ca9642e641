"""A cell holds a line break.

One row is one line: that keeps line numbers true and diffs small.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "A cell that begins here runs over several lines. Write it on one line, with a space for each line break."
