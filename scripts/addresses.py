"""The web addresses of the documents, by their host or by their whole text."""

from collections.abc import Callable, Iterator
from urllib.parse import SplitResult, urlsplit

import pyarrow.compute as pc

from scripts.findings import Case
from scripts.tables import Tables, cases, distinct, where

COLUMNS = ("url", "archived_url")


def at_hosts(tables: Tables, wrong: Callable[[str], bool]) -> Iterator[Case]:
    """The addresses at a host that is wrong, by its name in small letters."""
    sheet = tables["sources"]
    for column in COLUMNS:
        found = (address for address in distinct(sheet, column) if wrong(host(address)))
        yield from where(sheet, column, dict.fromkeys(found, ""))


def matching(tables: Tables, pattern: str) -> Iterator[Case]:
    """The addresses in which a pattern (RE2) is found."""
    sheet = tables["sources"]
    for column in COLUMNS:
        yield from cases(sheet, column, pc.match_substring_regex(sheet.column(column), pattern))


def host(address: str) -> str:
    """The host of an address in small letters; nothing where it has none."""
    parts = _parts(address)
    return (parts.hostname or "") if parts else ""


def path(address: str) -> str:
    """The path of an address; nothing where it is no address."""
    parts = _parts(address)
    return parts.path if parts else ""


def _parts(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:  # brackets that are no number of the newer kind; another rule reports it
        return None
