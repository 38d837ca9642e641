"""A cell of true or false holds something else.

Some write yes, 1 or x. TRUE and FALSE in capitals are another rule's, since the formatter mends them.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "This column holds true or false, in small letters."


def suggest(case: Case) -> str:
    """What a short yes or no means."""
    return {"yes": "true", "y": "true", "1": "true", "no": "false", "n": "false", "0": "false"}.get(case.found.lower(), "")
