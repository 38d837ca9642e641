"""The check of a draft before anything is written: the real rules on the tables as they would be."""

import csv
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from scripts import tree
from scripts.adding.draft import Draft, RefusedError, Shelf, files
from scripts.checks import Report
from scripts.findings import Finding
from scripts.reporting import printable, words
from scripts.sheets import Sheet


@dataclass(frozen=True)
class Fault:
    """A finding that the draft brings, with the row that it stands in."""

    finding: Finding
    table: str
    id: str

    def __str__(self) -> str:
        """The row, the column, and the check's own words."""
        column = f", {self.finding.column}" if self.finding.column else ""
        return f"{self.table}, {printable(self.id or 'the file')}{column}: {words(self.finding)} [{self.finding.rule}]"


def faults(shelf: Shelf, draft: Draft) -> list[Fault]:
    """What the check finds with the draft and not without it."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        before = dict(shelf.raw)
        after = before | files(shelf, draft)
        report = _checked(root, after, tree.sheets(before))
        known = Counter(map(_same, _checked(root, before, {}).findings)) if report.findings else Counter()
    return list(_fresh(report, known, after))


def _checked(root: Path, contents: dict[str, bytes], former: dict[str, Sheet]) -> Report:
    for table, content in contents.items():
        path = tree.path(root, table)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    report, _ = tree.check_tree(root, former, {})
    if report.crashes:
        raise RefusedError(
            *(f"The rule {rule} crashed; please report it: {printable(why)}" for rule, why in report.crashes.items())
        )
    return report


def _same(finding: Finding) -> tuple[str, ...]:
    """A finding without its line, which moves when rows come in."""
    return (finding.file, finding.column, finding.rule, finding.found, finding.remedy)


def _fresh(report: Report, known: "Counter[tuple[str, ...]]", contents: dict[str, bytes]) -> Iterator[Fault]:
    lines: dict[str, list[str]] = {}
    for finding in report.findings:
        if known[_same(finding)]:
            known[_same(finding)] -= 1
            continue
        table = PurePosixPath(finding.file).stem
        rows = lines.setdefault(table, contents[table].decode().split("\n") if table in contents else [])
        cells = next(csv.reader(rows[finding.row - 1 : finding.row]), [""]) if finding.row else [""]
        yield Fault(finding, table, cells[0] if finding.row else "")
