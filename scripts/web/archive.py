"""Copies in the Wayback Machine: looked up by EDGI's `wayback`, requested by `savepagenow`, believed only when verified.

Both libraries are used as they are, but for two habits: the retries of `wayback` are off, since they wait for as long as a server
says, and ours, with a longest wait, stand in; and the body of a capture is not downloaded. Its rate limit of searches (24 a
minute, as the Internet Archive asks) stays on.
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from typing import Any

import requests
import savepagenow
from savepagenow import exceptions as saving
from wayback import WaybackClient, WaybackSession, memento_url_data
from wayback.exceptions import BlockedByRobotsError, BlockedSiteError, RateLimitError, UnexpectedResponseFormat, WaybackException

from scripts.web.copies import HOST, STAMP, Copy, Outcome, doubt, since
from scripts.web.documents import Document
from scripts.web.guard import USER_AGENT
from scripts.web.pace import Pace

TIMEOUT = 60
SAVE_DELAY = 15.0  # seconds between two requests for a copy: a reader without an account may make about four a minute
MOST_CAPTURES = 50
TRIES = 3
FIRST_WAIT = 10.0
LONGEST_WAIT = 300.0

_BLOCKED = (BlockedSiteError, BlockedByRobotsError, saving.BlockedByRobots)
_UNREADABLE = (UnexpectedResponseFormat, ValueError, RuntimeError)  # RuntimeError: a list of captures that ends in the middle
_FAILED = (WaybackException, saving.WaybackRuntimeError, requests.RequestException)


def client(**settings: Any) -> Any:
    """A client of the archive that names this project; `settings` go to its session."""
    session = WaybackSession(retries=0, timeout=TIMEOUT, user_agent=USER_AGENT, **settings)
    session.stream = True
    return WaybackClient(session)


class Archive:
    """Looks copies up and requests them, one at a time."""

    def __init__(self, pace: Pace, asked: Any = None) -> None:
        """`pace` waits between tries; `asked` is the client, our own by default."""
        self._pace, self._client = pace, asked or client()

    def lookup(self, document: Document) -> Copy:
        """The earliest sound copy of the document that the archive holds."""
        return self._patiently(lambda: self._searched(document))

    def request(self, document: Document) -> Copy:
        """Ask the archive for a copy of the page as it is now, then read back what it kept."""
        return replace(self._patiently(self._saving(document)), requested=True)

    def _searched(self, document: Document) -> Copy:
        found = self._client.search(
            document.url,
            from_date=since(document),
            filter_field="statuscode:200",
            limit=MOST_CAPTURES,
            skip_malformed_results=False,
        )
        captures = [
            Copy(Outcome.FOUND, record.original, record.timestamp.strftime(STAMP), record.statuscode or 0)
            for record in islice(found, MOST_CAPTURES)
        ]
        doubts = [doubt(document, capture) for capture in captures]
        sound = (capture for capture, against in zip(captures, doubts, strict=True) if not against)
        return next(sound, Copy(Outcome.NONE, detail=doubts[0] if doubts else "there is no capture"))

    def _saving(self, document: Document) -> Callable[[], Copy]:
        """An attempt that requests a copy once, however often reading it back is tried."""
        kept: list[str] = []

        def attempt() -> Copy:
            if not kept:
                kept.append(savepagenow.capture(document.url, user_agent=USER_AGENT, accept_cache=True, timeout=TIMEOUT * 2))
                self._pace.hold(HOST, SAVE_DELAY)
            return self._read_back(document, kept[0])

        return attempt

    def _read_back(self, document: Document, address: str) -> Copy:
        original, taken, _ = memento_url_data(address)
        with self._client.get_memento(original, taken, follow_redirects=False) as memento:
            capture = Copy(Outcome.FOUND, memento.url, memento.timestamp.strftime(STAMP), memento.status_code)
        against = doubt(document, capture)
        return Copy(Outcome.NONE, detail=against) if against else capture

    def _patiently(self, attempt: Callable[[], Copy]) -> Copy:
        """The answer to an attempt, repeated later while the archive is busy; never an exception of the network."""
        for number in range(TRIES):
            wait = FIRST_WAIT * 2**number
            try:
                with self._pace.turn(HOST):
                    return attempt()
            except _BLOCKED:
                return Copy(Outcome.NONE, detail="the archive may not show this page")
            except RateLimitError as error:
                wait = max(wait, error.retry_after or 0)
            except _UNREADABLE:
                return Copy(Outcome.UNKNOWN, detail="the archive's answer cannot be read")
            except saving.TooManyRequests:
                wait = LONGEST_WAIT / 2
            except _FAILED:
                pass
            if wait > LONGEST_WAIT:
                break
            self._pace.hold(HOST, wait)
        return Copy(Outcome.UNKNOWN, detail="the archive did not answer")
