"""Asking for a document and its statements one cell at a time; nothing is written before the last answer."""

from collections import Counter
from collections.abc import Callable

import click

from schemas.figures import COMPARING, FIGURE
from schemas.kinds import LIST_SEPARATOR
from schemas.relations import Column, columns, key, named
from schemas.statements import UNPHASED_STANCES, UNPHASED_TOPICS
from scripts.adding import ids, prepare, proof
from scripts.adding.dialogue import Asker, say
from scripts.adding.draft import Cells, Draft, RefusedError, Shelf
from scripts.adding.entry import EVENT, today
from scripts.adding.near import Candidate, fold
from scripts.progress import doing

DATED = ("published_on", "published_on_basis")
DOCUMENT = ("publisher", "title", *DATED, "publisher_country", "language", "kind", "accessed_on", "credits", "note")
SPOKEN = ("organisation_id", "speaker_id", "speaker_role", "anonymous", "stated_on", "stance", "likelihood", "evidence_basis")
FIGURES = ("metric", *FIGURE, "bound", "unit", "accounting", "per", "share_of", "figure_as_stated", "period_start", "period_end")
STATEMENT = (*SPOKEN, "topic", EVENT, *FIGURES, "phase", "place_id", "claim", "note")
NEW_ROW = {
    "actors": ("name", "kind", "member_of", "country", "aliases"),
    "places": ("name", "kind", "country", "admin1", "latitude", "longitude", "where_prec", "aliases"),
}
EVENT_COLUMN = Column(
    "statements",
    EVENT,
    "Event",
    "The deployment or the transfer that it is about; empty only for context (sanctions, diplomacy, law).",
    required=False,
    unique=False,
    metadata={"kind": "id", "example": "kursk-contingent-2024", "form": None, "references": " ".join(prepare.EVENTS.values())},
)


def _figure(row: Cells) -> bool:
    return any(row.get(name) for name in FIGURE)


# When a question has no sense; all others are asked.
IDLE: dict[str, Callable[[Cells], bool]] = {
    "published_on_basis": lambda row: not row.get("published_on"),
    "anonymous": lambda row: bool(row.get("speaker_id")),
    **dict.fromkeys(FIGURE, lambda row: not row.get("metric")),
    **dict.fromkeys(("bound", "unit", "accounting"), lambda row: not _figure(row)),
    "per": lambda row: row.get("accounting") != "rate",
    "share_of": lambda row: row.get("metric") not in (*COMPARING, "factor"),
    "phase": lambda row: row.get("topic") in UNPHASED_TOPICS or (row.get("stance") in UNPHASED_STANCES and not row.get("metric")),
    "member_of": lambda row: row.get("kind") != "person",
}


class Session:
    """The answers so far."""

    def __init__(self, shelf: Shelf) -> None:
        """Begin with nothing."""
        self.shelf, self.draft = shelf, Draft()
        self.asker = Asker(shelf, self.draft, self.create)
        self.asked: set[tuple[str, str]] = set()

    def run(self) -> Draft:
        """The draft, clean by the check. Raises click.Abort when the person leaves, RefusedError when it cannot be mended."""
        say("Answer ? for help, Enter to leave a cell empty; Ctrl-C leaves and writes nothing.")
        document = self.document()
        while True:
            self.statement(document)
            if not click.confirm("\nAnother statement of this document?", default=False):
                break
        while self.mend():
            pass
        return self.draft

    def document(self) -> str:
        """The id of the document: one that is here, or a new one."""
        url = prepare.cleaned(self.asker.ask(named("sources", "url")))
        known = prepare.here(self.shelf, self.draft, url)
        if known is not None:
            claims = [row["claim"] for row in self.shelf.rows["statements"] if row["source_id"] == known["source_id"]]
            say(f"This document is here: {known['source_id']}, with {len(claims)} statements:")
            for claim in claims:
                say(f"  - {claim}")
            click.confirm("Add statements to it?", default=True, abort=True)
            return known["source_id"]
        row = {"url": url}
        for name in DOCUMENT:
            self._ask("sources", name, row)
        row["source_id"] = self.asker.ask(named("sources", "source_id"), ids.source_id(self.shelf, row))
        self.draft.add("sources", row)
        return row["source_id"]

    def statement(self, document: str) -> None:
        """A new statement, cell by cell."""
        row: Cells = {}
        for name in STATEMENT:
            self._ask("statements", name, row)
        prepare.add_statement(self.shelf, self.draft, document, row)

    def create(self, table: str, given: str) -> str:
        """A new actor or place, cell by cell; its id comes back."""
        row: Cells = {"name": given}
        for name in NEW_ROW[table]:
            self._ask(table, name, row)
        made = prepare.add_row(self.shelf, self.draft, table, row)
        column = key(table)[0]
        made[column] = self.asker.ask(named(table, column), made[column])
        return made[column]

    def _ask(self, table: str, name: str, row: Cells) -> None:
        if name in IDLE and IDLE[name](row):
            return
        if name == EVENT:
            given = self.asker.ask(EVENT_COLUMN)
            is_transfer = given in {choice.id for choice in self.asker.choices(named(table, "transfer_id"))}
            row["transfer_id" if is_transfer else "deployment_id"] = given
            return
        row[name] = self.asker.ask(named(table, name), self._proposed(table, name, row), self._fitting(name, row))

    def _proposed(self, table: str, name: str, row: Cells) -> str:
        """What is likely, for the person to confirm."""
        if (table, name) == ("sources", "accessed_on"):
            return today()
        if table == "sources" and name in prepare.FROM_PUBLISHER:
            same = [old[name] for old in self.shelf.rows["sources"] if fold(old["publisher"]) == fold(row["publisher"])]
            return Counter(same).most_common(1)[0][0] if same else ""
        return row.get(name, "") or ("false" if named(table, name).kind.name == "boolean" else "")

    def _fitting(self, name: str, row: Cells) -> Callable[[Candidate], bool]:
        """Which choices can stand beside the rest of the row."""
        if name in ("organisation_id", "speaker_id"):
            actors = [*self.shelf.rows["actors"], *self.draft.rows.get("actors", [])]
            persons = {actor["actor_id"] for actor in actors if actor["kind"] == "person"}
            return lambda choice: (choice.id in persons) == (name == "speaker_id")
        if name == "unit":
            units = [old for old in self.shelf.rows["vocabulary"] if old["vocabulary"] == "unit"]
            fit = {old["code"] for old in units if row["metric"] in old["unit_of"].split(LIST_SEPARATOR)}
            return lambda choice: choice.id in fit
        return bool

    def mend(self) -> bool:
        """Ask for what the check finds, one cell at a time; whether something was asked, and the check must look again."""
        prune(self.draft)
        with doing("Checking the new rows"):
            faults, likenesses = proof.proved(self.shelf, self.draft)
        return any(map(self._same, likenesses)) or any(map(self._again, faults))

    def _same(self, likeness: proof.Likeness) -> bool:
        row = self.draft.find("statements", likeness.id)
        if row is None or row["repeats"] or (likeness.id, likeness.other) in self.asked:
            return False
        self.asked.add((likeness.id, likeness.other))
        click.echo()
        say(str(likeness))
        if likeness.earlier and click.confirm("Is yours a report of the same utterance?", default=False):
            row["repeats"] = likeness.other
        return bool(row["repeats"])

    def _again(self, fault: proof.Fault) -> bool:
        click.echo()
        say(str(fault))
        new = self.draft.rows.get(fault.table)
        row = self.draft.find(fault.table, fault.id) or (new[-1] if new else None)
        if row is None:
            raise RefusedError(f"That stands in {fault.table}.csv, not in what you gave. Mend it there, then add again.")
        name = click.prompt("Which cell to change", default=fault.finding.column or "claim")
        changed = next((column for column in columns(fault.table) if column.name == name), None)
        if changed is None:
            say(f"{fault.table} has no column {name}.")
        else:
            row[name] = self.asker.ask(changed, row[name])
        return True


def prune(draft: Draft) -> None:
    """Leave out new actors and places that no new row names, nor one that is left."""
    for table in ("places", "actors", "actors"):  # twice, for the body of a person that is left out
        named_by = {
            row[column.name]
            for name, rows in draft.rows.items()
            for column in columns(name)
            if column.references == table
            for row in rows
        }
        draft.rows[table] = [row for row in draft.rows.get(table, []) if row[key(table)[0]] in named_by]
