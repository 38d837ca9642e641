"""The editions of the tables that can be compared: a published folder, an archive of one, or a git revision.

Archives are read without being unpacked, and not beyond a size; cells are the text that stands in the CSV files.
"""

import csv
import io
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from schemas.package import EDITED
from schemas.relations import MODELS, key
from scripts import revisions
from scripts.files import OddFileError, TooLargeError, contents
from scripts.limits import LARGE

PUBLISHED = "csv"  # the folder of the published CSV files
LARGEST_ENTRY = 200_000_000  # bytes of one file of an archive, unpacked
DEFLATED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # with the others, zipfile does not keep to the size that is asked for
Key = tuple[str, ...]


class UnreadableEditionError(Exception):
    """No tables can be read under that name, or not such as can be compared."""


@dataclass(frozen=True)
class Rows:
    """One table as its CSV file holds it."""

    header: tuple[str, ...] = ()
    cells: dict[Key, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Edition:
    """All tables of one folder, archive or revision; `home` is the folder in it that holds them."""

    name: str
    home: str
    tables: dict[str, Rows]

    def table(self, name: str) -> Rows:
        """The table; an empty one where the edition has none."""
        return self.tables.get(name, Rows())


def edition(name: str, root: Path) -> Edition:
    """The tables of a folder or zip archive, or else of a git revision of the repository at `root`.

    Raises UnreadableEditionError.
    """
    path = Path(name)
    read = _folder if path.is_dir() else _archive if path.is_file() else None
    home, files = read(path) if read else _revision(name, root)
    return Edition(name, home, {table: _rows(f"{name}: {table}.csv", table, raw) for table, raw in files.items()})


def _folder(path: Path) -> tuple[str, dict[str, bytes]]:
    for home in (PUBLISHED, EDITED):
        if files := {file.stem: _plain(file) for file in (path / home).glob("*.csv")}:
            return home, files
    raise UnreadableEditionError(f"{path} holds no {PUBLISHED}/*.csv. Name a folder that was built (make publish).")


def _plain(path: Path) -> bytes:
    try:
        return contents(path, LARGE.size)
    except (OddFileError, TooLargeError) as error:
        raise UnreadableEditionError(f"{path} is no plain file, or larger than {LARGE.size // 1024**3} GB.") from error


def _archive(path: Path) -> tuple[str, dict[str, bytes]]:
    try:
        with zipfile.ZipFile(path) as archive:
            for home in (PUBLISHED, EDITED):
                entries = [entry for entry in archive.infolist() if PurePosixPath(entry.filename).match(f"{home}/*.csv")]
                files = {PurePosixPath(entry.filename).stem: entry for entry in entries}
                if len(files) < len(entries) or len({PurePosixPath(entry.filename).parent for entry in entries}) > 1:
                    raise UnreadableEditionError(f"{path} holds more than one edition. Name an archive of one.")
                if files:
                    return home, {table: _unpacked(archive, entry) for table, entry in files.items()}
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise UnreadableEditionError(f"{path} is no zip archive, or a damaged one. Download it again.") from error
    raise UnreadableEditionError(f"{path} holds no {PUBLISHED}/*.csv. Name the archive of a release.")


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if entry.file_size > LARGEST_ENTRY:
        raise UnreadableEditionError(f"{entry.filename} in the archive is larger than {LARGEST_ENTRY // 1_000_000} MB. Not read.")
    if entry.compress_type not in DEFLATED:
        raise UnreadableEditionError(f"{entry.filename} in the archive is not packed by deflate. Not read.")
    with archive.open(entry) as stream:
        return stream.read(LARGEST_ENTRY)


def _revision(name: str, root: Path) -> tuple[str, dict[str, bytes]]:
    try:
        tables = revisions.tables(root, name)
    except revisions.UnknownRevisionError as error:
        raise UnreadableEditionError(f"{name} is no folder and no archive, and {error}.") from error
    if not tables:
        raise UnreadableEditionError(f"The revision {name} holds no {EDITED}/*.csv.")
    return EDITED, tables


def _rows(where: str, table: str, raw: bytes) -> Rows:
    """The rows of a file by key. A key that stands there again gets a number behind it, so that no row is dropped."""
    try:
        lines = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True)
        header, *rows = (line for line in lines if line)
        cells = [dict(zip(header, row, strict=True)) for row in rows]
    except (ValueError, csv.Error) as error:
        raise UnreadableEditionError(f"{where} is not a table of CSV in UTF-8.") from error
    if len(set(header)) < len(header):
        raise UnreadableEditionError(f"{where} has two columns of one name.")
    names = key(table, "published") if table in MODELS["published"] else tuple(header[:1])
    if missing := [name for name in names if name not in header]:
        raise UnreadableEditionError(f"{where} has no column {missing[0]}, by which its rows are told apart.")
    found: dict[Key, dict[str, str]] = {}
    seen: Counter[Key] = Counter()
    for row in cells:
        name = tuple(row[column] for column in names)
        seen[name] += 1
        found[name if seen[name] == 1 else (*name, str(seen[name]))] = row
    return Rows(tuple(header), found)
