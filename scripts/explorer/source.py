"""Pages of the documents: what each is, and every statement in it as a full record to cite; and the list of them."""

from collections.abc import Iterator

from markupsafe import Markup

from schemas.relations import columns
from scripts.explorer import event, words
from scripts.explorer.library import Library
from scripts.explorer.records import Record
from scripts.explorer.repeats import changed
from scripts.explorer.rows import Rows, stance
from scripts.explorer.shell import Page, Site

UP = "../"
# What a record shows in another way, or what is that of its document.
_SHOWN = {
    "statement_id", "source_id", "claim", "organisation_id", "organisation", "speaker_id", "speaker", "speaker_role", "stance",
    "low", "best", "high", "bound", "unit", "per", "deployment_id", "transfer_id", "place_id", "repeats", "origin_id",
    "is_origin", "relay_changes", "url", "publisher", "published_on", "language", "country", "stated_on_earliest",
    "stated_on_latest",
}  # fmt: skip


def pages(site: Site) -> Iterator[Page]:
    """The list of documents, then a page for each."""
    library = site.library
    every = event.documents(library, library.statements, "")
    lede = "Every document that was read, by the day on which it was published, with the number of statements that it holds."
    yield site.page("list.html", "sources.html", "Documents", lede=lede, tables=[every])
    for key, row in library.sources.items():
        yield _page(site, row, library.by_source.get(key, []))


def _page(site: Site, source: Record, statements: list[Record]) -> Page:
    library, rows = site.library, site.rows(1)
    relays = library.sources.get(source["relays"] or "")
    return site.page(
        "source.html", f"source/{source['source_id']}.html", words.plain(source["title"] or source["publisher"]),
        source=source, language=library.label("language", source["language"]), kind=library.label("source_kind", source["kind"]),
        heading=words.plain(source["title"] or f"{source['publisher']}, no title shown"), relays=relays,
        records=[_record(site, rows, row) for row in statements],
    )  # fmt: skip


def _record(site: Site, rows: Rows, row: Record) -> dict[str, object]:
    """One statement with all its cells, what it repeats and what repeats it, and how to cite it."""
    library = site.library
    origin = library.by_id.get(row["origin_id"]) if row["repeats"] else None
    place = library.places.get(row["place_id"] or "")
    return {
        "id": row["statement_id"], "claim": words.plain(row["claim"]), "citation": citation(site, row),
        "voice": _safe(rows.voice(row)), "stance": _safe(stance(row)), "figure": words.plain(row["figure"]),
        "event": _safe(rows.event(row)), "about": rows.about(row) if row["event"] else None,
        "place": words.plain(place["name"]) if place else None, "cells": [*_cells(library, row)],
        "repeats": _safe(_statement(rows, origin) + changed(row, origin)) if origin else None,
        "repeated": [_safe(_statement(rows, one)) for one in library.repetitions.get(row["statement_id"], [])],
        "correction": site.correction(UP, row=row["statement_id"], source=row["url"]),
    }  # fmt: skip


def _safe(made: str) -> Markup:
    return Markup(made)  # noqa: S704 - made of words that are escaped where they enter


def _statement(rows: Rows, row: Record) -> str:
    said = f"{row['publisher']}, {row['known_on'] or 'no day'}"
    return f'<a href="{rows.record(row)}">{words.text(said)}</a>'


def _cells(library: Library, row: Record) -> Iterator[tuple[str, str]]:
    """The other cells that are filled, under the titles of their columns."""
    for column in columns("statements", "published"):
        cell = row[column.name]
        if column.name in _SHOWN or cell is None or cell is False:
            continue
        said = library.label(column.vocabulary, cell) if column.vocabulary else "yes" if cell is True else str(cell)
        yield column.title, words.plain(said)


def citation(site: Site, row: Record) -> str:
    """How to cite a statement, as plain text."""
    when = f" ({row['stated_on'] or row['published_on'] or 'no date'})"
    return words.plain(
        f"{words.voice(row)}{when}: {row['claim']} In: {row['publisher']}, {row['url']}. "
        f"Statement {row['statement_id']} in: {site.citation.strip()}"
    )
