"""The kinds of cell: how each is written in CSV, held in pandas, and published in Arrow and in a Table Schema."""

from dataclasses import dataclass
from typing import Any

import pyarrow as pa

LIST_SEPARATOR = ";"

SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
YEAR = "[0-9]{4}"
MONTH = "(?:0[1-9]|1[0-2])"
DAY = "(?:0[1-9]|[12][0-9]|3[01])"
INTEGER = "(?:0|-?[1-9][0-9]{0,8})"  # what 32 bits hold
# No more digits than spreadsheets and 64-bit numbers keep.
NUMBER = r"(?:0|-?[1-9][0-9]{0,14}|-?(?:0|[1-9][0-9]{0,8})\.[0-9]{0,5}[1-9])"


def whole(pattern: str) -> str:
    """The pattern, made to match a whole cell in Python, RE2 and Rust alike. Cells hold no line break, so `$` is exact."""
    return f"^(?:{pattern})$"


@dataclass(frozen=True)
class Kind:
    """One kind of cell.

    `pattern` is the written form (None: any text), `arrow` the type in Parquet, `field` the type in a Table Schema,
    `form` tells a contributor what to write, `rule` is the check that reports a cell written otherwise.
    """

    name: str
    arrow: pa.DataType
    field: dict[str, Any]
    form: str
    pattern: str | None = None
    rule: str = ""


KINDS = {
    kind.name: kind
    for kind in (
        Kind("id", pa.string(), {"type": "string"}, "lower-case letters a-z, digits and single hyphens", SLUG, "malformed-id"),
        Kind("text", pa.string(), {"type": "string"}, "text"),
        Kind("code", pa.dictionary(pa.int32(), pa.string()), {"type": "string"}, "a code of the vocabulary"),
        Kind(
            "list",
            pa.list_(pa.string()),
            # not type list: the official profile of Table Schema 2.0 does not know it, though its text does
            {"type": "string", "listDelimiter": LIST_SEPARATOR},
            "items joined by ; without spaces around it",
            "[^; ][^;]*(?:;[^; ][^;]*)*",
            "malformed-list",
        ),
        Kind(
            "partial_date",
            pa.string(),
            {"type": "string"},
            "YYYY, YYYY-MM or YYYY-MM-DD",
            f"{YEAR}(?:-{MONTH}(?:-{DAY})?)?",
            "malformed-date",
        ),
        Kind("date", pa.date32(), {"type": "date"}, "YYYY-MM-DD", f"{YEAR}-{MONTH}-{DAY}", "malformed-date"),
        Kind("boolean", pa.bool_(), {"type": "boolean"}, "true or false", "true|false", "malformed-boolean"),
        Kind("integer", pa.int32(), {"type": "integer"}, "a whole number such as 7", INTEGER, "malformed-number"),
        Kind(
            "number",
            pa.float64(),
            {"type": "number"},
            "a plain number such as 12000 or 0.5: no separators, no words",
            NUMBER,
            "malformed-number",
        ),
        Kind(
            "url",
            pa.string(),
            {"type": "string", "format": "uri"},
            "an address that begins with https:// or http://",
            r"https?://(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z0-9-]+(?::[0-9]{1,5})?(?:/[^\s<>\"]*|\?[^\s<>\"]*)?",
            "malformed-url",
        ),
    )
}

# The kinds that the check casts before the models see them; all others stay text.
CAST = {"number": "float64", "integer": "Int64", "boolean": "boolean"}
