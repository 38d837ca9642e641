"""Two spaces in a row.

They come from copying and make searches fail.
"""

import re

from scripts.findings import Case

PATTERN = r"  "


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "Two spaces stand in a row. Write one."


def suggest(case: Case) -> str:
    """The cell as it should be."""
    return re.sub(" +", " ", case.found)
