"""A cell of numbers holds something else.

Numbers are plain: digits, with a full stop before decimals, without separators, units, words or leading zeros.
"""

from schemas.relations import named
from scripts.findings import Case


def remedy(case: Case) -> str:
    """What to write instead."""
    return (
        f"This is no number. Write {named(case.table, case.column).kind.form}, or leave the cell empty; words "
        "go to figure_as_stated."
    )
