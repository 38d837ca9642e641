"""A cell is longer than its column allows.

A claim is one sentence; an id is typed by people; a cell of thousands of letters is a pasted page.
"""

from schemas.relations import named
from scripts.findings import Case


def remedy(case: Case) -> str:
    """What to write instead."""
    most = next(c.statistics["max_value"] for c in named(case.table, case.column).checks if c.name == "str_length")
    return f"The cell has {len(case.found)} characters; write at most {most}."
