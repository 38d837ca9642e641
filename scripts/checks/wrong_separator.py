"""The cells of a file are separated by something else than commas.

Spreadsheets of many countries write semicolons. Look at the numbers too: where they write semicolons they may write 0,5 for 0.5.
"""

from scripts.findings import Case


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"The cells are separated by {case.context}, not by commas. Run `python -m scripts.format` to mend it."
