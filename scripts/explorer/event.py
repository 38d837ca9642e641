"""The page of an event: what it comes to, as known on any day, and everything that was said of it."""

from collections.abc import Iterator

from markupsafe import Markup

from scripts.explorer import chart, estimate, repeats, words
from scripts.explorer.library import Library, Series
from scripts.explorer.records import Record, grouped
from scripts.explorer.rows import Rows, choices, heads, table
from scripts.explorer.shell import Page, Site
from scripts.explorer.timeline import headline
from scripts.plots.facts import ANSWERS, SIDES, STANCES

UP = "../"
_NEVER = "9"  # after every day: a document of which no statement has a certain day is known on none
# Facts of the newest day alone: they go when an earlier one is chosen.
SPOKEN, ESTIMATE, CORROBORATION, SAID = NEWEST = ("Spoken of", "Estimate that rests on most voices", "Corroboration", "Said")


def pages(site: Site) -> Iterator[Page]:
    """A page for each deployment and transfer."""
    return (_page(site, row) for row in site.library.events.values())


def _page(site: Site, event: Record) -> Page:
    library, rows = site.library, site.rows(1)
    statements = library.by_event.get(event["id"], [])
    series = library.series.get(event["id"], [])
    days = [row["known_on"] for row in statements if row["known_on"]]
    return site.page(
        "event.html", f"event/{event['id']}.html", words.plain(event["title"]),
        event=event, facts=[*_facts(library, event)], now=NEWEST, whole=_chain(library, event), components=_parts(library, event),
        overview=estimate.overview(library, series, _here) if series else None, series=_series(library, series, statements),
        contradictions=_contradictions(library, event["id"]), groups=[*_groups(rows, statements)],
        tree=repeats.tree(library, rows, statements), sources=documents(library, statements), count=len(statements),
        choices=choices(library, statements, event=False), first=min(days, default=""), last=library.until, sides=SIDES,
        correction=site.correction(UP, row=event["id"]),
    )  # fmt: skip


def _here(row: Record) -> str:
    return f"#{row['statement_id']}"


def _facts(library: Library, event: Record) -> Iterator[tuple[str, str]]:
    """What the tables say of the event, as pairs of words."""
    if event["table"] == "deployments":
        parties = (event["sender"], event["host"])
        kinds = (("personnel_type", event["personnel_type"]), ("purpose", event["purpose"]))
        places = (event["origin_place_id"], event["destination_place_id"])
    else:
        parties = (event["supplier"], event["recipient"])
        kinds = (("category", event["category"]), ("transfer_kind", event["kind"]))
        places = (event["from_place_id"], event["to_place_id"])
    yield "Parties", " → ".join(library.label("country", one) for one in parties)
    yield "Kind", ", ".join(library.label(*one) for one in kinds)
    names = [words.plain(library.places[key]["name"]) if key in library.places else "not stated" for key in places]
    yield "From, to", " → ".join(names)
    until = "continuing" if event["ongoing"] else event["end_date"] or "end not known"
    yield "When", f"{event['start_date'] or 'start not known'} to {until}"
    if event["first_stated_on"]:
        yield SPOKEN, f"{event['first_stated_on']} to {event['last_stated_on']}"
    if now := headline(event):
        yield ESTIMATE, now
    yield CORROBORATION, words.code(event["corroboration"])
    told = (words.counted(event["n_statements"], "statement"), words.counted(event["n_origins"], "origin"))
    yield SAID, ", ".join((*told, words.counted(event["n_sources"], "document"), words.counted(event["n_denials"], "denial")))


def _chain(library: Library, event: Record) -> list[Record]:
    """The larger wholes that the event is part of, the largest first."""
    found: list[Record] = []
    while event["part_of"] in library.events and len(found) < len(library.events):
        event = library.events[event["part_of"]]
        found.insert(0, event)
    return found


def _parts(library: Library, event: Record) -> list[Record]:
    return sorted((one for one in library.events.values() if one["part_of"] == event["id"]), key=lambda one: str(one["title"]))


def _series(library: Library, series: list[Series], statements: list[Record]) -> list[dict[str, object]]:
    """Each estimate with its vintages; those of several figures have a chart, the first of them with the answers below it."""
    answers = [row for row in statements if row["is_origin"] and row["stance"] in ANSWERS]
    found: list[dict[str, object]] = []
    for one in series:
        drawn = None
        if not one.key["projected"] and len(one.marks) > 2:
            shown = chart.Chart(f"chart-{one.name}", one, answers, library.until, _here)
            drawn, answers = (shown.caption, shown.still, chart.draw(shown)), []
        name, label = one.name, Markup(estimate.label(one))  # noqa: S704 - escaped there
        found.append(
            {
                "name": name,
                "label": label,
                "chart": drawn,
                "since": one.vintages[0]["realtime_start"],
                "vintages": estimate.vintages(library, one, _here),
            }
        )
    return found


def _contradictions(library: Library, event: str) -> Markup | None:
    rows = library.contradictions.get(event, [])
    body = "".join(
        f'<tr data-known="{max(row["lower_known_on"], row["higher_known_on"])}">'
        f"<td>{_side(library, row['lower_id'])}</td><td>{_side(library, row['higher_id'])}</td>"
        f'<td class="n">{ratio(row)}</td>'
        f"<td>{'one voice' if row['same_voice'] else 'two voices'}</td></tr>\n"
        for row in rows
    )
    caption = f"{words.counted(len(rows), 'pair')} of figures that do not overlap"
    heads = ("Lower", "Higher", "Ratio", "Whose")
    return Markup(table(caption, heads, f"<tbody>{body}</tbody>", "pairs")) if rows else None  # noqa: S704 - escaped in _side


def ratio(row: Record) -> str:
    """How many times the higher figure is the lower; nothing can be said of it where the lower is 0."""
    return "from 0" if row["ratio"] is None else f"{row['ratio']:,.1f} ×"


def _side(library: Library, key: str) -> str:
    row = library.by_id[key]
    said = f"{words.text(row['figure'])}, {words.label(row['metric'])}"
    return f'<a href="{_here(row)}">{said}</a><small>{words.text(row["organisation"])}, {row["known_on"]}</small>'


def _groups(rows: Rows, statements: list[Record]) -> Iterator[tuple[str, int, Markup]]:
    """Every statement, by stance and within it by voice, the voice that says most first."""
    by_stance = grouped(statements, "stance")
    for stance in sorted(by_stance, key=lambda one: STANCES.index(one) if one in STANCES else len(STANCES)):
        voices = grouped(by_stance[stance], "organisation_id").values()
        body = "".join(_voice(rows, said) for said in sorted(voices, key=lambda said: (-len(said), said[0]["organisation_id"])))
        caption = f"{words.code(stance)}: {words.counted(len(by_stance[stance]), 'statement')}"
        yield stance, len(by_stance[stance]), Markup(table(caption, heads(event=False), body, "statements"))  # noqa: S704 - escaped


def _voice(rows: Rows, said: list[Record]) -> str:
    name = f'<a href="{UP}voice/{said[0]["organisation_id"]}.html">{words.text(said[0]["organisation"])}</a>'
    head = f'<tr class="group"><th scope="rowgroup" colspan="6">{name} <small>{len(said):,}</small></th></tr>\n'
    oldest_first = sorted(said, key=lambda row: (row["known_on"] or "9", row["statement_id"]))
    return f"<tbody>{head}{''.join(rows.row(row, anchor=True, event=False, body=False) for row in oldest_first)}</tbody>"


def documents(library: Library, statements: list[Record], up: str = UP) -> Markup:
    """The documents that hold the statements, with their languages and permanent copies."""
    counts = grouped(statements, "source_id")
    body = "".join(
        f'<tr data-known="{min(one["known_on"] or _NEVER for one in counts[key])}"><td>{words.time(row["published_on"])}</td>'
        f'<td><a href="{up}source/{key}.html">{words.text(row["publisher"])}</a></td>'
        f"<td>{words.link(row['url'], row['title'] or 'no title shown', row['language'] if row['title'] else None)}</td>"
        f"<td>{words.text(library.label('language', row['language']))}</td>"
        f"<td>{words.text(library.label('source_kind', row['kind']))}</td>"
        f"<td>{words.link(row['archived_url'], row['archived_on'] or 'copy') if row['archived_url'] else ''}</td>"
        f'<td class="n">{len(counts[key]):,}</td></tr>\n'
        for key in sorted(counts, key=lambda key: (library.sources[key]["published_on"] or "9", key))
        for row in (library.sources[key],)
    )  # fmt: skip
    heads = ("Published", "Publisher", "Document", "Language", "Kind", "Permanent copy", "Statements")
    return Markup(table(words.counted(len(counts), "document"), heads, f"<tbody>{body}</tbody>"))  # noqa: S704 - escaped
