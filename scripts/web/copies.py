"""Archived copies as an archive describes them, and which of them may stand in the tables."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from schemas import dates
from scripts.web.documents import Document
from scripts.web.verdicts import same_page

HOST = "web.archive.org"
STAMP = "%Y%m%d%H%M%S"
_RIGHT = 200


class Outcome(StrEnum):
    """What the archive said of a page."""

    FOUND = "found"
    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Copy:
    """A capture: of which address, when (YYYYMMDDhhmmss, UTC) and with what status, all as the archive says; or why none.

    `requested`: it was asked to make one.
    """

    outcome: Outcome
    original: str = ""
    taken_at: str = ""
    status: int = 0
    detail: str = ""
    requested: bool = False


def doubt(document: Document, copy: Copy) -> str:
    """Why a copy is not taken for the document's, empty when it is: one rule for lookups, requests and writing."""
    if copy.outcome is not Outcome.FOUND:
        return copy.detail or "there is no capture"
    if copy.status != _RIGHT:
        return f"the capture shows the status {copy.status}"
    if not same_page(document.url, copy.original):
        return "the capture is of another page"
    try:
        taken = datetime.strptime(copy.taken_at, STAMP).replace(tzinfo=UTC).date()
        first = since(document)
    except ValueError:
        return "the capture or the document has no day"
    return "the capture is older than the document" if first and taken < first else ""


def since(document: Document) -> date | None:
    """The first day on which the document can have been there; None when nobody knows. Raises ValueError."""
    written = document.published_on
    return date.fromisoformat(dates.first_day(written)) if written else None


def address(document: Document, copy: Copy) -> str:
    """The address of a copy. It holds the page's address as we write it, not as the archive does."""
    return f"https://{HOST}/web/{copy.taken_at}/{document.url}"


def day(copy: Copy) -> str:
    """The day of a copy, YYYY-MM-DD."""
    return datetime.strptime(copy.taken_at, STAMP).replace(tzinfo=UTC).date().isoformat()
