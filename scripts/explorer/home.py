"""The first page: what this is, what people ask first, the charts, and the newest statements."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from scripts.explorer import chart, estimate, relays, words
from scripts.explorer.library import Library
from scripts.explorer.records import Record
from scripts.explorer.rows import choices
from scripts.explorer.shell import Page, Site
from scripts.plots import facts

NEWEST = 300
_MOST = 10
# What is asked first: the question, the page that answers it, and the event, statement or change without which it is not asked.
QUESTIONS = (
    (
        "How many troops were thought to be in Kursk on 1 November 2024, and by whom?",
        "event/kursk-contingent-2024.html#asof=2024-11-01",
        "kursk-contingent-2024",
    ),
    ("Who denied that they were there, or in the fight?", "event/kursk-contingent-2024.html#denies", "kursk-contingent-2024"),
    ("Who denied that any had been sent?", "event/first-dispatch-2024.html#denies", "first-dispatch-2024"),
    (
        "Where do the 2.8 million shells a year come from?",
        "source/uawire-2024-10-budanov-economist.html#uawire-2024-10-budanov-economist.10",
        "uawire-2024-10-budanov-economist.10",
    ),
    ("Which reports changed a figure that they passed on?", "relays.html#figure", "figure"),
)


def page(site: Site) -> Page:
    """The first page."""
    library = site.library
    days = [row["known_on"] for row in library.statements if row["known_on"]]
    newest = library.statements[:NEWEST]
    return site.page(
        "home.html", "index.html", "Overview",
        counts=_counts(library), questions=[*_questions(library)], topics=[*_topics(library)],
        choices=choices(library, library.statements), first=min(days, default=""), last=library.until,
        table=site.rows(0).table(newest, f"The newest {len(newest):,} statements"), newest=len(newest), sides=facts.SIDES,
        events=_most(library.events.values()), voices=_voices(library),
    )  # fmt: skip


def _counts(library: Library) -> dict[str, int]:
    rows = library.statements
    return {
        "statements": len(rows),
        "origins": sum(bool(row["is_origin"]) for row in rows),
        "sources": len(library.by_source),
        "languages": len({row["language"] for row in rows}),
        "events": len(library.events),
        "voices": len({row["organisation_id"] for row in rows}),
        "denials": sum(row["stance"] == "denies" and bool(row["is_origin"]) for row in rows),
        "undated": sum(row["known_on"] is None for row in rows),
        "relays": sum(bool(row["relay_changes"]) for row in rows),
    }


def _questions(library: Library) -> Iterator[tuple[str, str]]:
    """The questions that these tables can answer."""
    changed = {relays.gravest(library, row) for row in library.statements if row["relay_changes"]}
    known = {*library.events, *library.by_id, *changed}
    return ((asked, to) for asked, to, needs in QUESTIONS if needs in known)


@dataclass(frozen=True)
class Drawn:
    """One chart of the first page: its event, what its axes are, the drawing, and beneath it the estimate with its vintages."""

    event: Record
    caption: str
    still: str
    drawing: Markup
    estimate: Markup
    name: str
    vintages: Markup


def _topics(library: Library) -> Iterator[tuple[str, str, str, list[Drawn]]]:
    """Each topic of the figures: its name, noun and sentence, and its charts."""
    known = {one.vintages[0]["estimate_id"]: one for series in library.series.values() for one in series}
    for topic, panels in facts.topics(library.tables):
        last = {panel.event: place for place, panel in enumerate(panels)}
        drawn = []
        for place, panel in enumerate(panels):
            series = replace(known[panel.vintages["estimate_id"].iloc[0]], prefix=f"{panel.event}.")
            answers = library.by_event[panel.event] if last[panel.event] == place else []
            shown = chart.Chart(f"{topic.name}-{place}", series, [row for row in answers if _answers(row)], library.until, _to)
            now, every = estimate.overview(library, [series], _to), estimate.vintages(library, series, _to)
            drawn.append(
                Drawn(library.events[panel.event], shown.caption, shown.still, chart.draw(shown), now, series.name, every)
            )
        yield topic.name, topic.noun, facts.sentence(topic.noun, panels[0]).replace("\N{NO-BREAK SPACE}", " "), drawn


def _answers(row: Record) -> bool:
    return bool(row["is_origin"]) and row["stance"] in facts.ANSWERS


def _to(row: Record) -> str:
    return f"event/{row['event']}.html#{row['statement_id']}"


def _most(events: Iterable[Record]) -> list[Record]:
    return sorted(events, key=lambda row: (-row["n_statements"], row["id"]))[:_MOST]


def _voices(library: Library) -> list[tuple[str, str, int]]:
    counts = {key: len(rows) for key, rows in library.by_voice.items() if library.actors[key]["kind"] != "person"}
    most = sorted(counts, key=lambda key: (-counts[key], key))[:_MOST]
    return [(key, words.plain(library.actors[key]["name"]), counts[key]) for key in most]
