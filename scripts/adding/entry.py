"""What a person gave, by flags, file, form or answers: one document, its statements, and rows that these need."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from schemas.relations import header
from scripts.adding.draft import Cells, RefusedError
from scripts.canonical import clean
from scripts.tables import nearest

EVENT = "event"  # a statement's deployment or transfer, whichever it is
EVENTS = {"deployment_id": "deployments", "transfer_id": "arms_transfers"}
NEW_ROWS = ("actors", "places", "deployments", "arms_transfers")  # what a document may bring with it
MOST_STATEMENTS = 500


@dataclass
class Entry:
    """One document with what comes with it; every cell is text, as it was given."""

    document: Cells
    statements: list[Cells] = field(default_factory=list)
    others: dict[str, list[Cells]] = field(default_factory=dict)


def today() -> str:
    """The day on which somebody reads a page now, as the tables write it."""
    return datetime.now(UTC).date().isoformat()


def tidy(words: str) -> str:
    """A value on one line, in NFC, with single spaces."""
    return clean(" ".join(words.split()))


def cells(table: str, given: Mapping[str, str], where: str) -> Cells:
    """The given values by column. Raises RefusedError, with the nearest column, for a word that is no column of the table."""
    for name in given:
        column_or_refuse(table, name, where)
    return {name: tidy(value) for name, value in given.items()}


def column_or_refuse(table: str, name: str, where: str, *more: Any) -> None:
    """Raise RefusedError when the table has no such column and `more` does not name it."""
    allowed = (*header(table), *([EVENT] if table == "statements" else []), *more)
    if name not in allowed:
        near = nearest(name, allowed)
        hint = f' Did you mean "{near}"?' if near else f" The columns are {', '.join(allowed)}."
        raise RefusedError(f'{where}: "{name}" is no column of {table}.{hint}')
