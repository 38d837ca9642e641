"""A quote opens and does not close on its line.

Most readers would swallow all that follows up to the next quote.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return 'A quote mark opens a cell here and never closes. Close it, or double a quote mark that belongs to the text: ""so"".'
