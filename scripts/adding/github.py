"""What the intake workflow tells GitHub: a commit, a pull request, a comment. A stranger's words stand in them as text only."""

from collections.abc import Iterable
from pathlib import Path

from scripts.adding import told
from scripts.adding.draft import Draft
from scripts.adding.issue import Issue
from scripts.reporting import code_span, inert_cell, printable

COMMIT, PULL, COMMENT = "commit.txt", "pull.md", "comment.md"
LONGEST_TITLE = 72


def accepted(folder: Path, issue: Issue, draft: Draft, remarks: Iterable[str]) -> None:
    """Write the commit message, with the author's credit, and the text of the pull request."""
    what = told.summary(draft)
    title = f"Issue {issue.number}: {'correct' if draft.changes else 'add'} {what[0].split(': ', 1)[1]}"[:LONGEST_TITLE]
    reasons = "\n".join(map(printable, draft.notes))
    _write(folder, COMMIT, "\n\n".join(part for part in (title, reasons, issue.credit) if part))
    rows = [f"- {code_span(line)}" for line in what]
    notes = [f"- {inert_cell(line)}" for line in (*draft.notes, *remarks)]
    by = f" by {code_span(issue.login)}" if issue.credit else ""
    _write(folder, PULL, "\n".join([f"From issue #{issue.number}{by}.", "", *rows, "", *notes, "", f"Closes #{issue.number}"]))


def refused(folder: Path, problems: Iterable[str]) -> None:
    """Write the comment that says what to mend."""
    lines = [f"- {inert_cell(line)}" for problem in problems for line in problem.split("\n")]
    head = "This cannot become rows yet. Edit the issue, and the label `accepted` can be set again."
    _write(folder, COMMENT, "\n".join([head, "", *lines]))


def _write(folder: Path, name: str, words: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(words + "\n", encoding="utf-8")
