"""The workbook of a release, opened by LibreOffice and compared cell by cell with the published CSV files."""

import csv
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path

from schemas.relations import MODELS, columns, header

PROGRAM = "soffice"
CODEBOOK = "codebook"  # the one sheet that is no table
MOST_SHOWN = 20
LONGEST = 300  # seconds; it takes 3
# Comma, double quote, UTF-8, from line 1; numbers and dates as they are and not as they are shown; every sheet.
FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:E[+-]?[0-9]+)?")
Rows = Sequence[Sequence[str]]


class SpreadsheetError(Exception):
    """The workbook is not there, or LibreOffice did not open it."""


def installed() -> bool:
    """Whether LibreOffice is on the PATH."""
    return shutil.which(PROGRAM) is not None


def workbook(folder: Path) -> Path:
    """The one workbook of a published folder. Raises SpreadsheetError when there is none, or more."""
    found = sorted(folder.glob("*.xlsx"))
    if len(found) != 1:
        raise SpreadsheetError(f"{folder} holds {len(found)} workbooks, not one. Build the release first (make publish).")
    return found[0]


def sheets(book: Path) -> dict[str, Rows]:
    """Every sheet of a workbook as rows of text, header first, as LibreOffice reads it. Raises SpreadsheetError."""
    with tempfile.TemporaryDirectory(prefix="spreadsheet-") as scratch:
        profile = (Path(scratch) / "profile").as_uri()  # its own, so that an open LibreOffice does not take the file over
        out = Path(scratch) / "sheets"
        words = [
            PROGRAM,
            "--headless",
            f"-env:UserInstallation={profile}",
            "--convert-to",
            FILTER,
            "--outdir",
            str(out),
            str(book),
        ]
        try:
            done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=LONGEST)  # noqa: S603 - no shell
        except subprocess.TimeoutExpired as error:
            raise SpreadsheetError(f"LibreOffice did not open {book.name} in {LONGEST} seconds.") from error
        found = {path.stem.removeprefix(f"{book.stem}-"): _rows(path) for path in sorted(out.glob("*.csv"))}
        if not found:  # its exit status is 0 even then
            raise SpreadsheetError(f"LibreOffice did not open {book.name}: {done.stderr.strip()}")
    return found


def _rows(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def differences(opened: Mapping[str, Rows], folder: Path) -> list[str]:
    """What the sheets do not hold as the CSV files of the folder do; empty when every cell is the same.

    Numbers are compared as numbers and truth values without their case; every other cell must be the same text.
    """
    tables = list(MODELS["published"])
    lost = [f"There is no sheet {name}." for name in (CODEBOOK, *tables) if name not in opened]
    new = [f"The sheet {name} is no table." for name in opened if name not in (CODEBOOK, *tables)]
    compared = (table for table in tables if table in opened)
    cells = [words for table in compared for words in _different(table, opened[table], _rows(folder / "csv" / f"{table}.csv"))]
    return [*lost, *new, *cells]


def _different(table: str, opened: Rows, published: Rows) -> Iterator[str]:
    names = header(table, "published")
    kinds = [column.kind.name for column in columns(table, "published")]
    if len(opened) != len(published):
        yield f"Sheet {table} has {len(opened)} rows, the CSV file {len(published)}."
    for number, (found, expected) in enumerate(zip(opened, published, strict=False), 1):
        # the header is text in every column
        for name, kind, one, other in zip_longest(names, kinds if number > 1 else [], found, expected, fillvalue=""):
            if not _same(kind, one, other):
                yield f'Sheet {table}, row {number}, {name or "beyond the last column"}: "{one}", in the CSV file "{other}".'


def _same(kind: str, found: str, expected: str) -> bool:
    if kind in ("number", "integer") and found and expected:
        return _NUMBER.fullmatch(found) is not None and float(found) == float(expected)
    return (found.lower() if kind == "boolean" else found) == expected


def size(opened: Mapping[str, Rows]) -> str:
    """How much was compared, in words."""
    tables = [rows for name, rows in opened.items() if name != CODEBOOK]
    cells = sum(len(row) for rows in tables for row in rows)
    return f"{cells:,} cells in {len(tables)} sheets"
