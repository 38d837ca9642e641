"""The questions for a document: what its address and its publisher tell is proposed in one line each."""

import re

import click

from schemas.relations import named
from scripts.adding import ids, prepare, publishers
from scripts.adding.dialogue import Asker
from scripts.adding.draft import Cells
from scripts.adding.entry import today
from scripts.adding.questions import fill

REST = ("accessed_on", "note")
_DAY = re.compile(r"(?<![0-9])(20[0-9]{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12][0-9]|3[01])(?![0-9])")


def document(asker: Asker) -> str:
    """The id of the document: one that is here, or a new one. Raises click.Abort when statements are not to go to one here."""
    url = prepare.cleaned(asker.ask(named("sources", "url")))
    known = prepare.here(asker.shelf, asker.draft, url)
    if known is not None:
        _known(asker, known["source_id"])
        return known["source_id"]
    row = {"url": url}
    _publisher(asker, row)
    fill(asker, "sources", "title", row)
    _published(asker, row)
    fill(asker, "sources", "credits", row)
    _rest(asker, row)
    asker.draft.add("sources", row)
    return row["source_id"]


def _known(asker: Asker, name: str) -> None:
    claims = [row["claim"] for row in asker.shelf.rows["statements"] if row["source_id"] == name]
    asker.typist.say(f"This document is here: {name}, with {len(claims)} statements:")
    for claim in claims:
        asker.typist.say(f"  - {claim}")
    if not asker.typist.yes("Add statements to it?"):
        raise click.Abort


def _publisher(asker: Asker, row: Cells) -> None:
    """The publisher, and what its documents share."""
    if (of_host := publishers.of_host(asker.shelf, row)) and _as_usual(asker, of_host, row):
        return
    row["publisher"] = asker.ask(named("sources", "publisher"))
    near = publishers.near(asker.shelf, row["publisher"])
    if near and asker.typist.yes(f"Did you mean {publishers.counted(asker.shelf, near)}?"):
        row["publisher"] = near
    if row["publisher"] != of_host and _as_usual(asker, row["publisher"], row):
        return
    for name in publishers.FROM_PUBLISHER:
        fill(asker, "sources", name, row, publishers.usual(asker.shelf, row["publisher"]).get(name, ""))


def _as_usual(asker: Asker, publisher: str, row: Cells) -> bool:
    """Whether the document has what others of the publisher have; it is filled in then."""
    usual = publishers.usual(asker.shelf, publisher)
    if not usual:
        return False
    asker.typist.say()
    shown = ", ".join(usual[name] or "no country" for name in publishers.FROM_PUBLISHER)
    right = asker.typist.yes(f"{publishers.counted(asker.shelf, usual['publisher'])}: {shown}. Right?")
    if right:
        row |= usual
    return right


def _published(asker: Asker, row: Cells) -> None:
    """The day of publication, and where it was read."""
    if hit := _DAY.search(row["url"].split("//", 1)[-1]):
        day = "-".join(hit.groups())
        asker.typist.say()
        if asker.typist.yes(f"Published on {day}, as the address holds it. Right?"):
            row |= {"published_on": day, "published_on_basis": "url"}
            return
    fill(asker, "sources", "published_on", row)
    fill(asker, "sources", "published_on_basis", row)


def _rest(asker: Asker, row: Cells) -> None:
    """When it was read, a note, and the id: one line to confirm."""
    row["accessed_on"] = today()
    made = ids.source_id(asker.shelf, row)
    asker.typist.say()
    if asker.typist.yes(f"Read today ({row['accessed_on']}), no note, to be called {made}. Right?"):
        row["source_id"] = made
        return
    for name in REST:
        fill(asker, "sources", name, row)
    row["source_id"] = asker.ask(named("sources", "source_id"), made)
