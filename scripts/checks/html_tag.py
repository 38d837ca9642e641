"""A tag of HTML.

It was copied from the source of a page, and pages that show the cell may take it for their own.
"""

import re

from scripts.findings import Case

PATTERN = r"</?[A-Za-z!][^<>]*>"


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "This was copied from the source of a page. Delete the tags."


def suggest(case: Case) -> str:
    """The cell without them."""
    return re.sub(PATTERN, "", case.found)
