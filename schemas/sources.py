"""The documents."""

from typing import Any

from pandera.typing.pandas import Series

from schemas import dates
from schemas.columns import code, country, day, identifier, items, partial_date, reference, text
from schemas.columns import note as note_column
from schemas.columns import url as url_column
from schemas.table import Table, row_rule, together


class Sources(Table):
    """One row is one document."""

    source_id: Series[str] = identifier(
        "Document",
        "Publisher, date as known, topic. Never changed, never reused.",
        "uawire-2024-10-budanov-economist",
    )
    title: Series[str] = text(
        "Title",
        "The document's own title, in its own language. Empty when the copy that was read shows none.",
        "Kremlin refuses to comment on troops",
    )
    publisher: Series[str] = text("Publisher", "Who published it, not the mirror that served it.", "UAWire", required=True)
    publisher_country: Series[str] = country("Publisher's country", "Where the publisher has its seat.", "UKR")
    url: Series[str] = url_column(
        "Address",
        "Where it was read: http or https, no tracking parameters, no login.",
        "https://www.example.org/2024/10/article",
        required=True,
    )
    archived_url: Series[str] = url_column(
        "Archived copy", "The address of a permanent copy, when there is one.", "https://web.archive.org/web/2024/x"
    )
    archived_on: Series[str] = day("Archived on", "The day of the permanent copy.", "2024-10-24")
    published_on: Series[str] = partial_date("Published on", "When it was published, as precise as it is known.", "2024-10")
    published_on_basis: Series[str] = code(
        "published_on_basis", "Basis of the date", "Where published_on was read. Required with it.", "text"
    )
    accessed_on: Series[str] = day(
        "Read on",
        "The day on which its page was last read for these tables. Empty: coded from the notes of an earlier reader alone.",
        "2026-11-25",
    )
    language: Series[str] = code("language", "Language", "ISO 639-1 code of the language that was read.", "en", required=True)
    kind: Series[str] = code("source_kind", "Kind", "What kind of document it is.", "online_media", required=True)
    credits: Series[str] = items(
        "Credits",
        "The publishers or documents that this one itself names as where it got the information.",
        "The Economist;LIGA.net",
    )
    relays: Series[str] = reference(
        "sources", "Relays", "The document of this table that it relays, when it is here.", "yonhap-2024-10-23-nis"
    )
    note: Series[str] = note_column()

    basis_given = together("published_on_basis", "published_on")
    date_given = together("published_on", "published_on_basis")
    archive_dated = together("archived_on", "archived_url")
    archive_named = together("archived_url", "archived_on")

    @row_rule("archived-before-published", "archived_on", "published_on")
    def archived_after_publication(cls, rows: Any) -> Any:
        """Nothing is archived before it is published."""
        return dates.in_order(rows["published_on"], rows["archived_on"])

    @row_rule("copy-of-itself", "archived_url", "url")
    def archived_elsewhere(cls, rows: Any) -> Any:
        """The permanent copy has an address of its own."""
        return rows["archived_url"].isna() | (rows["archived_url"] != rows["url"])

    @row_rule("read-before-published", "accessed_on", "published_on")
    def read_after_publication(cls, rows: Any) -> Any:
        """Nobody reads a document before it is published."""
        return dates.in_order(rows["published_on"], rows["accessed_on"])
