"""A table that is not in canonical form, line by line: its header and its rows, each fault noted at its line."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from scripts.limits import LONGEST_LINE
from scripts.lines import canonical_line
from scripts.quoting import broken_fault, cells_of, closing_line, quoting_fault
from scripts.sheets import Reading

HEADER_LINE = 1
LONGEST_NAME = 60  # characters of a column's name that are told, or that may be a right one misspelt
MOST_NAMES = 200  # unknown columns that are looked through for a right one misspelt


def header_of(reading: Reading, line: str) -> list[str] | None:
    """The names of the first line; None when it is longer than any line may be."""
    if len(line) > LONGEST_LINE:
        line_too_long(reading, HEADER_LINE, line)
        return None
    found = cells_of(line)
    if found and canonical_line(found) != line:
        reading.fault(quoting_fault(line), HEADER_LINE)
    return found or [line]


def line_too_long(reading: Reading, number: int, line: str) -> None:
    """Note a line that is longer than any may be."""
    reading.fault("line-too-long", number, found=f"{len(line):,} characters", context=f"{LONGEST_LINE:,}")


def header_is_right(reading: Reading, found: Sequence[str], names: Sequence[str]) -> bool:
    """Whether the header is the schema's; each difference is noted."""
    if not set(found) & set(names):
        reading.fault("missing-header", HEADER_LINE, found=",".join(found)[:LONGEST_NAME], context=",".join(names))
        return False
    for name in sorted(name for name, count in Counter(found).items() if count > 1):
        reading.fault("duplicate-column", HEADER_LINE, name[:LONGEST_NAME], name)
    renamed = {name: _nearest_unknown(found, names, name) for name in names if name not in found}
    for name, perhaps in renamed.items():
        reading.fault("missing-column", HEADER_LINE, name, context=perhaps)
    for name in dict.fromkeys(found):
        if name not in names and name not in renamed.values():
            reading.fault("unknown-column", HEADER_LINE, name[:LONGEST_NAME], name)
    if sorted(found) == sorted(names) and list(found) != list(names):
        first = next(f for f, n in zip(found, names, strict=True) if f != n)
        reading.fault("columns-out-of-order", HEADER_LINE, first, first, context=",".join(names))
    return list(found) == list(names)


def _nearest_unknown(found: Sequence[str], names: Sequence[str], wanted: str) -> str:
    """A found column that is not of the schema and spelt like the wanted one."""
    from difflib import get_close_matches

    strange = (name for name in found if name not in names and len(name) <= LONGEST_NAME)
    return next(iter(get_close_matches(wanted, list(islice(strange, MOST_NAMES)), 1)), "")


def records(reading: Reading, lines: Sequence[str], width: int) -> Iterator[tuple[int, list[str] | None]]:
    """The rows below the header with their lines; None where a line is no row of that width. Faults are noted."""
    at = 1
    while at < len(lines):
        number, line = at + 1, lines[at]
        at += 1
        if not line.strip(", "):
            reading.fault("blank-line", number)
            continue
        if len(line) > LONGEST_LINE:
            line_too_long(reading, number, line)
            yield number, None
            continue
        cells = cells_of(line)
        if cells is None:
            span = closing_line(lines, at - 1, width)
            at += span
            reading.fault(broken_fault(line, span), number)
            yield number, None
        elif len(cells) != width:
            reading.fault("ragged-row", number, found=f"{len(cells)} cells", context=str(width))
            yield number, None
        elif not any(cell.strip(" ") for cell in cells):
            reading.fault("blank-line", number)
        else:
            if canonical_line(cells) != line:
                reading.fault(quoting_fault(line), number)
            yield number, cells
