"""One way to a page: a method, over all its redirects, to the answer at the end."""

import re
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import requests
from requests.cookies import extract_cookies_to_jar
from urllib3.exceptions import InvalidHeader
from urllib3.util import Retry

from scripts.web.faults import EXPECTED, fault
from scripts.web.guard import Guard, session
from scripts.web.pace import Pace
from scripts.web.verdicts import REDIRECTS, Answer, Hop, Page, Verdict, is_text, judged

_PASSING = (429, 500, 502, 503, 504)  # may be otherwise in a moment
_BUSY = 429
_MOST_VISITS = 2  # of one address on one way: a page may send a reader back to itself once, with a cookie
_PART = 1 << 14


@dataclass(frozen=True)
class Limits:
    """What one page may cost: seconds of asking at each try, bytes read, redirects, tries; and the waits between tries."""

    seconds: float = 30.0
    most_bytes: int = 1 << 20
    redirects: int = 10
    tries: int = 3
    first_wait: float = 5.0
    longest_wait: float = 120.0


@dataclass(frozen=True)
class Trial:
    """One answer: whose it is, whether GET could tell more than HEAD did, and whether, and how much later, to try again."""

    answer: Answer
    host: str
    by_get: bool = False
    again: bool = False
    wait: float | None = None


class Way:
    """Where a request was led so far."""

    def __init__(self, method: str, url: str, pace: Pace, limits: Limits, guard: Guard) -> None:
        """At the beginning."""
        self._method, self._url, self._address = method, url, url
        self._pace, self._limits, self._guard = pace, limits, guard
        self._hops: list[Hop] = []
        self._visits: Counter[str] = Counter()

    def walked(self) -> Trial:
        """What is at the end."""
        with session(self._guard) as asking:
            while True:
                found = self._barred() or self._step(asking)
                if found:
                    return found

    def _barred(self) -> Trial | None:
        """Why the way is not followed further, if so."""
        self._visits[self._address] += 1
        if len(self._hops) > self._limits.redirects or self._visits[self._address] > _MOST_VISITS:
            return Trial(Answer(Verdict.LOOP, self._hops[-1].status), "")
        if not self._address.lower().startswith(("http://", "https://")):
            return Trial(Answer(Verdict.UNREACHABLE, detail="the way leads to an address that is not of the web"), "")
        return None

    def _step(self, asking: requests.Session) -> Trial | None:
        """Ask at the address reached; None when its answer leads on."""
        response, host = None, ""
        try:
            host = _host(self._address)
            with self._pace.turn(host), self._guard.asking():
                request = asking.prepare_request(requests.Request(self._method, self._address))
                # By the adapter: the session would read the whole body of a redirect.
                response = asking.get_adapter(self._address).send(request, stream=True, timeout=self._guard.left, verify=True)
                with response:
                    extract_cookies_to_jar(asking.cookies, request, response.raw)  # type: ignore[no-untyped-call]
                    target = asking.get_redirect_target(response) if response.status_code in REDIRECTS else None
                    page = self._page(response)
            if target is None:
                return self._concluded(page, host, response)
            self._hops.append(Hop(page.status, urljoin(self._address, target)))
        except EXPECTED as error:
            begun = response.status_code if response is not None else 0
            found = fault(error, expired=self._guard.expired, status=begun)
            return Trial(found.answer, host, found.by_get and self._method == "HEAD", found.again)
        self._address = self._hops[-1].address
        return None

    def _page(self, response: requests.Response) -> Page:
        kind = re.split("[;,]", response.headers.get("Content-Type", ""), maxsplit=1)[0].strip().lower()
        wanted = self._method == "GET" and response.ok
        return Page(self._address, response.status_code, kind, self._body(response) if wanted else None)

    def _body(self, response: requests.Response) -> bytes:
        """The beginning of the body, as it was sent. Raises TimeoutError when the guard ended it."""
        body = b""
        for part in response.raw.stream(_PART, decode_content=False):
            body += part
            if len(body) >= self._limits.most_bytes:
                break
        if self._guard.expired:
            raise TimeoutError
        return body

    def _concluded(self, page: Page, host: str, response: requests.Response) -> Trial:
        answer = judged(self._url, self._hops, page)
        fine = 200 <= page.status < 300
        unsure = not fine or is_text(page.kind) or response.headers.get("Content-Length") == "0"
        by_get = self._method == "HEAD" and page.status != _BUSY and unsure
        return Trial(answer, host, by_get, page.status in _PASSING, _retry_after(response))


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _retry_after(response: requests.Response) -> float | None:
    """The seconds that the server asks us to wait, if it does."""
    try:
        return Retry().parse_retry_after(response.headers["Retry-After"])
    except (KeyError, InvalidHeader, ValueError, OverflowError):  # a number or a day beyond all bounds
        return None
