"""One question for one cell: the column's own words, numbered choices, help at `?`, and the check's words for a wrong answer."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import click

from schemas import dates
from schemas.kinds import LIST_SEPARATOR
from schemas.relations import Column
from scripts.adding.draft import Draft, Shelf
from scripts.adding.entry import tidy
from scripts.adding.near import Candidate, candidates, codes, like, meant
from scripts.checks import finding
from scripts.findings import Case
from scripts.reporting import printable, quoted, words

SHORT = 12  # choices that are listed unasked
HELP, EMPTY, NEW = "?", "-", "new"
CREATED = ("actors", "places")
YES_NO = {"y": "true", "yes": "true", "n": "false", "no": "false"}


@dataclass
class Asker:
    """Asks for cells over the tables and the draft; `create` makes a row that is missing and returns its id."""

    shelf: Shelf
    draft: Draft
    create: Callable[[str, str], str]
    shown: Sequence[Candidate] = field(default=())

    def ask(self, column: Column, default: str = "", only: Callable[[Candidate], bool] = bool) -> str:
        """The cell that the person gives, as the column takes it; `only` narrows the choices."""
        choices = [choice for choice in self.choices(column) if only(choice)]
        if column.vocabulary and only is not bool and len(choices) == 1:
            default = default or choices[0].id
        self.shown = choices if column.vocabulary and len(choices) <= SHORT else ()
        click.echo()
        say(f"{column.title}: {column.description}")
        self._list()
        while True:
            given = tidy(click.prompt(_label(column, default), default=default, show_default=bool(default)))
            if given == HELP:
                self._help(column, choices)
                continue
            answer = self._answer(column, "" if given == EMPTY else given, choices)
            if answer is not None:
                return answer

    def choices(self, column: Column) -> list[Candidate]:
        """What may stand in the column, when that is one of a list."""
        if column.vocabulary:
            return codes(self.shelf, column.vocabulary)
        tables = column.references.split() if column.references else []
        return [candidate for table in tables for candidate in candidates(self.shelf, self.draft, table)]

    def _answer(self, column: Column, given: str, choices: list[Candidate]) -> str | None:
        """The cell; None, and the reason said, when the answer is none."""
        if not given:
            return self._judged(column, "")
        if not choices:
            return self._judged(column, _written(column, given))
        if given == NEW and column.references in CREATED:
            return self.create(column.references, "")
        if exact := meant(given, choices):
            return exact
        if given.isdecimal() and 1 <= int(given) <= len(self.shown):
            return self.shown[int(given) - 1].id
        return self._near(column, given, choices)

    def _near(self, column: Column, given: str, choices: list[Candidate]) -> str | None:
        """Show what may be meant, or offer a new row."""
        near = like(given, choices)
        self.shown = near or self.shown
        if near:
            say("Which one? Answer with its number, or write it otherwise.")
            self._list()
        else:
            say(f'Nothing is like "{quoted(given)}". ? shows more.')
        if column.references in CREATED:
            say(f"If it is none of these, answer {NEW} to add it.")
            if not near and click.confirm(f"Add it to {column.references} now?", default=False):
                return self.create(column.references, given)
        return None

    def _judged(self, column: Column, cell: str) -> str | None:
        rule = wrong(column, cell)
        if rule:
            say(words(finding(rule, Case(column.table, 0, column.name, cell))))
        return None if rule else cell

    def _list(self) -> None:
        for number, choice in enumerate(self.shown, 1):
            label = f"  {choice.label}" if choice.label.casefold() != choice.id.replace("_", " ") else ""
            say(f"  {number:>2}  {choice.id}{label if len(label) < 100 else label[:99] + '…'}")

    def _help(self, column: Column, choices: list[Candidate]) -> None:
        say(f"Write {column.kind.form}, for example {column.metadata['example']}.")
        say("It cannot be left empty." if column.required else f"Enter leaves it empty; {EMPTY} empties what is proposed.")
        if column.vocabulary:
            meaning = {
                row["code"]: row["definition"] for row in self.shelf.rows["vocabulary"] if row["vocabulary"] == column.vocabulary
            }
            for choice in choices:
                say(f"  {choice.id}: {meaning[choice.id] or choice.label}")
        elif choices:
            say(f"{len(choices)} rows can stand here: write a part of a name, and the nearest are shown.")


def wrong(column: Column, cell: str) -> str:
    """The rule that a cell breaks by itself; empty when it is well written."""
    if not cell:
        return "missing-value" if column.required else ""
    if column.metadata["form"] and not re.fullmatch(column.metadata["form"], cell):
        return str(column.metadata["rules"]["str_matches"]) or column.kind.rule
    return "impossible-date" if column.kind.name in ("date", "partial_date") and not dates.exists(cell) else ""


def _written(column: Column, given: str) -> str:
    """An answer in the form of its column, where that needs no guess."""
    if column.kind.name == "boolean":
        return YES_NO.get(given.casefold(), given.casefold())
    if column.kind.name == "list":
        return LIST_SEPARATOR.join(item.strip() for item in given.split(LIST_SEPARATOR) if item.strip())
    return given


def _label(column: Column, default: str) -> str:
    needed = "" if default else " *" if column.required else " (Enter: empty)"
    return f"{column.name}, e.g. {quoted(column.metadata['example'])}{needed}"


def say(line: str) -> None:
    """One line, with nothing in it that a terminal would obey."""
    click.echo(printable(line))
