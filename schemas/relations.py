"""What the models say between tables, read from their columns: keys, references, vocabularies."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from schemas.kinds import KINDS, Kind
from schemas.package import TABLES
from schemas.published import PUBLISHED
from schemas.table import Table

Stage = Literal["edited", "published"]
MODELS: dict[Stage, dict[str, type[Table]]] = {"edited": TABLES, "published": PUBLISHED}


@dataclass(frozen=True)
class Column:
    """One column of a table, as its model describes it."""

    table: str
    name: str
    title: str
    description: str
    required: bool
    unique: bool
    metadata: dict[str, Any]
    checks: tuple[Any, ...] = ()

    @property
    def kind(self) -> Kind:
        """How its cells are written and published."""
        return KINDS[self.metadata["kind"]]

    @property
    def vocabulary(self) -> str | None:
        """The list that its codes belong to."""
        return self.metadata.get("vocabulary")

    @property
    def references(self) -> str | None:
        """The table whose ids it holds."""
        return self.metadata.get("references")

    @property
    def derived(self) -> bool:
        """Whether the build makes it."""
        return bool(self.metadata.get("derived"))


@cache
def columns(table: str, stage: Stage = "edited") -> tuple[Column, ...]:
    """The columns of a table, in order."""
    return tuple(
        Column(table, name, c.title, c.description, not c.nullable, c.unique, c.metadata, tuple(c.checks))
        for name, c in MODELS[stage][table].to_schema().columns.items()
    )


def sentence(table: str, stage: Stage = "published") -> str:
    """What one row of a table is: the first line of its model's docstring."""
    return (MODELS[stage][table].__doc__ or "").splitlines()[0]


@cache
def header(table: str, stage: Stage = "edited") -> tuple[str, ...]:
    """The names of the columns of a table, in order."""
    return tuple(column.name for column in columns(table, stage))


@cache
def named(table: str, name: str) -> Column:
    """One column of an edited table; StopIteration when there is none of that name."""
    return next(column for column in columns(table) if column.name == name)


@cache
def key(table: str, stage: Stage = "edited") -> tuple[str, ...]:
    """The columns that together name a row."""
    return tuple(column.name for column in columns(table, stage) if column.metadata.get("key"))


def referring() -> list[Column]:
    """Every edited column that holds ids of another row, in table order."""
    return [column for table in TABLES for column in columns(table) if column.references]


def coded() -> list[Column]:
    """Every edited column that holds codes of a vocabulary, in table order."""
    return [column for table in TABLES for column in columns(table) if column.vocabulary]
