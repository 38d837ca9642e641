"""A round over the documents: pages of several hosts at once, those of one host after each other; then the archive.

Each answer is kept as it comes. A round that is interrupted stops before its next request; the next one goes on from there.
"""

import itertools
import threading
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from urllib.parse import urlsplit

from scripts.web.archive import Archive
from scripts.web.copies import Copy, Outcome
from scripts.web.documents import Document
from scripts.web.pages import Pages
from scripts.web.state import State
from scripts.web.verdicts import BROKEN, Answer, Verdict

HOSTS_AT_ONCE = 8
MOST_UNREACHED = 25  # pages, the first of a round; when no server answers about any, the fault is on our side
MOST_UNANSWERED = 5  # questions to the archive, one after the other
_WORTH_A_COPY = (Verdict.OK, Verdict.REFUSED)  # a bot of the archive may be let in; what it kept is verified


class StoppedError(Exception):
    """The round was interrupted while it waited."""


class OfflineError(Exception):
    """No page can be reached from this machine."""


class ArchiveSilentError(Exception):
    """The archive does not answer."""


class Stop:
    """Whether the round is to end; `sleep` wakes at once when it is."""

    def __init__(self) -> None:
        """Not yet."""
        self._set = threading.Event()

    def set(self) -> None:
        """End the round."""
        self._set.set()

    def sleep(self, seconds: float) -> None:
        """Wait. Raises StoppedError when the round is to end."""
        if self._set.wait(seconds):
            raise StoppedError

    def look(self) -> None:
        """Raise StoppedError when the round is to end."""
        if self._set.is_set():
            raise StoppedError


def ask_pages(documents: Collection[Document], pages: Pages, state: State, stop: Stop, show: Callable[[str], None]) -> None:
    """Ask each page; `show` is told how many were. Raises OfflineError, and then keeps nothing."""
    hosts: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents:
        hosts[_host(document.url)].append(document)
    answered, kept = itertools.count(1), _Kept(state)

    def ask(those: Sequence[Document]) -> None:
        for document in those:
            stop.look()
            kept.add(document.url, pages.ask(document.url))
            show(f"Asking the pages: {next(answered):,} of {len(documents):,}")

    with ThreadPoolExecutor(HOSTS_AT_ONCE) as threads:
        running = [threads.submit(ask, those) for those in sorted(hosts.values(), key=len, reverse=True)]
        try:
            done, _ = wait(running, return_when=FIRST_EXCEPTION)
            for future in done:
                future.result()
        except BaseException:
            stop.set()
            threads.shutdown(wait=False, cancel_futures=True)
            raise
    kept.rest()


class _Kept:
    """Answers on their way into the state: held back until a first server has answered, then kept at once."""

    def __init__(self, state: State) -> None:
        self._state, self._held, self._reached, self._mine = state, dict[str, Answer](), False, threading.Lock()

    def add(self, url: str, answer: Answer) -> None:
        """Keep an answer. Raises OfflineError."""
        with self._mine:
            self._held[url] = answer
            self._reached = self._reached or answer.status > 0
            if self._reached:
                self.rest()
            elif len(self._held) >= MOST_UNREACHED:
                raise OfflineError(
                    f"None of the first {MOST_UNREACHED} pages could be reached: this machine may have no way to the web. "
                    "Nothing was kept."
                )

    def rest(self) -> None:
        """Keep what is held back."""
        for url, answer in self._held.items():
            self._state.page(url, answer)
        self._held.clear()


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def look_up(documents: Iterable[Document], archive: Archive, state: State) -> None:
    """Look up a copy of each document that has none, unless the state knows of it. Raises ArchiveSilentError."""
    lacking = [document for document in documents if not document.archived_url and not _told(document, state)]
    _ask_archive(lacking, archive.lookup, state)


def _told(document: Document, state: State) -> bool:
    return document.url in state.copies and state.copies[document.url].outcome is not Outcome.UNKNOWN


def request(documents: Iterable[Document], archive: Archive, state: State) -> None:
    """Request a copy of each page that answers and that the archive was found not to hold. Raises ArchiveSilentError."""
    _ask_archive([document for document in documents if _is_wanted(document, state)], archive.request, state)


def _is_wanted(document: Document, state: State) -> bool:
    copy, page = state.copies.get(document.url), state.pages.get(document.url)
    if document.archived_url or not copy or not page:
        return False
    return copy.outcome is Outcome.NONE and not copy.requested and page.verdict in _WORTH_A_COPY


def _ask_archive(documents: Iterable[Document], question: Callable[[Document], Copy], state: State) -> None:
    unanswered = 0
    for document in documents:
        copy = question(document)
        state.copy(document.url, copy)
        unanswered = unanswered + 1 if copy.outcome is Outcome.UNKNOWN else 0
        if unanswered >= MOST_UNANSWERED:
            raise ArchiveSilentError


def broken(documents: Iterable[Document], state: State) -> list[Document]:
    """The documents whose pages broke."""
    return [document for document in documents if document.url in state.pages and state.pages[document.url].verdict in BROKEN]
