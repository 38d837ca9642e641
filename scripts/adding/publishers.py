"""What the tables know of a publisher: how its name is written, and what its documents share."""

from collections import Counter

from scripts.adding.draft import Cells, Shelf
from scripts.adding.ids import host
from scripts.adding.near import Candidate, fold, like

FROM_PUBLISHER = ("publisher_country", "language", "kind")  # what all documents of one publisher mostly share
USUAL = 3  # earlier documents of a publisher that make a habit


def documents(shelf: Shelf, publisher: str) -> list[Cells]:
    """The documents of a publisher, whatever the case and the accents of its name."""
    named = fold(publisher)
    return [row for row in shelf.rows["sources"] if fold(row["publisher"]) == named]


def habits(shelf: Shelf, document: Cells) -> Cells:
    """What all earlier documents of the publisher share, when there are some."""
    rows = documents(shelf, document.get("publisher", ""))
    shared = {name: Counter(row[name] for row in rows).most_common(1)[0] for name in FROM_PUBLISHER if len(rows) >= USUAL}
    return {name: value for name, (value, times) in shared.items() if value and times == len(rows)}


def usual(shelf: Shelf, publisher: str) -> Cells:
    """What most documents of the publisher have, for a person to confirm; empty when there are none."""
    rows = documents(shelf, publisher)
    return {name: Counter(row[name] for row in rows).most_common(1)[0][0] for name in ("publisher", *FROM_PUBLISHER) if rows}


def of_host(shelf: Shelf, document: Cells) -> str:
    """The publisher of all earlier documents of the same host; empty when there are several, or none."""
    mine = host(document)
    names = {row["publisher"] for row in shelf.rows["sources"] if mine and host(row) == mine}
    return names.pop() if len(names) == 1 else ""


def near(shelf: Shelf, publisher: str) -> str:
    """The publisher of the tables that a name which is none of them may mean; empty when there is none."""
    if not publisher or documents(shelf, publisher):
        return ""
    known = {row["publisher"] for row in shelf.rows["sources"]}
    found = like(_bare(publisher), [Candidate(name, name, (_bare(name),)) for name in sorted(known)])
    return found[0].id if found else ""


def _bare(name: str) -> str:
    return fold(name).removeprefix("the ")


def counted(shelf: Shelf, publisher: str) -> str:
    """The publisher with the number of its documents."""
    number = len(documents(shelf, publisher))
    return f"{publisher} ({number} document{'s' * (number != 1)} here)"
