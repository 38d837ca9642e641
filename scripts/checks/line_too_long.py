"""A line is longer than all its cells may be together.

It is not read further: a page was pasted into it, or line ends were lost.
"""

from scripts.findings import Case


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"A line has at most {case.context} characters. Bring back its line ends, or delete what was pasted into it."
