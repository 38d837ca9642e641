"""An id now stands for something else.

Who cited the old row would be led to another. A new thing is a new row with a new id; the old row stays, or retires. Runs
with `--against REV`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
import pyarrow.compute as pc

from schemas.relations import key
from scripts.findings import Case
from scripts.tables import Tables, differ

UNLIKE = 0.5  # on difflib's scale: the words of the row that was there are gone


@dataclass(frozen=True)
class Identity:
    """By what a row is known: its words must be unlike and one of the other columns differ; or `known_as` holds the old words."""

    words: str
    others: tuple[str, ...]
    known_as: str = ""


IDENTITIES = {
    "sources": Identity("title", ("url",)),
    "statements": Identity("claim", ("organisation_id", "topic", "metric")),
    "deployments": Identity("title", ("personnel_type", "purpose", "start_date")),
    "arms_transfers": Identity("title", ("category", "supplier", "start_date")),
    "actors": Identity("name", ("kind", "member_of", "country", "wikidata_id"), "aliases"),
    "places": Identity("name", ("latitude", "longitude", "country"), "aliases"),
}


def find(tables: Tables) -> Iterator[Case]:
    """Rows of which nothing is left by which the row of the base commit was known."""
    for table, identity in IDENTITIES.items():
        if table in tables.former:
            yield from _reused(tables, table, identity)


def _reused(tables: Tables, table: str, identity: Identity) -> Iterator[Case]:
    name = key(table)[0]
    columns = [name, identity.words, *identity.others, *filter(None, [identity.known_as])]
    now, then = tables.kept(table, *columns)
    other = np.logical_or.reduce([differ(now, then, column) for column in identity.others])
    filled = np.asarray(pc.and_(now.column(identity.words).is_valid(), then.column(identity.words).is_valid()))
    for row in np.flatnonzero(other & filled & differ(now, then, identity.words)):
        words, before = (sheet.column(identity.words)[row].as_py() for sheet in (now, then))
        known_as = now.column(identity.known_as)[row].as_py() if identity.known_as else None
        if before not in (known_as or "").split(";") and SequenceMatcher(None, before, words).ratio() < UNLIKE:
            yield Case(table, int(now.lines[row]), name, now.column(name)[row].as_py(), before)


def remedy(case: Case) -> str:
    """What to write instead."""
    keep = " If it is the same under another name, keep the old name in aliases." if case.table in ("actors", "places") else ""
    return f'This id stood for something else: "{case.context}". Bring that row back and give the new one an id of its own.{keep}'
