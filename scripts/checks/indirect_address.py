"""An address that leads to the page by way of another company.

Shorteners, search engines, translators and accelerators follow the reader, and their addresses die first.
"""

from collections.abc import Iterator

from scripts.addresses import at_hosts, matching
from scripts.findings import Case
from scripts.tables import Tables

SHORTENERS = {"bit.ly", "t.co", "goo.gl", "tinyurl.com", "ow.ly", "is.gd", "buff.ly", "lnkd.in", "dlvr.it", "clck.ru", "vk.cc"}
WAYS = {"l.facebook.com", "news.google.com", "translate.google.com"}
BY_WAY = (".translate.goog", ".cdn.ampproject.org")
GOOGLE = r"^https?://(?:www\.)?google\.[a-z.]{2,6}/(?:url|amp)\b"


def find(tables: Tables) -> Iterator[Case]:
    """Addresses at shorteners, translators and the like."""
    yield from at_hosts(tables, lambda host: host.removeprefix("www.") in SHORTENERS | WAYS or host.endswith(BY_WAY))
    yield from matching(tables, GOOGLE)


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "This leads to the page by way of another site. Open it and copy the address of the page itself."
