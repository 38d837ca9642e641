"""A phase where nothing is said to have come anywhere.

Denials, evasions, "cannot confirm" and "no sign" without a metric have no phase, nor has what is said of quality, sanctions,
diplomacy, law or honours: two readers who filled it there agreed in no more than eight of ten rows.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "Empty this cell: by its stance or topic the claim says of nothing how far along it is."
