"""What a spreadsheet does to a whole file: another separator between its cells, and columns without a name behind the last."""

import csv
from collections.abc import Sequence

from scripts.lines import canonical_line

OTHERS = {";": "semicolons", "\t": "tabs", "|": "bars"}


def separator(line: str, names: Sequence[str]) -> str:
    """What stands between the names of a table's header instead of commas; empty when it is commas, or no such header."""
    return next((other for other in OTHERS if len(set(names) & set(_cells(line, other))) > len(names) / 2), "")


def with_commas(text: str, other: str) -> str:
    """The text with its cells separated by commas; a line whose quotes are wrong stays as it is, to be reported."""
    return "\n".join(canonical_line(_cells(line, other)) if other in line else line for line in text.split("\n"))


def nameless(line: str, names: Sequence[str]) -> int:
    """How many empty cells stand behind the names of a header that is right up to there."""
    cells = _cells(line, ",")
    behind = len(cells) - len(names)
    return behind if behind > 0 and cells == [*names, *[""] * behind] else 0


def _cells(line: str, other: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=other, strict=True), [])
    except csv.Error:
        return [line]
