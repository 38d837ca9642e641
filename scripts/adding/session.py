"""Asking for a document and its statements one cell at a time; nothing is written before the last answer."""

from collections.abc import Callable

from schemas.relations import columns, key, named
from scripts.adding import document, prepare, proof, revising
from scripts.adding.dialogue import Asker
from scripts.adding.draft import Cells, Draft, RefusedError, Shelf
from scripts.adding.questions import fill
from scripts.adding.statement import statement
from scripts.adding.typist import BackError, Typist
from scripts.progress import doing

HEADER = "? explains, < goes back one question, Enter leaves a cell empty, Ctrl-C leaves without writing."
NEW_ROW = {
    "actors": ("name", "kind", "member_of", "country", "aliases"),
    "places": ("name", "kind", "country", "admin1", "latitude", "longitude", "where_prec", "aliases"),
}


class Session:
    """The answers so far, and the draft that they make."""

    def __init__(self, shelf: Shelf, show: Callable[[Draft], None]) -> None:
        """Begin with nothing; `show` prints a draft before it is written."""
        self.shelf, self.show, self.typist = shelf, show, Typist()
        self.proved: dict[str, list[proof.Fault]] = {}  # by the draft, so that going back checks nothing twice
        self.begin()

    def begin(self) -> None:
        """Begin anew; the answers that are left are given again."""
        self.typist.place = 0
        self.draft = Draft()
        self.asker = Asker(self.shelf, self.draft, self.typist, self.create)

    def run(self, *, only_show: bool = False) -> Draft:
        """The draft, clean by the check, and confirmed unless it is only shown.

        Raises click.Abort when the person leaves or declines, RefusedError when what is wrong cannot be mended here.
        """
        self.typist.say(HEADER)
        while True:
            try:
                return self._talk(only_show=only_show)
            except BackError:
                self.begin()

    def _talk(self, *, only_show: bool) -> Draft:
        name = document.document(self.asker)
        while statement(self.asker, name):
            pass
        while True:
            self.mend()
            if not self.typist.unseen:
                self.show(self.draft)
            if only_show:
                return self.draft
            if revising.agreed(self.typist):
                return self.draft
            revising.revise(self.asker)

    def create(self, table: str, given: str) -> str:
        """A new actor or place, cell by cell; its id comes back."""
        row: Cells = {"name": given}
        for name in NEW_ROW[table]:
            fill(self.asker, table, name, row)
        made = prepare.add_row(self.shelf, self.draft, table, row)
        column = key(table)[0]
        made[column] = self.asker.ask(named(table, column), made[column])
        return made[column]

    def mend(self) -> None:
        """Ask again for what the check finds, one cell at a time, until it finds nothing."""
        while True:
            prune(self.draft)
            faults = self._faults()
            if not faults:
                return
            self._again(faults[0])

    def _faults(self) -> list[proof.Fault]:
        content = repr(self.draft.rows)
        if content not in self.proved:
            with doing("Checking the new rows"):
                self.proved[content] = proof.faults(self.shelf, self.draft)
        return self.proved[content]

    def _again(self, fault: proof.Fault) -> None:
        self.typist.say()
        self.typist.say(str(fault))
        new = self.draft.rows.get(fault.table)
        row = self.draft.find(fault.table, fault.id) or (new[-1] if new else None)
        if row is None:
            raise RefusedError(f"That stands in {fault.table}.csv, not in what you gave. Mend it there, then add again.")
        name = self.typist.prompt("Which cell to change", fault.finding.column or "claim")
        if not revising.changed(self.asker, fault.table, row, name):
            self.asker.refuse(f"{fault.table} has no column {name} that can be changed here.")


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
