"""A hidden speaker is not described.

How the document describes the speaker is all that a reader has to judge the claim by.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return (
        'The row says that the speaker is hidden. Write how the document describes the speaker, such as "senior NATO official".'
    )
