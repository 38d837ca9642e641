"""A row has more or fewer cells than the header.

Usually a comma inside a text that is not quoted, or one comma too few or too many for the empty cells.
"""

from scripts.findings import Case


def remedy(case: Case) -> str:
    """What to write instead."""
    return (
        f'This row has {case.found}, the header {case.context}. Quote a text that holds a comma ("Rajin, North '
        'Korea"); write one comma for each empty cell.'
    )
