"""Writing verified copies into `sources`: only into empty cells, only what the check finds nothing wrong with, in one step."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from schemas.package import EDITED
from schemas.relations import header
from scripts import reporting, tree
from scripts.lines import canonical_line
from scripts.reading import read_canonical
from scripts.web.copies import Copy, address, day, doubt
from scripts.web.documents import Document
from scripts.writing import write_file

MOST_SHOWN = 5
TABLE = "sources"


class NotFilledError(Exception):
    """The table is left as it was."""


def fill(root: Path, documents: Sequence[Document], copies: Mapping[str, Copy]) -> list[str]:
    """Write the copies that stand no doubt into the tree; the ids of the rows filled come back. Raises NotFilledError."""
    cells = {
        (document.source_id, document.url): {"archived_url": address(document, copy), "archived_on": day(copy)}
        for document in documents
        if (copy := copies.get(document.url)) and not doubt(document, copy)
    }
    path = tree.path(root, TABLE)
    before = path.read_bytes()
    after, filled = _filled(before, cells)
    if not filled:
        return []
    _refuse_findings(root, after)
    if path.read_bytes() != before:
        raise NotFilledError("sources.csv was changed meanwhile. Run it again: the answers are kept.")
    write_file(path, after)
    return filled


def _filled(raw: bytes, cells: Mapping[tuple[str, str], Mapping[str, str]]) -> tuple[bytes, list[str]]:
    """The file with the cells of each document put in where both are empty, and the ids of the rows that took them."""
    sheet = read_canonical(TABLE, raw)
    if sheet is None:
        raise NotFilledError("sources.csv is not in canonical form. Run `python -m scripts.format sources` first.")
    filled: list[str] = []
    lines = [canonical_line(header(TABLE))]
    for row in sheet.cells.to_pylist():
        new = cells.get((row["source_id"], row["url"]))
        if new and not any(row[column] for column in new):
            row.update(new)
            filled.append(row["source_id"])
        lines.append(canonical_line([cell or "" for cell in row.values()]))
    return ("\n".join(lines) + "\n").encode(), filled


def _refuse_findings(root: Path, raw: bytes) -> None:
    """Check the tree as it would be, in a folder of its own. Raises NotFilledError when anything is found."""
    with TemporaryDirectory() as folder:
        there = Path(folder)
        shutil.copytree(root / EDITED, there / EDITED, symlinks=True, ignore=_no_tables)
        tree.path(there, TABLE).write_bytes(raw)
        report, _ = tree.check(there, excerpt=True)
    if report.findings or report.crashes or report.not_run:
        first = [reporting.line(finding) for finding in report.findings[:MOST_SHOWN]]
        raise NotFilledError("\n".join(["sources.csv is left as it was, since the check would find:", *first]))


def _no_tables(_folder: str, names: list[str]) -> list[str]:
    return [name for name in names if not name.endswith(".csv")]
