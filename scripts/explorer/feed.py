"""The newest statements as an Atom feed (RFC 4287)."""

from xml.etree import ElementTree as ET

from schemas import package
from scripts.explorer import words
from scripts.explorer.shell import Page, Site

NEWEST = 100
_ATOM = "http://www.w3.org/2005/Atom"
_TAG = f"tag:{package.NAME}.invalid,2026"  # a tag: URI (RFC 4151) needs a name; this one can belong to nobody


def page(site: Site) -> Page:
    """The feed. Ids stay the same wherever the site stands; a day on which a statement became known is its update."""
    rows = [row for row in site.library.statements if row["known_on"]][:NEWEST]
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    _add(feed, "id", f"{_TAG}:statements")
    _add(feed, "title", f"{package.TITLE}: newest statements")
    _add(feed, "updated", _moment(site.library.until or site.released))
    _add(feed, "rights", package.LICENCE["title"])
    _add(_add(feed, "author"), "name", package.CONTRIBUTORS[0]["title"])
    _add(feed, "link", href="feed.xml", rel="self")
    _add(feed, "link", href="index.html", rel="alternate")
    for row in rows:
        entry = _add(feed, "entry")
        _add(entry, "id", f"{_TAG}:{row['statement_id']}")
        _add(entry, "title", words.plain(f"{words.voice(row)} {words.code(row['stance'])}"))
        _add(entry, "updated", _moment(row["known_on"]))
        _add(entry, "summary", words.plain(row["claim"]))
        _add(entry, "link", href=f"source/{row['source_id']}.html#{row['statement_id']}", rel="alternate")
    ET.indent(feed)
    return "feed.xml", ET.tostring(feed, encoding="unicode", xml_declaration=True) + "\n"


def _add(parent: ET.Element, name: str, words_of: str | None = None, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    made.text = words_of
    return made


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
