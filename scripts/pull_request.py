"""One look at a tree, for whoever proposes it: the check, and beside it what the work changes since the revision that it left."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scripts import tree
from scripts.checks import Report
from scripts.tables import Tables

if TYPE_CHECKING:
    from scripts.differences import Difference


@dataclass(frozen=True)
class Look:
    """What the check found in the tables of `root`, against `revision` when there is one."""

    root: Path
    revision: str | None
    report: Report
    tables: Tables

    def markdown(self) -> str:
        """The summary of a pull request."""
        from scripts import summary

        return summary.markdown(self.report, self.tables, self._difference(), site())

    def _difference(self) -> "Difference | None":
        if self.revision is None:
            return None
        from scripts import against
        from scripts.editions import UnreadableEditionError

        clean = not (self.report.findings or self.report.crashes or self.report.not_run)
        try:
            return against.difference(self.root, self.revision, self.tables, estimates=clean)
        except UnreadableEditionError:
            return None  # what cannot be read is among the findings


def look(root: Path, revision: str | None, *, excerpt: bool = False, large: bool = False) -> Look:
    """Check the tree; with a revision, its history too. Raises UnknownRevisionError."""
    if revision is None:
        return Look(root, None, *tree.check(root, excerpt=excerpt, large=large))
    from scripts import against  # it brings the derivation with it, which a plain check does not need

    return Look(root, revision, *against.check(root, revision, excerpt=excerpt))


def site() -> str:
    """What stands before a path in an address of the repository that a workflow runs for; nothing elsewhere."""
    server, repository = (os.environ.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY"))
    return f"{server}/{repository}/blob/HEAD/" if server and repository else ""
