"""The codebook: what every published table, column and code means, as facts, in words, and as rows of a sheet.

Its words come from `schemas/` and from the table `vocabulary`; the counts come from the published tables.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa

from schemas import package
from schemas.relations import MODELS, Column, columns, key, sentence
from scripts.outputs.descriptor import field
from scripts.outputs.release import Code, Release

SHEET = (
    "table", "column", "title", "meaning", "type", "in_parquet", "unit", "constraints", "refers_to", "codes_of", "example",
    "rows", "filled", "filled_percent", "exact_match", "close_match", "made",
)  # fmt: skip
NUMBERS = ("rows", "filled", "filled_percent")
DERIVED = "derived by the build, as its meaning says"
EDITED = "edited"


@dataclass(frozen=True)
class ColumnFacts:
    """One column: its model, the vocabulary of its codes, how many of its cells are filled, how often each code stands there."""

    column: Column
    vocabulary: str | None
    rows: int
    filled: int
    used: tuple[tuple[str, int], ...]

    @property
    def anchor(self) -> str:
        """The anchor of the column in the codebook."""
        return f"{self.column.table}-{self.column.name}"

    @property
    def share(self) -> str:
        """How many cells are filled, in words."""
        percent = f" ({self.filled / self.rows:.1%})" if self.rows else ""
        return f"{self.filled:,} of {self.rows:,}{percent}"

    @property
    def made(self) -> str:
        """Whether people edit it or the build derives it."""
        return DERIVED if self.column.derived else EDITED

    def matches(self, how: str) -> tuple[str, ...]:
        """The terms of other datasets that mean the same (exact_match) or nearly (close_match)."""
        return tuple(self.column.metadata.get(how, ()))


@dataclass(frozen=True)
class TableFacts:
    """One table: what a row is, how many there are, and its columns."""

    name: str
    sentence: str
    rows: int
    key: tuple[str, ...]
    columns: tuple[ColumnFacts, ...]

    @property
    def derived(self) -> bool:
        """Whether the build makes the table as a whole."""
        return self.name not in package.TABLES


@dataclass(frozen=True)
class Codebook:
    """All tables, and all codes by vocabulary."""

    tables: tuple[TableFacts, ...]
    codes: dict[str, list[Code]]


def facts(release: Release) -> Codebook:
    """What there is to say of every table and column of the release."""
    return Codebook(tuple(_table(release, name) for name in MODELS["published"]), release.codes)


def _table(release: Release, name: str) -> TableFacts:
    described = tuple(_column(release, column) for column in columns(name, "published"))
    return TableFacts(name, sentence(name), len(release.rows[name]), key(name, "published"), described)


def _column(release: Release, column: Column) -> ColumnFacts:
    cells = release.cells(column.table, column.name)
    counts = Counter(release.items(column.table, column.name) if column.vocabulary else ())
    used = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    # where_prec is a number whose values are explained like codes
    vocabulary = column.vocabulary or (column.name if column.name in release.codes else None)
    return ColumnFacts(column, vocabulary, len(cells), sum(map(bool, cells)), tuple(used))


def constraints(column: Column) -> list[str]:
    """What a cell must be, in words; references and vocabularies are said apart."""
    rules = field(column, {}).get("constraints", {})
    least, most = rules.get("minimum"), rules.get("maximum")
    return [
        *(["part of the key" if len(key(column.table, "published")) > 1 else "key"] if column.metadata.get("key") else []),
        *(["required"] if column.required else []),
        *(["unique"] if column.unique else []),
        *([f"from {least:g} to {most:g}"] if most is not None else [f"at least {least:g}"] if least is not None else []),
        *([f"at most {rules['maxLength']:,} characters"] if "maxLength" in rules else []),
        *([f"matches `{rules['pattern']}`"] if "pattern" in rules else []),
    ]


def typed(column: Column) -> list[str]:
    """The kind of a column, how its cells are written in CSV, its type in Parquet and its unit, in words."""
    name, form = column.kind.name.replace("_", " "), column.kind.form
    unit = column.metadata.get("unit")
    return [name if form == name else f"{name}: {form}", f"Parquet: {parquet_type(column)}", *([f"in {unit}"] if unit else [])]


def parquet_type(column: Column) -> str:
    """The type in Parquet, in words."""
    kind = column.kind.arrow
    if pa.types.is_dictionary(kind):
        return "dictionary of string"
    return "list of string" if pa.types.is_list(kind) else str(kind)


def sheet(book: Codebook) -> list[list[str]]:
    """The codebook as rows of text under SHEET, one for each column of each table."""
    return [_sheet_row(one) for table in book.tables for one in table.columns]


def _sheet_row(one: ColumnFacts) -> list[str]:
    column = one.column
    percent = f"{100 * one.filled / one.rows:.1f}" if one.rows else ""
    return [
        column.table, column.name, column.title, column.description, column.kind.name, parquet_type(column),
        column.metadata.get("unit", ""), "; ".join(constraints(column)), column.references or "", one.vocabulary or "",
        str(column.metadata["example"]), str(one.rows), str(one.filled), percent,
        "; ".join(one.matches("exact_match")), "; ".join(one.matches("close_match")), one.made,
    ]  # fmt: skip


INTRODUCTION = (
    "Every published table, what a row of it is, and every column. Edited columns are written by people; derived ones are made "
    "by the build. Filled counts the cells that are not empty: an empty cell means that the document does not say, and nothing "
    "is imputed. The number beside a code is how many rows have it. Lists are joined by ; in CSV. A partial date is as precise "
    "as it is known."
)


def elsewhere(one: ColumnFacts) -> list[str]:
    """The terms of other datasets for the column, in words."""
    return [
        *(f"same as {term}" for term in one.matches("exact_match")),
        *(f"close to {term}" for term in one.matches("close_match")),
    ]


def counted(used: Iterable[tuple[str, int]]) -> str:
    """Codes with how often each stands there."""
    return ", ".join(f"{code} {count:,}" for code, count in used)


def remarks(code: Code) -> list[str]:
    """What else there is to say of a code: its metrics, its successor, its counterparts."""
    return [
        *([f"for {code.unit_of}"] if code.unit_of else []),
        *([f"retired: use {code.replaced_by}"] if code.replaced_by else []),
        *([f"same as {code.same_as}"] if code.same_as else []),
    ]
