"""The quotes of one line of CSV: its cells, and what is wrong where they are not as they should be."""

import csv
import re
from collections.abc import Sequence

LONGEST_BROKEN_CELL = 50  # lines that are looked through for the end of a quote
_CELL = r'(?:"(?:[^"]|"")*+"|[^",]*+)'  # possessive throughout: nothing that was matched is tried again in another way
WELL_QUOTED = re.compile(f"{_CELL}(?:,{_CELL})*+")


def cells_of(line: str) -> list[str] | None:
    """The cells of one line; None where its quotes are wrong."""
    try:
        return next(csv.reader([line], strict=True))
    except (csv.Error, StopIteration):
        return None


def quoting_fault(line: str) -> str:
    """The rule that a line breaks whose cells are clear but not written as they should be."""
    return "needless-quote" if WELL_QUOTED.fullmatch(line) else "stray-quote"


def broken_fault(line: str, span: int) -> str:
    """The rule that a line breaks whose cells are not clear; `span` is how many more lines would make them so."""
    if span:
        return "line-break-in-cell"
    return "unterminated-quote" if line.count('"') % 2 else "stray-quote"


def closing_line(lines: Sequence[str], start: int, width: int) -> int:
    """How many more lines a broken cell spans; 0 when no near line makes it a row of that width."""
    reader = csv.reader((f"{line}\n" for line in lines[start : start + LONGEST_BROKEN_CELL + 1]), strict=True)
    try:
        return reader.line_num - 1 if len(next(reader)) == width else 0
    except csv.Error:
        return 0
