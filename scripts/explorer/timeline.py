"""The timeline: every event along the years, the parts of a larger whole below it."""

from collections.abc import Iterator

from markupsafe import Markup

from scripts.explorer import words
from scripts.explorer.axes import Days
from scripts.explorer.library import Library
from scripts.explorer.records import Record, grouped
from scripts.explorer.rows import table
from scripts.explorer.shell import Page, Site

_WIDTH, _HEIGHT = 600, 16
_BOUNDS = ("start_earliest", "start_latest", "end_earliest", "end_latest", "first_stated_on", "last_stated_on")


def pages(site: Site) -> Iterator[Page]:
    """The one page of it."""
    library = site.library
    known = [row[name] for row in library.events.values() for name in _BOUNDS if row[name]]
    days = Days(min(known, default=library.until), max([*known, library.until]), 0, _WIDTH)
    kinds = (("deployments", "People"), ("arms_transfers", "Arms, and what came back"))
    parts = [(anchor, title, _table(library, days, anchor, title)) for anchor, title in kinds]
    yield site.page("timeline.html", "timeline.html", "Events", parts=parts, count=len(library.events))


def descent(events: dict[str, Record]) -> Iterator[tuple[int, Record]]:
    """Every event with its depth, each below the larger whole that it is part of; siblings by their first day, then title."""
    below = grouped([*events.values()], "part_of")

    def walk(rows: list[Record], depth: int) -> Iterator[tuple[int, Record]]:
        for row in sorted(rows, key=lambda row: (row["table"] != "deployments", row["start_earliest"] or "9", row["title"])):
            yield depth, row
            yield from walk(below.get(row["id"], []), depth + 1)

    yield from walk([row for row in events.values() if row["part_of"] not in events], 0)


def _table(library: Library, days: Days, kind: str, title: str) -> Markup:
    rows = "".join(_row(days, depth, row) for depth, row in descent(library.events) if row["table"] == kind)
    years = "".join(f'<text x="{x}" y="12">{word}</text>' for x, word in days.ticks(6))
    axis = f'<svg class="bars" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="years">{years}</svg>'
    heads = ("Event", f"When {axis}", "Days", "Headline", "Statements", "Corroboration")
    return Markup(table(title, heads, f"<tbody>{rows}</tbody>", "timeline"))  # noqa: S704 - escaped in _row


def _row(days: Days, depth: int, row: Record) -> str:
    until = "continuing" if row["ongoing"] else row["end_date"] or "?"
    return (
        f'<tr><th scope="row" class="depth{min(depth, 4)}"><a href="event/{row["id"]}.html">{words.text(row["title"])}</a></th>'
        f"<td>{_bar(days, row)}</td><td>{row['start_date'] or '?'} – {until}</td>"
        f'<td class="n">{headline(row)}</td><td class="n">{row["n_statements"]:,}</td>'
        f"<td>{words.label(row['corroboration'])}</td></tr>\n"
    )  # fmt: skip


def headline(row: Record) -> str:
    """The current headline estimate of an event, in words; empty where there is none."""
    name, unit = ("personnel", "persons") if row["table"] == "deployments" else ("quantity", row.get("quantity_unit"))
    if row[f"{name}_low"] is None:
        return ""
    return f"{words.span(row[f'{name}_low'], row[f'{name}_high'])} {words.label(unit)}"


def _bar(days: Days, row: Record) -> str:
    """A bar from the first to the last day; pale where the days are uncertain; thin while it was only spoken of."""
    lines = "".join(f'<path class="year" d="M{x} 0V{_HEIGHT}"/>' for x, _ in days.ticks(6))
    parts = []
    if row["first_stated_on"]:
        parts.append(_rect(days, "spoken", row["first_stated_on"], row["last_stated_on"]))
    start, end = row["start_earliest"], row["end_latest"] or (days.last if row["ongoing"] else None)
    if start:
        parts.append(_rect(days, "unsure", start, end or row["start_latest"]))
        sure_from, sure_to = row["start_latest"], row["end_earliest"] or (days.last if row["ongoing"] else None)
        if sure_to and sure_from <= sure_to:
            parts.append(_rect(days, "sure", sure_from, sure_to))
    said = f"{row['start_date'] or 'start not known'} to {'now' if row['ongoing'] else row['end_date'] or 'end not known'}"
    drawn = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none"'
    return f'<svg class="bars" {drawn} role="img" aria-label="{said}">{lines}{"".join(parts)}</svg>'


def _rect(days: Days, kind: str, first: str, last: str) -> str:
    top, height = (7, 2) if kind == "spoken" else (3, 10)
    left, right = days.at(first), days.at(last)
    return f'<rect class="{kind}" x="{left}" y="{top}" width="{max(right - left, 3):.1f}" height="{height}"/>'
