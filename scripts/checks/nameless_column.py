"""Columns without a name stand behind the last.

A spreadsheet adds them when it opens a file with semicolons ticked as separators too: lists are cut in two there, and what
stands behind them moves into other columns. The table is not read further, since nobody can tell what stood where.
"""

from scripts.findings import Case


def remedy(case: Case) -> str:
    """What to write instead."""
    return (
        f"Behind the last column stand {case.context} without a name: a spreadsheet has cut lists at their semicolons. Take "
        "the file as it was and open it with Comma alone ticked as separator. If nothing was moved, delete the empty columns."
    )
