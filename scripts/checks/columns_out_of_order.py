"""The columns stand in another order than in the schema.

The order is fixed so that a diff shows only what changed. The table is not read further.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "From this column on the order is not the schema's. Run `python -m scripts.format` to mend it."
