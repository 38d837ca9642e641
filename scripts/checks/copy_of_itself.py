"""The permanent copy is the page itself.

When the page is gone, the copy is gone with it.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "This is the address of the page itself. Write that of a copy in an archive, or empty both cells of the copy."
