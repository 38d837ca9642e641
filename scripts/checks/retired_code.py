"""A code that another one has replaced.

Retired codes stay in the vocabulary for old files; new rows use the successor.
"""

from collections.abc import Iterator
from dataclasses import replace

from scripts.findings import Case
from scripts.tables import Tables, where


def find(tables: Tables) -> Iterator[Case]:
    """Cells that hold a retired code."""
    for column, sheet in tables.coded():
        retired = {code: successor for code, successor in tables.codes.get(column.vocabulary or "", {}).items() if successor}
        yield from (replace(case, suggestion=case.context) for case in where(sheet, column.name, retired))


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"This code is retired; {case.context} took its place."
