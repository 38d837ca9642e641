"""The relays that changed what they passed on: what the origin says, and what became of it."""

from collections.abc import Iterator

from markupsafe import Markup

from scripts.explorer import words
from scripts.explorer.chart import data
from scripts.explorer.library import Library
from scripts.explorer.records import Record
from scripts.explorer.repeats import changes
from scripts.explorer.rows import Rows, choices, table
from scripts.explorer.shell import Page, Site

_WORDS = {
    "figure": "Changed the figure",
    "figure-left-out": "Left the figure out",
    "figure-added": "Added a figure",
    "unit": "Changed the unit",
    "bound": "Dropped or added a hedge or a bound",
    "accounting": "Turned a total into a snapshot, or the like",
    "stance": "Changed the stance",
    "stated_on": "Changed the day",
}
_ORDER = ("unit", "accounting", "stance", "bound", "stated_on")


def pages(site: Site) -> Iterator[Page]:
    """The one page of them: each relay once, under the gravest of its changes."""
    library, rows = site.library, site.rows(0)
    changed = [row for row in library.statements if row["relay_changes"]]
    by_kind = {kind: [row for row in changed if gravest(library, row) == kind] for kind in _WORDS}
    groups = [(kind, _WORDS[kind], len(found), _table(library, rows, found, kind)) for kind, found in by_kind.items() if found]
    days = [row["known_on"] for row in changed if row["known_on"]]
    repeated = sum(not row["is_origin"] for row in library.statements)
    yield site.page(
        "relays.html", "relays.html", "Relays that changed something", groups=groups, count=len(changed), repeated=repeated,
        choices=choices(library, changed), first=min(days, default=""), last=library.until,
    )  # fmt: skip


def gravest(library: Library, row: Record) -> str:
    """Under which words a relay stands; a figure that came or went is told apart from one that became another."""
    if "figure" not in row["relay_changes"]:
        return next(kind for kind in _ORDER if kind in row["relay_changes"])
    had, has = library.by_id[row["origin_id"]]["middle"] is not None, row["middle"] is not None
    return "figure" if had and has else "figure-added" if has else "figure-left-out"


def _table(library: Library, rows: Rows, relays: list[Record], kind: str) -> Markup:
    body = "".join(_row(rows, row, library.by_id[row["origin_id"]]) for row in relays)
    heads = ("Known on", "Relay", "What changed", "What the relay says", "What the origin says", "Event")
    return Markup(table(_WORDS[kind], heads, f"<tbody>{body}</tbody>", "relays"))  # noqa: S704 - escaped in _row


def _row(rows: Rows, row: Record, origin: Record) -> str:
    changed = "".join(
        f"<li>{name}: <del>{words.text(was)}</del> → <ins>{words.text(became)}</ins></li>"
        for name, was, became in changes(row, origin)
    )
    return (
        f"<tr{data(row)}><td>{words.known(row)}</td><td>{rows.document(row)}</td><td><ul>{changed}</ul></td>"
        f"<td class=\"claim\">{words.text(row['claim'])}</td><td class=\"claim\">{words.text(origin['claim'])}"
        f'<small><a href="{rows.record(origin)}">{words.text(origin["publisher"])}</a>, '
        f"{words.text(origin['organisation'])}</small></td>"
        f"<td>{rows.event(row)}</td></tr>\n"
    )  # fmt: skip
