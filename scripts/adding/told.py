"""What is said of a draft: its difference as a diff, what was added, and what to do next."""

from collections.abc import Iterator
from difflib import unified_diff
from typing import Any

from schemas.package import EDITED
from schemas.relations import key
from scripts.adding.draft import Cells, Draft, Shelf, files
from scripts.adding.entry import NEW_ROWS
from scripts.findings import file_of
from scripts.reporting import printable

COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def difference(shelf: Shelf, draft: Draft) -> Iterator[str]:
    """The lines of a unified diff of the files, with every character that does something shown as its number."""
    for table, content in files(shelf, draft).items():
        name = file_of(table)
        old, new = shelf.raw[table].decode().splitlines(), content.decode().splitlines()
        yield from (printable(line) for line in unified_diff(old, new, f"a/{name}", f"b/{name}", n=1, lineterm=""))


def summary(draft: Draft) -> list[str]:
    """One line for each new row and each corrected cell."""
    added = [f"{table}: {printable(row[key(table)[0]])}" for table, rows in draft.rows.items() for row in rows]
    return added + [f"{change.table}: {printable(change.id)}, {change.column}" for change in draft.changes]


def as_yaml(draft: Draft) -> str:
    """What was given, as a file that `--from` takes: a session that ends too early loses nothing."""
    import yaml

    statements = [_filled(row, "statement_id", "source_id") for row in draft.rows.get("statements", [])]
    if not statements:
        return ""
    new = draft.rows.get("sources", [])
    document: dict[str, Any] = _filled(new[0]) if new else {"source_id": draft.rows["statements"][0]["source_id"]}
    others = {table: [_filled(row) for row in draft.rows[table]] for table in NEW_ROWS if draft.rows.get(table)}
    return yaml.safe_dump({**document, **others, "statements": statements}, sort_keys=False, allow_unicode=True, width=120)


def _filled(row: Cells, *without: str) -> Cells:
    return {name: cell for name, cell in row.items() if cell and name not in without}


def next_step(draft: Draft) -> list[str]:
    """The commands that bring the rows to others."""
    documents = [row["source_id"] for table in ("sources", "statements") for row in draft.rows.get(table, [])]
    name = next(iter([*documents, *(change.id for change in draft.changes)]), "rows")
    verb = "correct" if draft.changes else "add"
    return [
        f"Next: git switch -c {verb}/{name}",
        f"      git commit -m '{verb.capitalize()} {name}' {EDITED}",
        f"      git push -u origin {verb}/{name}",
        "Then open a pull request; the check runs there again.",
    ]
