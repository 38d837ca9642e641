"""A line is empty, or holds commas alone.

Readers either skip it or make it a row without an id.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "This line holds no cell. Delete it. `python -m scripts.format` does it too."
