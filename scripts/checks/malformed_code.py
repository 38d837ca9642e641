"""A code of the vocabulary is not of the form of codes.

Codes are words of small letters and digits joined by underscores (countries are capitals), so that they can be typed without
quotes.
"""

from schemas.relations import named
from scripts.findings import Case


def remedy(case: Case) -> str:
    """What to write instead."""
    return (
        f'This is not the form of a code. Write it like "{named(case.table, case.column).metadata["example"]}": '
        "letters, digits and single underscores."
    )
