"""Pages of the voices: everything that a body or person said, by event, against what the others say; and the list of them."""

from collections import Counter
from collections.abc import Iterator

from markupsafe import Markup

from scripts.explorer import words
from scripts.explorer.estimate import label
from scripts.explorer.library import Library
from scripts.explorer.records import Record, grouped
from scripts.explorer.rows import choices, table
from scripts.explorer.shell import Page, Site
from scripts.plots.facts import STANCES

UP = "../"


def pages(site: Site) -> Iterator[Page]:
    """The list of voices, then a page for each actor with statements."""
    yield site.page("list.html", "voices.html", "Voices", lede=_LEDE, tables=[*_lists(site.library)])
    for key, rows in sorted(site.library.by_voice.items()):
        yield _page(site, site.library.actors[key], rows)


_LEDE = (
    "Everyone whose statements are here: states and their bodies, media, institutes, and the people who speak for them. "
    "Each page holds all that the voice said, by event, beside what the others say."
)


def _lists(library: Library) -> Iterator[Markup]:
    kinds = grouped([library.actors[key] for key in library.by_voice], "kind")
    for kind in sorted(kinds, key=lambda kind: (kind == "person", -len(kinds[kind]))):
        body = "".join(
            f'<tr><th scope="row"><a href="voice/{one["actor_id"]}.html">{words.text(one["name"])}</a></th>'
            f"<td>{words.text(library.label('country', one['country']))}</td>"
            f'<td class="n">{len(library.by_voice[one["actor_id"]]):,}</td></tr>\n'
            for one in sorted(kinds[kind], key=lambda one: (-len(library.by_voice[one["actor_id"]]), one["name"]))
        )  # fmt: skip
        caption = f"{library.label('actor_kind', kind).capitalize()}: {len(kinds[kind]):,}"
        yield Markup(table(caption, ("Name", "Country", "Statements"), f"<tbody>{body}</tbody>"))  # noqa: S704 - escaped above


def _page(site: Site, actor: Record, statements: list[Record]) -> Page:
    library, rows, key = site.library, site.rows(1), actor["actor_id"]
    days = [row["known_on"] for row in statements if row["known_on"]]
    by_event = grouped(statements, "event")
    order = sorted(by_event, key=lambda event: (-len(by_event[event]), event))
    groups = [
        (
            library.events[event], _against(library, key, event),
            rows.table(by_event[event], f"{actor['name']} on: {library.events[event]['title']}", event=False),
        )
        for event in order
    ]  # fmt: skip
    context = [row for row in statements if row["event"] is None]
    return site.page(
        "voice.html", f"voice/{key}.html", words.plain(actor["name"]),
        facts=[*_facts(library, actor, statements)], body=_links(library, [actor["member_of"]]),
        members=_links(library, _members(library, key)),
        groups=groups, context=rows.table(context, "Without an event", event=False) if context else None, count=len(statements),
        choices=choices(library, statements), first=min(days, default=""), last=library.until,
        wikidata=_wikidata(actor["wikidata_id"]),
    )  # fmt: skip


def _facts(library: Library, actor: Record, statements: list[Record]) -> Iterator[tuple[str, str]]:
    yield "Kind", library.label("actor_kind", actor["kind"])
    if actor["country"]:
        yield "Country", library.label("country", actor["country"])
    if actor["aliases"]:
        yield "Also called", words.plain("; ".join(actor["aliases"]))
    counts = Counter(row["stance"] for row in statements)
    yield "Says", ", ".join(f"{words.code(stance)} {counts[stance]:,}" for stance in STANCES if counts[stance])
    repeats = sum(not row["is_origin"] for row in statements)
    yield "Statements", f"{len(statements):,}, of which {repeats:,} in documents that repeat another"


def _wikidata(key: str | None) -> Markup | None:
    return words.link(f"https://www.wikidata.org/wiki/{key}", key) if key else None


def _members(library: Library, key: str) -> list[str]:
    return [one["actor_id"] for one in library.actors.values() if one["member_of"] == key]


def _links(library: Library, keys: "list[str | None] | list[str]") -> list[tuple[str, str]]:
    """Address and name of those who have a page."""
    return [(f"{key}.html", words.plain(library.actors[key]["name"])) for key in keys if key in library.by_voice and key]


def _against(library: Library, voice: str, event: str) -> Markup | None:
    """For each estimate of the event that the voice has a figure in: its newest, and what all voices come to."""
    body = ""
    for series in library.series.get(event, []):
        own = [
            row
            for row in series.marks
            if voice in (row["organisation_id"], row["speaker_id"]) and _projects(row) == series.key["projected"]
        ]
        if not own:
            continue
        row, now = own[0], series.now
        where = "above" if row["least"] > now["best"] else "below" if row["most"] < now["best"] else "at"
        body += (
            f'<tr><th scope="row"><a href="{UP}event/{event}.html#{words.text(series.name)}">{label(series)}</a></th>'
            f'<td class="n"><a href="{UP}event/{event}.html#{row["statement_id"]}">{words.text(row["figure"])}</a></td>'
            f'<td>{words.known(row)}</td><td class="n">{words.span(now["low"], now["high"])}</td>'
            f'<td class="n">{words.number(now["best"])}</td>'
            f"<td>{where} the best of {words.counted(now['n_voices'], 'voice')}</td></tr>\n"
        )
    heads = ("Figure", "This voice, newest", "Known on", "All voices now", "Best", "Stands")
    return Markup(table("Against the others", heads, f"<tbody>{body}</tbody>")) if body else None  # noqa: S704 - escaped


def _projects(row: Record) -> bool:
    return bool(row["stance"] == "projects")
