"""One cell of a row that is being asked for: whether the question has a sense, and which choices can stand beside the rest."""

from collections.abc import Callable

from schemas.figures import COMPARING, FIGURE
from schemas.kinds import LIST_SEPARATOR
from schemas.relations import Column, named
from schemas.statements import UNPHASED_STANCES, UNPHASED_TOPICS
from scripts.adding.dialogue import Asker
from scripts.adding.draft import Cells
from scripts.adding.entry import EVENT, EVENTS
from scripts.adding.near import Candidate

EVENT_COLUMN = Column(
    "statements",
    EVENT,
    "Event",
    "The deployment or the transfer that it is about; empty only for context (sanctions, diplomacy, law).",
    required=False,
    unique=False,
    metadata={"kind": "id", "example": "kursk-contingent-2024", "form": None, "references": " ".join(EVENTS.values())},
)


def has_figure(row: Cells) -> bool:
    """Whether the row holds a number."""
    return any(row.get(name) for name in FIGURE)


# When a question has no sense; all others are asked.
IDLE: dict[str, Callable[[Cells], bool]] = {
    "published_on_basis": lambda row: not row.get("published_on"),
    "anonymous": lambda row: bool(row.get("speaker_id")),
    **dict.fromkeys(("bound", "unit", "accounting"), lambda row: not has_figure(row)),
    "per": lambda row: row.get("accounting") != "rate",
    "share_of": lambda row: row.get("metric") not in COMPARING,
    "phase": lambda row: row.get("topic") in UNPHASED_TOPICS or (row.get("stance") in UNPHASED_STANCES and not row.get("metric")),
    "member_of": lambda row: row.get("kind") != "person",
}


def fill(asker: Asker, table: str, name: str, row: Cells, default: str = "") -> None:
    """Ask for one cell, unless it has no sense beside the rest, and put it into the row."""
    if name in IDLE and IDLE[name](row):
        row.pop(name, None)
    elif name == EVENT:
        given = asker.ask(EVENT_COLUMN, default)
        is_transfer = given in {choice.id for choice in asker.choices(named(table, "transfer_id"))}
        row |= dict.fromkeys(EVENTS, "") | {"transfer_id" if is_transfer else "deployment_id": given}
    else:
        proposed = default or row.get(name, "") or ("false" if named(table, name).kind.name == "boolean" else "")
        row[name] = asker.ask(named(table, name), proposed, fitting(asker, name, row))


def fitting(asker: Asker, name: str, row: Cells) -> Callable[[Candidate], bool]:
    """Which choices can stand beside the rest of the row."""
    if name == "speaker_id":
        people = {actor["actor_id"] for actor in actors(asker) if actor["kind"] == "person"}
        return lambda choice: choice.id in people
    if name == "unit":
        fit = units(asker, row.get("metric", ""))
        return lambda choice: choice.id in fit
    return bool


def actors(asker: Asker) -> list[Cells]:
    """The actors of the tables and of the draft."""
    return [*asker.draft.rows.get("actors", []), *asker.shelf.rows["actors"]]


def units(asker: Asker, metric: str) -> list[str]:
    """The units that serve the metric."""
    listed = [row for row in asker.shelf.rows["vocabulary"] if row["vocabulary"] == "unit" and not row["replaced_by"]]
    return [row["code"] for row in listed if metric in row["unit_of"].split(LIST_SEPARATOR)]
