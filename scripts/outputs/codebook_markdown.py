"""The codebook as a page of markdown."""

import re
from collections.abc import Iterable
from html import escape

from schemas import package
from scripts.outputs.codebook import (
    DERIVED,
    INTRODUCTION,
    Codebook,
    ColumnFacts,
    TableFacts,
    constraints,
    counted,
    elsewhere,
    remarks,
    typed,
)
from scripts.outputs.release import Code


def page(book: Codebook) -> str:
    """The codebook as a page of markdown, with an anchor `table-column` for each column and `codes-vocabulary` for each list."""
    parts = [f"# Codebook of the {package.TITLE}, version {package.VERSION}", INTRODUCTION]
    parts += [f"- [{table.name}](#{table.name}): {table.sentence} {table.rows:,} rows." for table in book.tables]
    text = "\n\n".join(parts[:2]) + "\n\n" + "\n".join(parts[2:])
    sections = [*map(_table, book.tables), *(_codes(name, codes) for name, codes in book.codes.items())]
    return "\n\n".join([text, *sections]) + "\n"


def _table(table: TableFacts) -> str:
    made = f" {DERIVED.capitalize()}." if table.derived else ""
    names = ", ".join(f"`{name}`" for name in table.key)
    lines = [
        f'<a id="{table.name}"></a>\n\n## {table.name}\n',
        f"{escaped(table.sentence)} {table.rows:,} rows; key: {names}.{made}\n",
        "| column | meaning | type | constraints | example | filled | elsewhere | made |",
        "|---|---|---|---|---|---|---|---|",
    ]
    return "\n".join([*lines, *map(_row, table.columns)])


def _row(one: ColumnFacts) -> str:
    column = one.column
    cells = [
        f'<a id="{one.anchor}"></a>`{column.name}`',
        " ".join([f"**{escaped(column.title)}.**", escaped(column.description), *_used(one)]),
        escaped("; ".join(typed(column))),
        "; ".join([*map(escaped, constraints(column)), *_links(one)]),
        escaped(str(column.metadata["example"])),
        one.share,
        escaped("; ".join(elsewhere(one))),
        one.made,
    ]
    return f"| {' | '.join(cells)} |"


def _used(one: ColumnFacts) -> list[str]:
    return [f"Codes in use: {escaped(counted(one.used))}."] if one.used else []


def _links(one: ColumnFacts) -> Iterable[str]:
    if one.column.references:
        yield f"an id of [{one.column.references}](#{one.column.references})"
    if one.vocabulary:
        yield f"codes of [{one.vocabulary}](#codes-{one.vocabulary})"


def _codes(vocabulary: str, codes: list[Code]) -> str:
    name = escaped(vocabulary)
    head = [
        f'<a id="codes-{escape(vocabulary)}"></a>\n\n## Codes of {name}\n',
        "| code | label | definition | remarks |",
        "|---|---|---|---|",
    ]
    rows = ((one.code, one.label, one.definition, "; ".join(remarks(one))) for one in codes)
    return "\n".join([*head, *(f"| {' | '.join(map(escaped, cells))} |" for cells in rows)])


_CODE = re.compile(r"(`[^`]+`)")


def escaped(words: str) -> str:
    """Text for a cell of a markdown table: no markup but `code`, no line break, no bar that would end the cell."""
    parts = _CODE.split(re.sub(r"\s+", " ", words))
    return "".join(part.replace("|", "\\|") if place % 2 else _plain(part) for place, part in enumerate(parts))


def _plain(words: str) -> str:
    entities = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*\[\]|~]|(?<![^\W_])_|_(?![^\W_]))", r"\\\1", entities)  # _ within a word marks nothing
