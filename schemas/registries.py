"""The reference tables: who speaks, where it happens, which codes there are, which ids are gone."""

from typing import Any

import pandas as pd
from pandera.typing.pandas import Series

from schemas.columns import code, column, country, day, identifier, items, number, reference, text
from schemas.columns import note as note_column
from schemas.table import Table, row_rule, together

CODE = "[A-Za-z0-9]+(?:_[a-z0-9]+)*"
LIST_NAME = "[a-z0-9]+(?:_[a-z0-9]+)*"
ANY_ID = "[a-z0-9]+(?:[-.][a-z0-9]+)*"
CODE_RULES = {"str_matches": "malformed-code"}


class Actors(Table):
    """One row is one voice: a body, a group that speaks as one, or a person in a public role."""

    actor_id: Series[str] = identifier("Actor", "A short name; a person's is the whole name.", "gur")
    name: Series[str] = text("Name", "The usual English name.", "Main Directorate of Intelligence of Ukraine", required=True)
    kind: Series[str] = code("actor_kind", "Kind", "What kind of actor.", "intelligence_agency", required=True)
    member_of: Series[str] = reference(
        "actors",
        "Member of",
        "The body that the actor belongs to. Required for a person: it shows the public role.",
        "ukraine-mod",
    )
    country: Series[str] = country("Country", "The country that the actor belongs to or speaks from.", "UKR")
    aliases: Series[str] = items("Aliases", "Other names and spellings.", "HUR;Ukrainian military intelligence")
    wikidata_id: Series[str] = column(
        "text", "Wikidata", "The item in Wikidata.", "Q192", pattern="Q[1-9][0-9]*", rules={"str_matches": "malformed-id"}
    )
    note: Series[str] = note_column()

    @row_rule("person-without-body", "member_of", "kind")
    def person_has_public_role(cls, rows: Any) -> Any:
        """Persons stand here only in a public role, shown by the body that they belong to."""
        return rows["member_of"].notna() | (rows["kind"] != "person")


class Places(Table):
    """One row is one place, never finer than public wording gives it."""

    place_id: Series[str] = identifier("Place", "A short name.", "kursk-oblast")
    name: Series[str] = text("Name", "The usual English name.", "Kursk Oblast", required=True)
    kind: Series[str] = code("place_kind", "Kind", "What kind of place.", "region", required=True)
    country: Series[str] = country(
        "Country",
        "The country whose territory it is: UKR also for occupied territory. INT for areas of several.",
        "RUS",
        required=True,
    )
    admin1: Series[str] = column(
        "text",
        "First-order region",
        "ISO 3166-2 code of the region that holds it.",
        "RU-KRS",
        pattern="[A-Z]{2}-[A-Z0-9]{1,3}",
        rules={"str_matches": "malformed-id"},
    )
    latitude: Series[float] = number("Latitude", "Degrees north, WGS 84.", "51.7", least=-90, most=90, unit="degrees")
    longitude: Series[float] = number("Longitude", "Degrees east, WGS 84.", "36.13", least=-180, most=180, unit="degrees")
    where_prec: Series[pd.Int64Dtype] = column(
        "integer",
        "Precision",
        "How exact the position is, on UCDP's scale: "
        "1 exact, 2 near, 3 district, 4 region, 5 fuzzy area, 6 country, 7 international.",
        "4",
        least=1,
        most=7,
        exact_match=["ucdp:where_prec"],
    )
    geonames_id: Series[str] = column(
        "text", "GeoNames", "The id in GeoNames.", "538560", pattern="[1-9][0-9]*", rules={"str_matches": "malformed-id"}
    )
    aliases: Series[str] = items("Aliases", "Other names and spellings.", "Kursk region;Kurskaya oblast")
    note: Series[str] = note_column()

    longitude_given = together("longitude", "latitude")
    latitude_given = together("latitude", "longitude")
    precision_given = together("where_prec", "latitude")


class Vocabulary(Table):
    """One row is one code. A retired code stays and names its successor."""

    vocabulary: Series[str] = column(
        "text",
        "Vocabulary",
        "The list that the code belongs to.",
        "stance",
        required=True,
        key=True,
        pattern=LIST_NAME,
        rules=CODE_RULES,
    )
    code: Series[str] = column(
        "text",
        "Code",
        "The word that stands in the tables.",
        "asserts",
        required=True,
        key=True,
        pattern=CODE,
        rules=CODE_RULES,
    )
    label: Series[str] = text("Label", "The code in plain words.", "asserts", required=True)
    definition: Series[str] = text(
        "Definition",
        "What it means, and what keeps it apart from its neighbours.",
        "The voice says that it is or was so.",
        required=True,
    )
    unit_of: Series[str] = items("Unit of", "For units: the metrics that it serves.", "personnel;killed", vocabulary="metric")
    replaced_by: Series[str] = column(
        "text",
        "Replaced by",
        "For a retired code: the code of the same list that took its place.",
        "asserts",
        pattern=CODE,
        rules=CODE_RULES,
    )
    same_as: Series[str] = items("Same as", "The same notion elsewhere, as scheme:term.", "unroca:III;sipri:artillery")

    @row_rule("duplicate-id", "code", "vocabulary")
    def code_is_unique(cls, rows: Any) -> Any:
        """A list holds a code once."""
        return ~rows.duplicated(["vocabulary", "code"], keep="first")


class RetiredIds(Table):
    """One row is one id that left a table. An id leaves only through here."""

    table: Series[str] = column(
        "text",
        "Table",
        "The table that held it.",
        "statements",
        required=True,
        key=True,
        pattern="sources|statements|deployments|arms_transfers|actors|places",
        rules={"str_matches": "unknown-table"},
    )
    id: Series[str] = column(
        "id",
        "Id",
        "The id that is gone.",
        "example-2024-10-topic.02",
        required=True,
        key=True,
        pattern=ANY_ID,
    )
    replaced_by: Series[str] = column(
        "id",
        "Replaced by",
        "The id that took its place, in the same table.",
        "example-2024-10-topic.01",
        pattern=ANY_ID,
    )
    reason: Series[str] = code("retirement_reason", "Reason", "Why it left.", "duplicate", required=True)
    retired_on: Series[str] = day("Retired on", "The day on which it left.", "2026-11-25", required=True)

    @row_rule("duplicate-id", "id", "table")
    def retired_once(cls, rows: Any) -> Any:
        """An id is retired once."""
        return ~rows.duplicated(["table", "id"], keep="first")
