"""One question for one cell: the column's own words, numbered choices, help at `?`, and the check's words for a wrong answer."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from schemas import dates
from schemas.kinds import LIST_SEPARATOR
from schemas.relations import Column
from scripts.adding.draft import Draft, Shelf
from scripts.adding.entry import EVENTS
from scripts.adding.near import Candidate, candidates, codes, meant
from scripts.adding.search import busiest, found, uses
from scripts.adding.typist import HELP, YES_NO, Typist
from scripts.adding.wording import doubt, plain
from scripts.checks import finding
from scripts.findings import Case
from scripts.reporting import quoted, words

SHORT = 12  # choices that are listed unasked
LONG = 60  # choices that are not even listed at `?`
EMPTY, NEW = "-", "new"
CREATED = ("actors", "places")
TRUTHS = {"y": "true", "yes": "true", "n": "false", "no": "false"}
# What the column's own description leaves open, shown at `?`.
EXAMPLES = {
    "low": 'The number of "at least 500" or "more than 500" (500), or the lower of "10,000 to 12,000" (10000).',
    "best": 'The one number of "2,000" or "about 2,000" (2000). Empty for "at least", "up to" and for two numbers.',
    "high": 'The number of "up to 12,000" or "fewer than 12,000" (12000), or the higher of "10,000 to 12,000" (12000).',
    "bound": '"2,000" is exact; "around 2,000" about; "over 2,000" at_least; "up to 2,000" at_most; "1,000 to 2,000" range.',
    "title": "Only what the page shows. Leave it empty when you see none: it is not made from the address.",
    "published_on": "2 September 2025, Sept. 2, 2025, September 2025 and 26/10/2024 are understood too.",
    "stated_on": "Empty for background that the document does not date; the day of the article is not the day of the words.",
}


@dataclass
class Asker:
    """Asks for cells over the tables and the draft; `create` makes a row that is missing and returns its id."""

    shelf: Shelf
    draft: Draft
    typist: Typist
    create: Callable[[str, str], str]
    shown: Sequence[Candidate] = field(default=())

    def ask(self, column: Column, default: str = "", only: Callable[[Candidate], bool] = bool) -> str:
        """The cell that the person gives, as the column takes it; `only` narrows the choices."""
        choices = [choice for choice in self.choices(column) if only(choice)]
        self.shown = choices if column.vocabulary and len(choices) <= SHORT else ()
        self.typist.say()
        self.typist.say(f"{column.title}: {column.description}")
        self._list()
        while True:
            given = self.typist.prompt(_label(column, default), default)
            if given == HELP:
                self.typist.forget()
                self._help(column, choices)
                continue
            answer = self._answer(column, "" if given == EMPTY else given, choices)
            if answer is not None:
                self._echo(given, answer, choices)
                return answer

    def choices(self, column: Column) -> list[Candidate]:
        """What may stand in the column, when that is one of a list."""
        if column.vocabulary:
            return codes(self.shelf, column.vocabulary)
        tables = column.references.split() if column.references else []
        return [candidate for table in tables for candidate in candidates(self.shelf, self.draft, table)]

    def refuse(self, why: str) -> None:
        """Say why an answer is none, and forget it."""
        self.typist.forget()
        self.typist.say(why)

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
        """Ask for what may be meant, or offer a new row."""
        times = self._times(column)
        near = found(given, choices, times, every=_is_event(column))
        if len(near) == 1:
            said = self.typist.prompt(f"Is it {near[0]}? [Y/n]")
            if said == HELP:
                self._help(column, choices)
                return None
            if YES_NO.get(said.casefold(), not said):
                return near[0].id
            if said.casefold() not in YES_NO:
                return self._answer(column, said, choices)  # other words are another answer
            self.typist.say("Then write it otherwise; ? shows more.")
        elif near:
            self._offer("Which one? Answer with its number, or write it otherwise.", near)
        elif _is_event(column):
            self._offer(f'Nothing is like "{quoted(given)}". Most statements are about these:', busiest(choices, times))
        elif column.references in CREATED:
            self.typist.say(f'Nothing is like "{quoted(given)}". ? shows more.')
        else:
            self.refuse(f'Nothing is like "{quoted(given)}". ? shows more.')
        return self._new(column, given, near)

    def _new(self, column: Column, given: str, near: Sequence[Candidate]) -> str | None:
        if column.references in CREATED:
            self.typist.say(f"If it is none of these, answer {NEW} to add it.")
            if len(near) < 2 and self.typist.yes(f"Add it to {column.references} now?", default=False):
                return self.create(column.references, given)
        return None

    def _offer(self, line: str, choices: Sequence[Candidate]) -> None:
        self.shown = choices
        self.typist.say(line)
        self._list()

    def _judged(self, column: Column, cell: str) -> str | None:
        if said := doubt(column.kind.name, cell):
            self.refuse(said)
            return None
        if rule := wrong(column, cell):
            self.refuse(words(finding(rule, Case(column.table, 0, column.name, cell))))
            return None
        return cell

    def _echo(self, given: str, answer: str, choices: list[Candidate]) -> None:
        """Say what was taken, where that is not what was written."""
        chosen = next((str(choice) for choice in choices if choice.id == answer), answer)
        if chosen != given and answer:
            self.typist.say(f"-> {chosen}")

    def _list(self, *, defined: bool = False) -> None:
        for number, choice in enumerate(self.shown, 1):
            label = f"{choice}: {choice.about or choice.label}" if defined else str(choice)
            self.typist.say(f"  {number:>2}  {label if len(label) < 180 else label[:179] + '…'}")

    def _help(self, column: Column, choices: list[Candidate]) -> None:
        say = self.typist.say
        say(f"Write {_form(column)}, for example {column.metadata['example']}.")
        say("It cannot be left empty." if column.required else f"Enter leaves it empty; {EMPTY} empties what is proposed.")
        if column.name in EXAMPLES:
            say(EXAMPLES[column.name])
        if _is_event(column):
            self._offer("Write a word about it. These have most statements:", busiest(choices, self._times(column)))
        elif len(choices) > LONG:
            say(f"{len(choices)} can stand here: write a part of a name, and the nearest are shown.")
        elif choices:
            self.shown = choices
            self._list(defined=True)

    def _times(self, column: Column) -> Mapping[str, int]:
        """How often each choice stands in the statements."""
        return uses(self.shelf, *(EVENTS if _is_event(column) else [column.name]))


def _is_event(column: Column) -> bool:
    return "deployments" in (column.references or "")


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
        return TRUTHS.get(given.casefold(), given.casefold())
    if column.kind.name == "list":
        return LIST_SEPARATOR.join(item.strip() for item in given.split(LIST_SEPARATOR) if item.strip())
    return plain(column.kind.name, given)


def _form(column: Column) -> str:
    """What can be written: a person need not know codes and ids."""
    if column.vocabulary:
        return "its number, the code, or a word of what it means"
    if column.references:
        return "a name, a part of it, or an id"
    return "y or n" if column.kind.name == "boolean" else column.kind.form


def _label(column: Column, default: str) -> str:
    needed = "" if default else " *" if column.required else " (Enter: empty)"
    return f"{column.name}, e.g. {quoted(column.metadata['example'])}{needed}"
