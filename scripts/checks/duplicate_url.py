"""Two documents have one address.

The same page was entered twice, perhaps with www, a slash or http for https.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from scripts.findings import Case
from scripts.tables import Tables


def find(tables: Tables) -> Iterator[Case]:
    """Documents whose normalised address an earlier row holds."""
    sheet = tables["sources"]
    seen: dict[str, str] = {}
    for line, source_id, url in zip(sheet.lines, *(sheet.column(c).to_pylist() for c in ("source_id", "url")), strict=True):
        first = seen.setdefault(normalised(url), source_id or "") if url else source_id
        if first != source_id:
            yield Case("sources", int(line), "url", url, first)


def normalised(url: str) -> str:
    """An address without what does not name another page: scheme, www, port, fragment, final slash, case of the host."""
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets that are no IPv6 address; another rule reports it
        return url
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"This is the address of {case.context}. Put the statements under that one and delete this row."
