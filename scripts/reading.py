"""Strict reading of an edited table: bytes, then text, then rows with their true line numbers.

All cells stay text; an empty cell is null. A file in canonical form (one line a row, LF, minimal quotes) is read whole by pyarrow
and proved by writing it again and comparing bytes. Any other is read line by line, so that each fault is one case with its line
and the sound rows are still checked. `python -m scripts.format` puts the form right where that needs no guess.
"""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from schemas.relations import header
from scripts import files, separators
from scripts.limits import LONGEST_LINE, USUAL, Limits
from scripts.lines import TEXT, canonical_lines
from scripts.linewise import HEADER_LINE, header_is_right, header_of, records
from scripts.sheets import Reading, Sheet

FIRST_ROW = 2


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
