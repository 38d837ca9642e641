"""Changing any cell of the draft by its name, before it is written."""

import click

from schemas.relations import header, named
from scripts.adding.dialogue import Asker
from scripts.adding.draft import Cells
from scripts.adding.entry import EVENT, EVENTS
from scripts.adding.questions import fill, fitting
from scripts.adding.typist import Typist

WRITE, LEAVE, EDIT = ("", "y", "yes"), ("n", "no"), ("e", "edit")


def agreed(typist: Typist) -> bool:
    """Whether the rows that were shown are to be written; False to edit them. Raises click.Abort for neither."""
    typist.say()
    while True:
        given = typist.prompt("Write these rows? [Y/n/edit]").casefold()
        if given in LEAVE:
            raise click.Abort
        if given in WRITE or given in EDIT:
            return given in WRITE
        typist.forget()
        typist.say("y writes them, n leaves the tables as they are, edit changes a cell, < goes back.")


def revise(asker: Asker) -> None:
    """Ask which cell is to be changed, in which row where several have it, and for its new value."""
    name = asker.typist.prompt("Which cell to change, by its column (e.g. claim, best, published_on)").casefold()
    rows = [(table, row) for table, rows in asker.draft.rows.items() for row in rows if _is_there(table, name)]
    if not rows:
        asker.refuse(f"No new row has a column {name} that can be changed here.")
        return
    table, row = rows[0] if len(rows) == 1 else _one_of(asker, rows, name)
    changed(asker, table, row, name)


def _is_there(table: str, name: str) -> bool:
    if table == "statements":
        return name in (*header(table), EVENT) and name not in ("statement_id", "source_id")
    return name in header(table)


def _one_of(asker: Asker, rows: list[tuple[str, Cells]], name: str) -> tuple[str, Cells]:
    for number, (table, row) in enumerate(rows, 1):
        told = row.get("claim") or row.get("title") or row.get("name") or next(iter(row.values()))
        asker.typist.say(f"  {number:>2}  {table}: {told} ({name}: {_present(row, name) or 'empty'})")
    while True:
        given = asker.typist.prompt("In which of these? Its number")
        if given.isdecimal() and 1 <= int(given) <= len(rows):
            return rows[int(given) - 1]
        asker.refuse(f"Answer a number from 1 to {len(rows)}.")


def _present(row: Cells, name: str) -> str:
    return row["deployment_id"] or row["transfer_id"] if name in (EVENT, *EVENTS) else row[name]


def changed(asker: Asker, table: str, row: Cells, name: str) -> bool:
    """Ask for a cell of a new row anew; False when its table has no such cell to change."""
    if not _is_there(table, name):
        return False
    if name in (EVENT, *EVENTS):
        fill(asker, table, EVENT, row, _present(row, name))
        return True
    before = row[name]
    row[name] = asker.ask(named(table, name), before, fitting(asker, name, row))
    if (table, name) == ("sources", "source_id"):
        _renamed(asker, before, row[name])
    return True


def _renamed(asker: Asker, before: str, now: str) -> None:
    """Bring the statements of a document along when its id changes."""
    for row in asker.draft.rows.get("statements", []):
        if row["source_id"] == before:
            row["source_id"], row["statement_id"] = now, now + row["statement_id"].removeprefix(before)
