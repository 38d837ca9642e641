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
from scripts.web.copies import Outcome
from scripts.web.documents import Document
from scripts.web.pages import Pages
from scripts.web.state import State
from scripts.web.verdicts import BROKEN, Verdict

HOSTS_AT_ONCE = 8
_WORTH_A_COPY = (Verdict.OK, Verdict.REFUSED)  # a bot of the archive may be let in; what it kept is verified


class StoppedError(Exception):
    """The round was interrupted while it waited."""


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
    """Ask each page; `show` is told how many were."""
    hosts: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents:
        hosts[_host(document.url)].append(document)
    answered = itertools.count(1)

    def ask(those: Sequence[Document]) -> None:
        for document in those:
            stop.look()
            state.page(document.url, pages.ask(document.url))
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


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def look_up(documents: Iterable[Document], archive: Archive, state: State) -> None:
    """Look up a copy of each document that has none in the tables, unless the state knows what the archive said."""
    for document in documents:
        known = state.copies.get(document.url)
        if not document.archived_url and (known is None or known.outcome is Outcome.UNKNOWN):
            state.copy(document.url, archive.lookup(document))


def request(documents: Iterable[Document], archive: Archive, state: State) -> None:
    """Request a copy of each page that answers and that the archive was found not to hold."""
    for document in documents:
        copy, page = state.copies.get(document.url), state.pages.get(document.url)
        if document.archived_url or not copy or not page:
            continue
        if copy.outcome is Outcome.NONE and not copy.requested and page.verdict in _WORTH_A_COPY:
            state.copy(document.url, archive.request(document))


def broken(documents: Iterable[Document], state: State) -> list[Document]:
    """The documents whose pages broke."""
    return [document for document in documents if document.url in state.pages and state.pages[document.url].verdict in BROKEN]
