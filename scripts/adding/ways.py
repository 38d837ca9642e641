"""The ways in, and the one way out: prove the draft, show or write it, say what comes next."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from scripts.adding import prepare, proof, same, told
from scripts.adding.draft import Draft, RefusedError, Shelf, shelf, write
from scripts.adding.entry import Entry, today
from scripts.progress import doing
from scripts.reporting import printable

NOTHING = "Nothing was written."


@dataclass(frozen=True)
class Way:
    """Where the rows go, and whether they are only shown."""

    root: Path
    dry_run: bool = False
    words: Path | None = None
    read_today: bool = False

    def read(self, entries: list[Entry]) -> list[Entry]:
        """The entries; read today, when the person says so and they give no other day."""
        for entry in entries if self.read_today else []:
            entry.document["accessed_on"] = entry.document.get("accessed_on") or today()
        return entries


def flags(way: Way, document: str, statements: tuple[str, ...], actors: tuple[str, ...], places: tuple[str, ...]) -> bool:
    """Add what the command line holds."""
    from scripts.adding.flags import entry

    return _added(way, lambda old: prepare.drafted(old, way.read([entry(document, statements, actors, places)])))


def file(way: Way, path: Path) -> bool:
    """Add what a YAML file holds."""
    from scripts.adding.file import entries

    return _added(way, lambda old: prepare.drafted(old, way.read(entries(path))))


def issue(way: Way, path: Path) -> bool:
    """Add or correct what an issue asks for; with a folder for words, say there what to tell GitHub."""
    from scripts.adding import github
    from scripts.adding import issue as forms

    def told_github(draft: Draft, remarks: list[str]) -> None:
        if way.words:
            github.accepted(way.words, forms.read(path), draft, remarks)

    def told_problems(problems: Iterable[str]) -> None:
        if way.words:
            github.refused(way.words, problems)

    return _added(way, lambda old: forms.drafted(old, forms.read(path).body), told_github, told_problems)


def questions(way: Way) -> bool:
    """Ask for everything; Ctrl-C or the end of the input leaves the tables as they are."""
    from scripts.adding.session import Session

    session = None
    try:
        old = shelf(way.root)
        session = Session(old, lambda draft: show(old, draft))
        draft = session.run(only_show=way.dry_run)
        if not way.dry_run:
            write(old, draft)
    except (RefusedError, click.Abort) as left:
        given = told.as_yaml(session.draft) if session else ""
        rescued = ["What you gave, for a file to go on from with --from:", *given.splitlines()] if given else []
        say(["", *getattr(left, "problems", ()), *rescued, NOTHING], err=True)
        return False
    say([NOTHING] if way.dry_run else done(draft))
    return True


def _added(
    way: Way,
    drafted: Callable[[Shelf], Draft],
    well: Callable[[Draft, list[str]], None] = lambda _draft, _remarks: None,
    ill: Callable[[Iterable[str]], None] = lambda _problems: None,
) -> bool:
    """Draft, prove, and write or show; then `well` is called with the draft and what may have been said before, or `ill`."""
    try:
        old = shelf(way.root)
        draft = drafted(old)
        remarks = _proved(old, draft)
        if way.dry_run:
            show(old, draft)
        else:
            write(old, draft)
    except RefusedError as refused:
        say([*refused.problems, NOTHING], err=True)
        ill(refused.problems)
        return False
    well(draft, remarks)
    say([NOTHING] if way.dry_run else done(draft))
    return True


def _proved(old: Shelf, draft: Draft) -> list[str]:
    """What may have been said before. Raises RefusedError with everything that the check finds."""
    say(draft.notes)
    with doing("Checking the new rows"):
        faults, remarks = proof.faults(old, draft), same.remarks(old, draft)
    say(remarks)
    if faults:
        raise RefusedError(*map(str, faults))
    return remarks


def show(old: Shelf, draft: Draft) -> None:
    """The difference, in colours at a terminal."""
    for line in told.difference(old, draft):
        click.secho(line, fg=told.COLOURS.get(line[:1]))


def done(draft: Draft) -> list[str]:
    """What was written, and what comes next."""
    return ["Written:", *(f"  {line}" for line in told.summary(draft)), *told.next_step(draft)]


def say(lines: Iterable[str], *, err: bool = False) -> None:
    """Lines for the person, with nothing in them that a terminal would obey."""
    for line in lines:
        click.echo(printable(line), err=err)
