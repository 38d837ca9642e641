"""What is found wrong, as values. Printing them is `scripts.reporting`."""

from dataclasses import dataclass

from schemas.package import EDITED


def file_of(table: str) -> str:
    """The file of a table, relative to the root."""
    return f"{EDITED}/{table}.csv"


@dataclass(frozen=True, order=True)
class Case:
    """A place where a rule is broken: the line in the file (the header is 1, 0 the file itself), and what stands there.

    `context` is what the rule's message needs beside it, such as the value of another row; `suggestion` is what should stand
    there, when the finder knows. `path` is where the file is below datasets/, when it is no table's.
    """

    table: str
    line: int
    column: str
    found: str = ""
    context: str = ""
    suggestion: str = ""
    path: str = ""

    @property
    def file(self) -> str:
        """The file, relative to the root."""
        return f"{EDITED}/{self.path}" if self.path else file_of(self.table)


@dataclass(frozen=True, order=True)
class Finding:
    """A case in words: what is wrong and what to write instead, with the nearest right value where one is close.

    `before` is what the cell held at the base revision, when it held something else; None when there is no such cell.
    """

    file: str
    row: int
    column: str
    rule: str
    found: str
    remedy: str
    suggestion: str
    before: str | None = None

    @property
    def table(self) -> str:
        """The table whose file it is; of another file, its name."""
        return self.file.removeprefix(f"{EDITED}/").removesuffix(".csv")
