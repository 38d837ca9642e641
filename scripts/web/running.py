"""One run of the command: documents, pages, archive, tables, and the report."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from scripts.web import report
from scripts.web.archive import Archive
from scripts.web.documents import Document, documents
from scripts.web.filling import NotFilledError, fill
from scripts.web.pace import Pace
from scripts.web.pages import Pages
from scripts.web.round import ArchiveSilentError, Stop, ask_pages, broken, look_up, request
from scripts.web.state import State


@dataclass(frozen=True)
class Wish:
    """What is asked for; `limit` None is no limit, `archive` is no, lookup or request."""

    root: Path
    state: Path
    only: tuple[str, ...] = ()
    limit: int | None = None
    archive: str = "no"
    write: bool = False
    fresh: timedelta = timedelta(days=7)


@dataclass(frozen=True)
class Done:
    """The report, whether the run was interrupted, and why the tables were left as they were if they were to change."""

    report: report.Report
    interrupted: bool = False
    refused: str = ""


def run(wish: Wish, show: Callable[[str], None], pages: Pages | None = None, archive: Archive | None = None) -> Done:
    """Ask, and write if wished; `show` is told how far it is. Raises UnknownDocumentError, NoStateError, OfflineError."""
    stop = Stop()
    wanted = documents(wish.root, wish.only)
    state = State(wish.state, datetime.now(UTC), wish.fresh)
    interrupted, silent, refused, filled = False, False, "", list[str]()
    try:
        news = [document for document in wanted if document.url not in state.pages]
        ask_pages(news[: wish.limit], pages or Pages(Pace(sleep=stop.sleep)), state, stop, show)
        if wish.archive != "no":
            _ask_archive(wish, wanted, state, archive or Archive(Pace(0, stop.sleep)), show)
    except ArchiveSilentError:
        silent = True
    except KeyboardInterrupt:
        interrupted = True
    if wish.write and not interrupted:
        try:
            filled = fill(wish.root, wanted, state.copies)
        except NotFilledError as error:
            refused = str(error)
    return Done(report.reported(wanted, state.pages, state.copies, filled, silent=silent), interrupted, refused)


def _ask_archive(wish: Wish, wanted: list[Document], state: State, archive: Archive, show: Callable[[str], None]) -> None:
    """Look up copies of what was asked; those of sound pages only where they are of use."""
    asked = [document for document in wanted if document.url in state.pages]
    show("Looking copies up")
    look_up(asked if wish.write or wish.archive == "request" else broken(asked, state), archive, state)
    if wish.archive == "request":
        show("Requesting copies")
        request(asked, archive, state)
