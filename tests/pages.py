"""What a page holds, read without a browser, and what is wrong with it: each check gives sentences, none when all is well."""

import gzip
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

# Elements that our pages are made of. Another one is a cell that was not escaped, or a thing that loads something.
_ELEMENTS = """
html head meta title link script body header nav main footer section article aside h1 h2 h3 h4 h5 p a ul ol li dl dt dd div
span small strong em b i bdi code pre kbd blockquote hr br sup sub abbr time cite q del ins mark table caption thead tbody tr
th td form fieldset legend label input select option optgroup button output details summary figure figcaption svg g defs
symbol use path circle rect line polyline polygon text tspan title desc clippath
"""
ELEMENTS = frozenset(_ELEMENTS.split())
# What the part of an address behind # may hold: the state of the filters, as the script reads it.
STATE = frozenset(["q", "s", "c", "m", "e", "o", "l", "p", "from", "to", "asof", "topic"])
POLICY = "default-src 'none'"


@dataclass
class Page:
    """One page: its path within the site, the ids in it, what it links to, what it loads, and what it must not hold."""

    path: str
    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    policy: str = ""


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        page, self.inside = self.page, tag
        if "id" in given:
            page.wrong += [f"the id {given['id']} stands twice"] if given["id"] in page.ids else []
            page.ids.add(given["id"])
        if given.get("http-equiv", "").lower() == "content-security-policy":
            page.policy = given.get("content", "")
        page.wrong += [f"<{tag}> is no element of ours"] if tag not in ELEMENTS else []
        page.wrong += [f"<{tag} {name}>" for name in given if name.startswith("on") or name in ("style", "srcdoc", "formaction")]
        if tag == "a" or given.get("rel") == "alternate":
            page.links += [given["href"]] if "href" in given else []
        else:
            page.loads += [
                given[name] for name in ("src", "href", "xlink:href", "data", "poster", "srcset", "action") if name in given
            ]

    def handle_data(self, data: str) -> None:
        if self.inside in ("script", "style") and data.strip():
            self.page.wrong.append(f"a <{self.inside}> with text: {data.strip()[:40]}")

    def handle_endtag(self, _tag: str) -> None:
        self.inside = ""


def read(path: str, content: str) -> Page:
    """One page of a site."""
    page = Page(path)
    _Reader(page).feed(content)
    return page


def site(folder: Path) -> dict[str, Page]:
    """Every page of a site by its path."""
    paths = sorted(folder.rglob("*.html"))
    return {at: read(at, path.read_text(encoding="utf-8")) for path in paths for at in (path.relative_to(folder).as_posix(),)}


def active(page: Page) -> Iterator[str]:
    """What could do something on its own: scripts and styles within, handlers, strange elements and addresses, no policy."""
    yield from (f"{page.path}: {words}" for words in page.wrong)
    for address in (*page.links, *page.loads):
        if urlsplit(address).scheme not in ("", "http", "https", "data") or (
            address in page.links and address.startswith("data:")
        ):
            yield f"{page.path}: the address {address[:60]}"
    if POLICY not in page.policy or "unsafe" in page.policy or "http" in page.policy:
        yield f'{page.path}: the policy "{page.policy}"'


def outside(page: Page) -> Iterator[str]:
    """What it would load from elsewhere."""
    for address in page.loads:
        parts = urlsplit(address)
        if parts.netloc or parts.scheme not in ("", "data"):
            yield f"{page.path}: loads {address[:80]}"


def broken(pages: Mapping[str, Page], files: Iterable[str]) -> Iterator[str]:
    """Addresses within the site that lead to no file, or to no such place of it; a filter must be one that the script knows."""
    there = set(files)
    for page in pages.values():
        for address in {*page.links, *page.loads}:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            path = normpath(join(dirname(page.path), unquote(parts.path))) if parts.path else page.path
            if path not in there:
                yield f"{page.path}: {address} is no file"
            elif parts.fragment and path in pages and not _leads(pages[path], unquote(parts.fragment)):
                yield f"{page.path}: {address} is no place of that page"


def _leads(page: Page, fragment: str) -> bool:
    filters = [part.partition("=")[0] for part in fragment.split("&")]
    return fragment in page.ids or ("=" in fragment and STATE.issuperset(filters))


def zipped(*paths: Path) -> int:
    """How many bytes the files come to when each is gzipped."""
    return sum(len(gzip.compress(path.read_bytes(), mtime=0)) for path in paths)
