"""A tiny valid tree (`tests/example/`) to change in one place and check."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from schemas.package import EDITED, TABLES
from schemas.relations import header
from scripts import tree
from scripts.checks import Report
from scripts.findings import Finding
from scripts.limits import USUAL, Limits

EXAMPLE = Path(__file__).parent / "example"


@dataclass
class Tree:
    """The rows of all tables, as text cells by column; `raw` replaces whole files, `dropped` leaves them out.

    `former` is the tree of the base revision; `beside` makes what else lies under datasets/, by its path there, after the
    tables are written.
    """

    rows: dict[str, list[dict[str, str]]]
    raw: dict[str, bytes] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    former: "Tree | None" = None
    least: dict[str, int] = field(default_factory=dict)
    limits: Limits = USUAL
    beside: dict[str, Callable[[Path], object]] = field(default_factory=dict)

    def set(self, table: str, row: int, cells: dict[str, str]) -> None:
        """Change cells of a row (0 is the first)."""
        for column in cells:
            assert column in self.rows[table][row], column
        self.rows[table][row] |= cells

    def add(self, table: str, after: int, cells: dict[str, str]) -> None:
        """A copy of the row `after`, with other cells, behind it."""
        copy = {**self.rows[table][after], **cells}
        self.rows[table].insert(after + 1, copy)

    def text(self, table: str) -> str:
        """The file in canonical form."""
        buffer = io.StringIO()
        writer = csv.DictWriter(buffer, header(table), lineterminator="\n")
        writer.writeheader()
        writer.writerows(self.rows[table])
        return buffer.getvalue()

    def replace(self, table: str, old: str, new: str) -> None:
        """Change the text of a file once."""
        text = self.raw[table].decode() if table in self.raw else self.text(table)
        assert old in text, old
        self.raw[table] = text.replace(old, new, 1).encode()

    def write(self, root: Path) -> Path:
        """Write the tree; its root comes back."""
        folder = root / EDITED
        folder.mkdir(parents=True, exist_ok=True)
        for name in {*TABLES, *self.raw} - self.dropped:
            content = self.raw[name] if name in self.raw else self.text(name).encode()
            (folder / f"{name}.csv").write_bytes(content)
        for name, make in self.beside.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            make(folder / name)
        return root

    def check(self, root: Path) -> Report:
        """What the check finds in the tree."""
        former = tree.sheets({table: self.former.text(table).encode() for table in TABLES}) if self.former else {}
        return tree.check_tree(self.write(root), former, self.least, self.limits)[0]

    def findings(self, root: Path) -> list[Finding]:
        """Its findings alone; a rule that crashed fails the test."""
        report = self.check(root)
        assert not report.crashes
        return report.findings


def example() -> Tree:
    """A fresh copy of the example."""
    rows = {}
    for table in TABLES:
        with (EXAMPLE / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
            rows[table] = list(csv.DictReader(stream))
    return Tree(rows)
