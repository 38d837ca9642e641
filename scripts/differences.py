"""What differs between two editions of the tables: rows by the keys that the schemas give, cells as text, and estimates."""

from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import chain

from schemas.figures import FIGURE
from schemas.package import TABLES
from schemas.relations import MODELS, key
from scripts.derive.figures import SAME_THING
from scripts.editions import Edition, Key, Rows, UnreadableEditionError

GONE = ("removed", "retired", "lost")


@dataclass(frozen=True)
class Change:
    """One difference.

    `what` is a word of WORDS, or `changed`, which alone has `before` and `after`.
    """

    table: str
    what: str
    row: str = ""
    column: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Move:
    """The current low, best and high of one kind of figure; empty where there is no such estimate."""

    thing: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """All that differs; `sizes` has the rows of every table before and after."""

    sizes: dict[str, tuple[int, int]]
    changes: list[Change]
    moves: list[Move]

    @property
    def lost(self) -> list[Change]:
        """The rows that vanished and do not stand in retired_ids."""
        return [change for change in self.changes if change.what == "lost"]

    def counts(self, table: str) -> dict[str, int]:
        """How many rows of the table were added, removed and changed, in how many cells, and how many columns came or went."""
        mine = [change for change in self.changes if change.table == table]
        found = Counter(change.what for change in mine)
        return {
            "added": found["added"],
            "removed": sum(found[what] for what in GONE),
            "changed": len({change.row for change in mine if change.what == "changed"}),
            "cells": found["changed"],
            "columns": found["column_added"] + found["column_removed"],
        }


def between(old: Edition, new: Edition) -> Difference:
    """What is to be done to `old` to come to `new`. Raises UnreadableEditionError when one is published and the other edited."""
    if old.home != new.home:
        raise UnreadableEditionError(f"{old.name} holds {old.home}/ and {new.name} holds {new.home}/. Compare like with like.")
    order = [*MODELS["published"], *sorted(old.tables.keys() | new.tables.keys())]
    tables = [table for table in dict.fromkeys(order) if table in old.tables or table in new.tables]
    retired = new.table("retired_ids").cells
    return Difference(
        {table: (len(old.table(table).cells), len(new.table(table).cells)) for table in tables},
        list(chain.from_iterable(_changes(table, old.table(table), new.table(table), retired) for table in tables)),
        moves(old, new),
    )


def _changes(table: str, old: Rows, new: Rows, retired: Container[Key]) -> Iterator[Change]:
    yield from _columns(table, old, new)
    for name in sorted(new.cells.keys() - old.cells.keys()):
        yield Change(table, "added", "/".join(name))
    for name in sorted(old.cells.keys() - new.cells.keys()):
        yield Change(table, _fate(table, name, new, retired), "/".join(name))
    shared = [column for column in old.header if column in new.header]
    for name in sorted(old.cells.keys() & new.cells.keys()):
        before, after = old.cells[name], new.cells[name]
        for column in shared:
            if before[column] != after[column]:
                yield Change(table, "changed", "/".join(name), column, before[column], after[column])


def _columns(table: str, old: Rows, new: Rows) -> Iterator[Change]:
    if not old.header or not new.header:
        yield Change(table, "table_removed" if old.header else "table_added")
        return
    yield from (Change(table, "column_added", column=column) for column in new.header if column not in old.header)
    yield from (Change(table, "column_removed", column=column) for column in old.header if column not in new.header)


def _fate(table: str, name: Key, new: Rows, retired: Container[Key]) -> str:
    """What became of a row that is gone. Only an edited table with ids keeps to retired_ids; codes and derived rows do not."""
    has_ids = table in TABLES and len(key(table)) == 1
    if not has_ids or name[:1] in new.cells:
        return "removed"
    return "retired" if (table, name[0]) in retired else "lost"


def _current(published: Edition) -> dict[Key, tuple[str, ...]]:
    """The figures of every estimate that holds to this day, by what they are about."""
    rows = published.table("estimates").cells.values()
    kinds = {"true": "projected", "false": "stated"}
    return {
        (*(row.get(name, "") for name in SAME_THING), kinds.get(row.get("projected", ""), "")): tuple(
            row.get(name, "") for name in FIGURE
        )
        for row in rows
        if not row.get("realtime_end")
    }


def moves(old: Edition, new: Edition) -> list[Move]:
    """The kinds of figures whose current estimate is not the same in two published editions."""
    then, now = _current(old), _current(new)
    return [
        Move(" ".join(word for word in thing if word), then.get(thing, ()), now.get(thing, ()))
        for thing in sorted(then.keys() | now.keys())
        if then.get(thing) != now.get(thing)
    ]
