"""A statement's id does not begin with the id of its document.

Its id is the source_id, a full stop, and a number: so it tells where it comes from.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "The id does not begin with the document's. Write the row's own source_id, a full stop, and two digits."
