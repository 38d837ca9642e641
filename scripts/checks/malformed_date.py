"""A date is not written as YYYY, YYYY-MM or YYYY-MM-DD.

Other orders are ambiguous: 03/04/2024 is March in one country and April in another.
"""

from schemas.relations import named
from scripts.findings import Case


def remedy(case: Case) -> str:
    """What to write instead."""
    return (
        f"This is no date that the column takes. Write {named(case.table, case.column).kind.form}, as precise "
        "as the document is; months run from 01 to 12."
    )
