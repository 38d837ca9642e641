"""A quote mark stands inside a cell that is not quoted, or text follows a closing quote.

Readers disagree about what such a cell holds.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return (
        "A quote mark stands where none can. A cell that holds quote marks is quoted as a whole, with each mark "
        'doubled: "the ""special"" unit".'
    )
