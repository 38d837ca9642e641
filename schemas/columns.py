"""Makers of columns: a title, a description and an example go in, a pandera field with all metadata comes out.

The metadata of a field: `kind` (schemas/kinds.py), `example`, `rules` (which rule of the check reports which check of it), and
where they apply `references` (table), `vocabulary`, `key` (part of the primary key), `derived` (made by the build), `unit`,
`exact_match` and `close_match` (terms of other datasets, as SKOS means them).
"""

from typing import Any

import pandera.pandas as pa
from pandera import extensions

from schemas import dates
from schemas.kinds import KINDS, whole

LONGEST_CELL = 2_000
LONGEST_CLAIM = 300


@extensions.register_check_method(statistics=[])  # type: ignore[untyped-decorator]
def on_calendar(column: Any) -> Any:
    """Every full date of the column is a day that exists."""
    return dates.all_exist(column)


@extensions.register_check_method(statistics=[])  # type: ignore[untyped-decorator]
def in_years(column: Any) -> Any:
    """Every date of the column is of a likely year."""
    return dates.each(column, dates.likely, empty=True).astype(bool)


def column(  # noqa: PLR0913 - one maker for all kinds; every argument is one fact of a column
    kind: str,
    title: str,
    description: str,
    example: str,
    *,
    required: bool = False,
    unique: bool = False,
    pattern: str | None = None,
    longest: int | None = None,
    least: float | None = None,
    most: float | None = None,
    rules: dict[str, str] | None = None,
    **metadata: Any,
) -> Any:
    """A pandera field of the given kind (a name of `schemas.kinds.KINDS`).

    `pattern` narrows the kind's written form; `longest` is in characters; `least` and `most` bound a number, both included;
    `most` needs `least`.
    """
    checks: dict[str, Any] = {}
    form = pattern or KINDS[kind].pattern
    if form and kind not in ("number", "integer", "boolean"):
        checks["str_matches"] = whole(form)
    if kind in ("date", "partial_date"):
        checks["on_calendar"] = ()
        checks["in_years"] = ()
    if longest:
        checks["str_length"] = {"max_value": longest}
    if least is not None and most is not None:
        checks["in_range"] = {"min_value": least, "max_value": most}
    elif least is not None:
        checks["ge"] = least
    reported = {
        "not_nullable": "missing-value",
        "field_uniqueness": "duplicate-id",
        "str_matches": KINDS[kind].rule,
        "on_calendar": "impossible-date",
        "in_years": "unlikely-year",
        "str_length": "too-long",
        "in_range": "out-of-range",
        **(rules or {}),
    }
    return pa.Field(
        nullable=not required,
        unique=unique,
        title=title,
        description=description,
        metadata={"kind": kind, "example": example, "form": form, "rules": reported, **metadata},
        n_failure_cases=1,  # which cells fail is read from the output of the check: listing them again costs memory
        **checks,
    )


def identifier(title: str, description: str, example: str, **more: Any) -> Any:
    """The id of a row: required, unique, never changed, never reused."""
    return column("id", title, description, example, required=True, unique=True, key=True, longest=120, **more)


def reference(table: str, title: str, description: str, example: str, **more: Any) -> Any:
    """The id of a row of the named table."""
    return column("id", title, description, example, references=table, **more)


def code(vocabulary: str, title: str, description: str, example: str, **more: Any) -> Any:
    """A code of the named vocabulary of the table `vocabulary`."""
    return column("code", title, description, example, vocabulary=vocabulary, **more)


def country(title: str, description: str, example: str = "PRK", **more: Any) -> Any:
    """A country: ISO 3166-1 alpha-3, or INT."""
    return code("country", title, f"{description} ISO 3166-1 alpha-3; INT for intergovernmental bodies.", example, **more)


def text(title: str, description: str, example: str, *, longest: int = LONGEST_CELL, **more: Any) -> Any:
    """Free text in Unicode NFC, on one line."""
    return column("text", title, description, example, longest=longest, **more)


def items(title: str, description: str, example: str, **more: Any) -> Any:
    """A list joined by semicolons."""
    return column("list", title, description, example, longest=LONGEST_CELL, **more)


def partial_date(title: str, description: str, example: str, **more: Any) -> Any:
    """A date as precise as it is known: YYYY, YYYY-MM or YYYY-MM-DD."""
    return column("partial_date", title, description, example, **more)


def day(title: str, description: str, example: str, **more: Any) -> Any:
    """A full date."""
    return column("date", title, description, example, **more)


def boolean(title: str, description: str, example: str, **more: Any) -> Any:
    """True or false; always required."""
    return column("boolean", title, description, example, required=True, **more)


def number(title: str, description: str, example: str, **more: Any) -> Any:
    """A number as stated."""
    return column("number", title, description, example, **more)


def url(title: str, description: str, example: str, **more: Any) -> Any:
    """A web address."""
    return column("url", title, description, example, longest=LONGEST_CELL, **more)


def note() -> Any:
    """The coder's remark on a row; the one column that every table shares."""
    return text("Note", "A remark of the coder's on this row.", "The page shows an impossible date.")
