"""The places: the map with the table of all, which holds what the map cannot show, and a page of statements for each."""

from collections.abc import Iterator

from markupsafe import Markup

from scripts.explorer import map as maps
from scripts.explorer import words
from scripts.explorer.library import Library
from scripts.explorer.records import Record, grouped
from scripts.explorer.rows import choices, table
from scripts.explorer.shell import Page, Site

# UCDP's where_prec, as the reader needs it.
EXACT = {
    1: "exact", 2: "within about 25 km", 3: "its district", 4: "its region", 5: "no single point", 6: "its country",
    7: "international waters or airspace",
}  # fmt: skip


def pages(site: Site) -> Iterator[Page]:
    """The map, and a page for each place that a statement names."""
    named = grouped(site.library.statements, "place_id")
    yield _map(site, {place: len(rows) for place, rows in named.items()})
    for place, rows in named.items():
        if place in site.library.places:
            yield _page(site, site.library.places[place], rows)


def _map(site: Site, counts: dict[str, int]) -> Page:
    library = site.library
    panels = maps.panels(library.tables["places"], counts)
    drawn = {spot.place_id for panel in panels for spot in panel.spots}
    ranked = sorted(library.places.values(), key=lambda row: (-counts.get(row["place_id"], 0), row["name"]))
    body = "".join(_row(library, row, counts.get(row["place_id"], 0), drawn=row["place_id"] in drawn) for row in ranked)
    heads = ("Place", "Kind", "Country", "How exact", "Statements", "On the map")
    places = table(words.counted(len(ranked), "place"), heads, f"<tbody>{body}</tbody>")
    return site.page(
        "map.html", "map.html", "Places", panels=panels, exact=EXACT, total=sum(counts.values()),
        undrawn=len(ranked) - len(drawn), table=Markup(places),  # noqa: S704 - escaped in _row
    )  # fmt: skip


def _row(library: Library, row: Record, count: int, *, drawn: bool) -> str:
    place, name = words.text(row["place_id"]), words.text(row["name"])
    name = f'<a href="place/{place}.html">{name}</a>' if count else name
    return (
        f'<tr id="{place}"><th scope="row">{name}</th><td>{words.text(library.label("place_kind", row["kind"]))}</td>'
        f"<td>{words.text(library.label('country', row['country']))}</td><td>{EXACT.get(row['where_prec'], '')}</td>"
        f'<td class="n">{count:,}</td><td>{"yes" if drawn else "no"}</td></tr>\n'
    )


def _page(site: Site, place: Record, rows: list[Record]) -> Page:
    library = site.library
    days = [row["known_on"] for row in rows if row["known_on"]]
    return site.page(
        "place.html", f"place/{place['place_id']}.html", words.plain(place["name"]), place=place, facts=[*_facts(library, place)],
        count=len(rows), choices=choices(library, rows), first=min(days, default=""), last=max(days, default=""),
        table=site.rows(1).table(rows, f"{words.counted(len(rows), 'statement')} that name this place"),
    )  # fmt: skip


def _facts(library: Library, place: Record) -> Iterator[tuple[str, str]]:
    """What the table says of the place, as pairs of words."""
    yield "Kind", library.label("place_kind", place["kind"])
    yield "Country", library.label("country", place["country"])
    yield "How exact", EXACT.get(place["where_prec"], "not said")
    if place["latitude"] is not None and place["longitude"] is not None:
        yield "Position", f"{place['latitude']:g}° N, {place['longitude']:g}° E"
    if place["aliases"]:
        yield "Also called", words.plain(", ".join(place["aliases"]))
