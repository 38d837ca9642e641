"""Strict reading of an edited table: bytes, then text, then rows with their true line numbers.

All cells stay text; an empty cell is null. A file in canonical form (one line a row, LF, minimal quotes) is read whole by pyarrow
and proved by writing it again and comparing bytes. Any other is read line by line, so that each fault is one case with its line
and the sound rows are still checked. `python -m scripts.format` puts the form right where that needs no guess.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from schemas.relations import header
from scripts import files, separators
from scripts.findings import Case
from scripts.limits import LONGEST_LINE, MOST_CASES, USUAL, Limits
from scripts.lines import TEXT, canonical_line, canonical_lines
from scripts.quoting import broken_fault, cells_of, closing_line, quoting_fault

HEADER_LINE = 1
FIRST_ROW = 2
LONGEST_NAME = 60  # characters of a column's name that are told, or that may be a right one misspelt
MOST_NAMES = 200  # unknown columns that are looked through for a right one misspelt


@dataclass(frozen=True)
class Sheet:
    """The sound rows of one table.

    `cells` holds text columns, `lines` the line of each row, `broken` the first cells of the rows that are not sound.
    """

    table: str
    cells: pa.Table
    lines: "np.ndarray[tuple[int], np.dtype[np.int64]]"
    broken: tuple[str, ...] = ()

    def column(self, name: str) -> pa.ChunkedArray:
        """One column, as text."""
        return self.cells.column(name)

    def take(self, rows: Any, *columns: str) -> "Sheet":
        """The named columns of the rows at these places, with their lines."""
        return Sheet(self.table, self.cells.select(columns).take(pa.array(rows)), self.lines[rows], self.broken)


@dataclass
class Reading:
    """What came of reading a file: its rows, unless it could not be read, and the faults of its form by rule."""

    table: str
    sheet: Sheet | None = None
    faults: list[tuple[str, Case]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def fault(self, rule: str, line: int, column: str = "", found: str = "", context: str = "") -> None:
        """Note one fault; of each rule only some, so that a file of nothing but faults costs no more than its size."""
        self.counts[rule] += 1
        if self.counts[rule] <= MOST_CASES + 1:
            self.faults.append((rule, Case(self.table, line, column, found, context)))


def read(table: str, path: Path, limits: Limits = USUAL) -> Reading:
    """The rows of the table's file, and what is wrong with its form."""
    reading = Reading(table)
    raw = contents(reading, path, limits)
    if raw is not None:
        _take(reading, raw)
    return reading


def read_bytes(table: str, raw: bytes) -> Reading:
    """The rows of a file with these bytes, and what is wrong with its form."""
    reading = Reading(table)
    _take(reading, raw)
    return reading


def _take(reading: Reading, raw: bytes) -> None:
    reading.sheet = read_canonical(reading.table, raw)
    if reading.sheet is None:
        text = decode(reading, raw)
        if text is not None:
            read_text(reading, text)


def contents(reading: Reading, path: Path, limits: Limits = USUAL) -> bytes | None:
    """The bytes of the table's file; None, and why, when there is no plain file or it is beyond the limits."""
    try:
        raw = files.contents(path, limits.size)
    except FileNotFoundError:
        reading.fault("missing-file", 0)
    except files.OddFileError as odd:
        reading.fault("odd-file", 0, context=str(odd))
    except files.TooLargeError as error:
        reading.fault("file-too-large", 0, found=f"{error.args[0]:,} bytes", context=f"{limits.size:,}")
    else:
        lines = raw.count(b"\n") + raw.count(b"\r") - raw.count(b"\r\n")
        if lines <= limits.lines:
            return raw
        reading.fault("too-many-rows", 0, found=f"{lines:,} lines", context=f"{limits.lines:,}")
    return None


def read_canonical(table: str, raw: bytes) -> Sheet | None:
    """The rows of a file in canonical form; None when it is in any other."""
    names = header(table)
    first = (",".join(names) + "\n").encode()
    no_row = b"\n" + b"," * (len(names) - 1) + b"\n"
    if not raw.startswith(first) or not raw.endswith(b"\n") or any(odd in raw for odd in (b"\r", b"\0", no_row)):
        return None
    if len(raw) == len(first):
        cells = pa.table({name: pa.array([], TEXT) for name in names})
        return Sheet(table, cells, np.empty(0, np.int64))
    try:
        cells = arrow_csv.read_csv(
            pa.BufferReader(raw),
            read_options=arrow_csv.ReadOptions(block_size=max(1 << 22, len(raw) // 64)),
            parse_options=arrow_csv.ParseOptions(newlines_in_values=False, ignore_empty_lines=False),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, TEXT),
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=True,
            ),
        )
    except pa.ArrowInvalid:
        return None
    if raw.count(b"\n") != cells.num_rows + 1 or _perhaps_longest(cells) > LONGEST_LINE:
        return None
    if not _same_bytes(cells, memoryview(raw)[len(first) :]):
        return None
    return Sheet(table, cells, np.arange(FIRST_ROW, FIRST_ROW + cells.num_rows, dtype=np.int64))


def _perhaps_longest(cells: pa.Table) -> int:
    """No line of the table has more bytes than this, quote marks apart."""
    return sum((pc.max(pc.binary_length(column)).as_py() or 0) + 1 for column in cells.columns)


def _same_bytes(cells: pa.Table, body: memoryview) -> bool:
    """Whether the rows, written again in canonical form, are the bytes that were read. It proves that the parse lost nothing."""
    for written in canonical_lines(cells):
        if written != body[: len(written)]:
            return False
        body = body[len(written) :]
    return not body


def decode(reading: Reading, raw: bytes) -> str | None:
    """The text of a file, its byte faults noted and the harmless ones (mark, line ends) mended; None when it is not UTF-8."""
    if raw.startswith(b"\xef\xbb\xbf"):
        reading.fault("byte-order-mark", HEADER_LINE)
        raw = raw[3:]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        reading.fault("wrong-encoding", raw.count(b"\n", 0, error.start) + 1, found=f"byte {raw[error.start]:#04x}")
        return None
    if "\r" in text:
        kind = "CRLF" if "\r\n" in text else "CR"
        reading.fault("carriage-return", text[: text.index("\r")].count("\n") + 1, found=kind, context=str(text.count("\r")))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.endswith("\n"):
        reading.fault("no-final-newline", text.count("\n") + 1)
        text += "\n"
    return _as_table(reading, text)


def _as_table(reading: Reading, text: str) -> str | None:
    """The text with commas between its cells; None when a spreadsheet has cut cells in two."""
    names, first = header(reading.table), text[: text.index("\n")]
    if len(first) > LONGEST_LINE:
        return text
    if other := separators.separator(first, names):
        reading.fault("wrong-separator", HEADER_LINE, context=separators.OTHERS[other])
        text = separators.with_commas(text, other)
        first = text[: text.index("\n")]
    if behind := separators.nameless(first, names):
        reading.fault("nameless-column", HEADER_LINE, context=f"{behind} column{'s' * (behind > 1)}")
        return None
    return text


def read_text(reading: Reading, text: str) -> None:
    """The rows of a text that is not in canonical form, line by line."""
    names = header(reading.table)
    lines = text[:-1].split("\n")
    found = header_of(reading, lines[0])
    if found is None or not header_is_right(reading, found, names):
        return
    rows: list[list[str]] = []
    numbers: list[int] = []
    broken: list[str] = []
    for number, cells in records(reading, lines, len(names)):
        if cells is None:
            broken.append(lines[number - 1].split(",", 1)[0])
        else:
            rows.append(cells)
            numbers.append(number)
    columns = zip(*rows, strict=True) if rows else ([] for _ in names)
    arrays = [pa.array([cell or None for cell in column], TEXT) for column in columns]
    reading.sheet = Sheet(reading.table, pa.table(arrays, names=list(names)), np.array(numbers, np.int64), tuple(broken))


def header_of(reading: Reading, line: str) -> list[str] | None:
    """The names of the first line; None when it is longer than any line may be."""
    if len(line) > LONGEST_LINE:
        _line_too_long(reading, HEADER_LINE, line)
        return None
    found = cells_of(line)
    if found and canonical_line(found) != line:
        reading.fault(quoting_fault(line), HEADER_LINE)
    return found or [line]


def _line_too_long(reading: Reading, number: int, line: str) -> None:
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
            _line_too_long(reading, number, line)
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
