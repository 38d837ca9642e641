"""A cell that a spreadsheet would run as a formula.

Who opens the file in a spreadsheet would run what a stranger wrote. Numbers with a sign are let pass in columns of numbers.
"""

from scripts.findings import Case

PATTERN = r"(?:^|;)[=+@\t\x{FF0B}\x{FF0D}\x{FF1D}\x{FF20}-]"


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "A spreadsheet would run this cell. Delete it if you did not mean it; else begin it with a letter or a digit."
