"""A claim is not a sentence.

It is read alone, in tables and on pages: it begins with a capital and ends with a full stop.
"""

from scripts.findings import Case

_TAIL = 30  # characters of the end that are shown


def remedy(case: Case) -> str:
    """What to write instead."""
    claim = case.found
    if not claim.endswith((".", "!", "?")):
        end = claim if len(claim) <= _TAIL else f"…{claim[-_TAIL:]}"
        return f'A claim is a whole sentence. This one ends in "{end}": end it with a full stop and nothing behind it.'
    return "A claim is a whole sentence. Begin it with a capital."
