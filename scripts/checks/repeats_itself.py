"""A statement repeats itself.

`repeats` names another statement; an origin leaves it empty.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return (
        "A statement cannot repeat itself. Name the earlier report of the same utterance; leave the cell empty if there is none."
    )
