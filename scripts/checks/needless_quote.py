"""A cell is quoted though it need not be, or is not though it should.

Only cells that hold a comma or a quote mark are quoted, so that the same content is always the same text.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "This line is quoted otherwise than the canonical form. Run `python -m scripts.format` to mend it."
