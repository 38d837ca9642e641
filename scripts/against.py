"""What of a check is the work's own, set against the base revision: what it touched, what it broke elsewhere, what it moves."""

import tempfile
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from schemas.package import EDITED, LEAST_ROWS
from schemas.relations import header, key
from scripts import differences, editions, publishing, revisions, tree
from scripts.checks import Report
from scripts.differences import Difference, Move
from scripts.editions import Edition, Rows
from scripts.findings import Finding, file_of
from scripts.outputs import text
from scripts.reading import contents
from scripts.sheets import Reading
from scripts.tables import Tables

Place = tuple[str, int]


def check(root: Path, revision: str, *, excerpt: bool = False) -> tuple[Report, Tables]:
    """Every rule on every table of the tree, those of history too; findings that the base revision had as well are only counted.

    Raises UnknownRevisionError.
    """
    files = revisions.tables(root, revisions.base(root, revision))
    report, tables = tree.check_tree(root, tree.sheets(files), {} if excerpt else LEAST_ROWS)
    lines = _lines(_files(root, files))
    report.touched = touched = frozenset(_touched(lines, files))
    if any((finding.file, finding.row) not in touched for finding in report.findings):
        found = len(report.findings)
        before = _before(files)
        report.findings = [f for f in report.findings if (f.file, f.row) in touched or _told(f, lines) not in before]
        report.earlier = found - len(report.findings)
    report.findings = list(_with_before(report.findings, tables))
    return report, tables


def _with_before(findings: Iterable[Finding], tables: Tables) -> Iterator[Finding]:
    """The findings with what each cell held at the base revision, where that was something else: mostly it is right."""
    wanted = {(finding.file, finding.row) for finding in findings}
    cells: dict[tuple[str, int, str], str] = {}
    for table in tables.former.keys() & tables.sheets.keys():
        if any(file == file_of(table) for file, _ in wanted):
            cells |= _cells_before(tables, table, wanted)
    for finding in findings:
        before = cells.get((finding.file, finding.row, finding.column))
        yield finding if before in (None, finding.found) else replace(finding, before=before)


def _cells_before(tables: Tables, table: str, wanted: Container[Place]) -> dict[tuple[str, int, str], str]:
    file = file_of(table)
    now, then = tables.kept(table, *header(table))
    rows = [at for at, line in enumerate(now.lines) if (file, int(line)) in wanted]
    return {
        (file, int(now.lines[at]), column): cell or ""
        for column in header(table)
        for at, cell in zip(rows, then.column(column).take(pa.array(rows, pa.int64())).to_pylist(), strict=True)
    }


def _files(root: Path, names: Mapping[str, bytes]) -> dict[str, bytes]:
    raw = {table: contents(Reading(table), tree.path(root, table)) for table in names}
    return {table: content for table, content in raw.items() if content is not None}


def _lines(files: Mapping[str, bytes]) -> dict[str, list[bytes]]:
    """The lines of each table's file, by the name of the file."""
    return {file_of(table): raw.splitlines() for table, raw in files.items()}


def _touched(lines: Mapping[str, list[bytes]], files: Mapping[str, bytes]) -> Iterator[Place]:
    """The lines that the base does not hold; one that only moved is not touched."""
    for table, raw in files.items():
        file, base = file_of(table), Counter(raw.splitlines())
        for number, line in enumerate(lines.get(file, []), 1):
            base[line] -= 1
            if base[line] < 0:
                yield file, number


def _before(files: Mapping[str, bytes]) -> frozenset[tuple[object, ...]]:
    """What the check finds in the base."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / EDITED).mkdir()
        for table, raw in files.items():
            tree.path(Path(folder), table).write_bytes(raw)
        report, _ = tree.check_tree(Path(folder), {}, LEAST_ROWS)
    lines = _lines(files)
    return frozenset(_told(finding, lines) for finding in report.findings)


def _told(finding: Finding, lines: Mapping[str, list[bytes]]) -> tuple[object, ...]:
    """A finding by the text of its row, for the number of a line is not the same after rows were added above."""
    row = lines[finding.file][finding.row - 1] if finding.row and len(lines.get(finding.file, [])) >= finding.row else b""
    return finding.file, row, finding.column, finding.rule, finding.found


def difference(root: Path, revision: str, tables: Tables, *, estimates: bool) -> Difference:
    """The rows and cells that the work changes; with `estimates` also those that it moves, which are derived from both.

    They can be derived of clean tables alone. Raises UnknownRevisionError, UnreadableEditionError.
    """
    base = editions.edition(revisions.base(root, revision), root)
    found = differences.between(base, editions.edition(str(root), root))
    return Difference(found.sizes, found.changes, _moves(tables) if found.changes and estimates else [])


def _moves(tables: Tables) -> list[Move]:
    former = Tables(tables.former)
    if any(table not in former.sheets for table in ("statements", "sources", "actors")):
        return []
    return differences.moves(_estimates(former), _estimates(tables))


def _estimates(tables: Tables) -> Edition:
    cells = text.cells("estimates", publishing.figures(tables)[1], None)
    names = key("estimates", "published")
    rows = {tuple(row[name] or "" for name in names): {n: c or "" for n, c in row.items()} for row in cells.to_pylist()}
    return Edition("estimates", editions.PUBLISHED, {"estimates": Rows(tuple(cells.column_names), rows)})
