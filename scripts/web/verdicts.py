"""What became of a page, judged from what its server answered. Nothing here asks the network."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from requests.utils import requote_uri

from scripts.checks.duplicate_url import normalised

PERMANENT = (301, 308)
REDIRECTS = (301, 302, 303, 307, 308)
GONE = (404, 410)
_READABLE = re.compile(r"text/(html|plain|xml|markdown)|application/(pdf|json|xml|[a-z.]+\+(xml|json))|")
_UNNAMED = ("application/octet-stream", "binary/octet-stream", "application/x-pdf")  # how some servers call a PDF
_LONGEST_KIND = 50
_HOME = re.compile(r"/?(?:[a-z]{2}/?)?(?:index\.\w+)?")


class Verdict(StrEnum):
    """What became of a page, in the order in which a person cares."""

    GONE = "gone"
    WRONG_CONTENT = "wrong_content"
    UNREACHABLE = "unreachable"
    LOOP = "loop"
    TRUNCATED = "truncated"
    SLOW = "slow"
    MOVED = "moved"
    REFUSED = "refused"
    OK = "ok"


WORDS = {
    Verdict.GONE: "The server says that there is no such page.",
    Verdict.WRONG_CONTENT: "Something answers, but not the document.",
    Verdict.UNREACHABLE: "No answer could be had.",
    Verdict.LOOP: "Redirects that lead nowhere.",
    Verdict.TRUNCATED: "The answer broke off.",
    Verdict.SLOW: "No whole answer in the time allowed.",
    Verdict.MOVED: "The page has a new address.",
    Verdict.REFUSED: "The server answers people alone, or subscribers: look by hand.",
    Verdict.OK: "The page answers.",
}
BROKEN = frozenset(Verdict) - {Verdict.OK, Verdict.MOVED, Verdict.REFUSED}


@dataclass(frozen=True)
class Answer:
    """The verdict on a page, the last status, the new address of one that moved, and the reason in words."""

    verdict: Verdict
    status: int = 0
    address: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Hop:
    """A redirect: its status and the address that it led to."""

    status: int
    address: str


@dataclass(frozen=True)
class Page:
    """What a server answered at the end of all redirects; `body` is None when only the head was asked for."""

    address: str
    status: int
    kind: str
    body: bytes | None


def judged(url: str, hops: Sequence[Hop], page: Page) -> Answer:
    """The verdict on `url`, which led over `hops` to `page`."""
    if page.status in GONE:
        return Answer(Verdict.GONE, page.status)
    if page.status >= 500:
        return Answer(Verdict.UNREACHABLE, page.status, detail="the server fails")
    if page.status >= 400:
        return Answer(Verdict.REFUSED, page.status)
    if wrong := _wrong(url, page):
        return Answer(Verdict.WRONG_CONTENT, page.status, detail=wrong)
    address = _settled_in(url, hops)
    if address and not same_page(url, address):
        return Answer(Verdict.MOVED, page.status, address)
    return Answer(Verdict.OK, page.status)


def same_page(one: str, other: str) -> bool:
    """Whether two addresses name one page: as the rule on duplicates says, however their letters are quoted."""
    return normalised(requote_uri(one)) == normalised(requote_uri(other))


def is_text(kind: str) -> bool:
    """Whether a media type is one whose emptiness only its body shows."""
    return not kind or kind.startswith("text/") or kind.endswith("xml")


def _wrong(url: str, page: Page) -> str:
    """Why an answer that the server thinks right is not the document; empty when nothing speaks against it."""
    if page.status >= 300:
        return "no document comes with it"
    if _is_home(page.address) and not _is_home(url):
        return "the address leads to the home page"
    is_paper = urlsplit(url).path.lower().endswith(".pdf")
    if is_paper and page.kind == "text/html":
        return "a web page instead of a PDF"
    if not _READABLE.fullmatch(page.kind) and not (is_paper and page.kind in _UNNAMED):
        return f"{page.kind[:_LONGEST_KIND]} instead of a document"
    if page.body is not None and not page.body.strip():
        return "the page is empty"
    return ""


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return not parts.query and bool(_HOME.fullmatch(parts.path))


def _settled_in(url: str, hops: Sequence[Hop]) -> str:
    """Where the permanent redirects at the beginning of the way lead; what follows them is for today alone."""
    address = url
    for hop in hops:
        if hop.status not in PERMANENT:
            break
        address = hop.address
    return address
