"""A draft of new rows and corrections over the tables as they stand; the files that it would make, and writing them."""

from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path

from schemas.package import TABLES
from schemas.relations import header, key
from scripts import tree
from scripts.findings import file_of
from scripts.lines import canonical_line
from scripts.reading import contents, read_canonical
from scripts.sheets import Reading
from scripts.writing import replace_files

Cells = dict[str, str]

# Written in this order, so that no row ever names one that is not there yet, wherever the writing is cut off.
ORDER = ("vocabulary", "actors", "places", "deployments", "arms_transfers", "sources", "statements", "retired_ids")


class RefusedError(Exception):
    """What was given cannot become rows; each problem is a line for the person who gave it."""

    def __init__(self, *problems: str) -> None:
        """Keep the problems one by one."""
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Change:
    """Another value for one cell of a row that stands in a table."""

    table: str
    id: str
    column: str
    value: str


@dataclass
class Draft:
    """New rows by table, other values for old rows, and what a person should know about them."""

    rows: dict[str, list[Cells]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, table: str, cells: Cells) -> Cells:
        """A new row with all columns of its table; it can still be changed."""
        row = {name: cells.get(name, "") for name in header(table)}
        self.rows.setdefault(table, []).append(row)
        return row

    def find(self, table: str, name: str) -> Cells | None:
        """The new row of that id."""
        return next((row for row in self.rows.get(table, []) if row[key(table)[0]] == name), None)


@dataclass(frozen=True)
class Shelf:
    """The tables as they were read: their bytes, and their rows as text."""

    root: Path
    raw: dict[str, bytes]
    rows: dict[str, list[Cells]]

    def ids(self, table: str) -> set[str]:
        """The ids of a table."""
        return {row[key(table)[0]] for row in self.rows[table]}


def shelf(root: Path) -> Shelf:
    """Read every table of the tree. Raises RefusedError where one is not in canonical form: its lines would be changed too."""
    raw: dict[str, bytes] = {}
    rows: dict[str, list[Cells]] = {}
    for table in TABLES:
        raw[table] = _content(root, table)
        sheet = read_canonical(table, raw[table])
        if sheet is None:
            raise RefusedError(
                f"{file_of(table)} is missing or not in canonical form. Run `python -m scripts.format` and "
                "`python -m scripts.check` first."
            )
        columns = [[cell or "" for cell in sheet.column(name).to_pylist()] for name in header(table)]
        rows[table] = [dict(zip(header(table), cells, strict=True)) for cells in zip(*columns, strict=True)]
    return Shelf(root, raw, rows)


def _content(root: Path, table: str) -> bytes:
    """The bytes of a table's file; none when it is no plain file, which the check reports."""
    return contents(Reading(table), tree.path(root, table)) or b""


def files(old: Shelf, draft: Draft) -> dict[str, bytes]:
    """The content of each file that the draft changes, in the order of writing; untouched lines stay byte for byte."""
    touched = draft.rows.keys() | {change.table for change in draft.changes}
    return {table: _file(old, draft, table) for table in ORDER if table in touched}


def _file(old: Shelf, draft: Draft, table: str) -> bytes:
    first, *lines = old.raw[table].decode().split("\n")[:-1]
    names = key(table)
    keys = [[row[name] for name in names] for row in old.rows[table]]
    for change in (change for change in draft.changes if change.table == table):
        place = keys.index([change.id])
        cells = {**old.rows[table][place]} | {c.column: c.value for c in draft.changes if (c.table, c.id) == (table, change.id)}
        lines[place] = canonical_line(list(cells.values()))
    for row in draft.rows.get(table, []):
        mine = [row[name] for name in names]
        place = bisect_right(keys, mine)
        keys.insert(place, mine)
        lines.insert(place, canonical_line([row[name] for name in header(table)]))
    return "\n".join([first, *lines, ""]).encode()


def write(old: Shelf, draft: Draft) -> None:
    """Write the files of the draft, all or none. Raises RefusedError when one has changed since it was read.

    When the process is killed between two renames, the files of `ORDER` before that point are new and the rest old: a document
    may then stand without its statements, but no row names a missing one, and adding again goes on from there.
    """
    new = {tree.path(old.root, table): content for table, content in files(old, draft).items()}
    for table in old.raw:
        if _content(old.root, table) != old.raw[table]:
            raise RefusedError(f"{file_of(table)} was changed by someone else in the meantime. Nothing was written; try again.")
    replace_files(new)
