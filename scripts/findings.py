"""What is found wrong, as values. Printing them is `scripts.reporting`."""

from dataclasses import dataclass

from schemas.package import EDITED


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
        return f"{EDITED}/{self.path or f'{self.table}.csv'}"


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
