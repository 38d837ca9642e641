"""Rows from a small YAML file: a document, or several, with statements and what these need.

Every value is taken as the text that stands there: 2024-10 is a month, and `no` is Norwegian, not false.
"""

from collections.abc import Iterator
from pathlib import Path

import yaml

from schemas.kinds import LIST_SEPARATOR
from scripts.adding.draft import Cells, RefusedError
from scripts.adding.entry import MOST_STATEMENTS, NEW_ROWS, Entry, cells, column_or_refuse

MOST_BYTES = 300_000
MOST_DOCUMENTS = 200
DEEPEST = 20
STATEMENTS = "statements"
_NULL = "tag:yaml.org,2002:null"


def entries(path: Path) -> list[Entry]:
    """The documents of a file. Raises RefusedError, with the line, for all that is not as described."""
    with path.open("rb") as stream:
        raw = stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise RefusedError(f"{path.name} is larger than {MOST_BYTES:,} bytes. Cut it into several files.")
    try:
        root = _compose(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise RefusedError(f"{path.name} is not in UTF-8 (byte {error.start + 1}).") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        place = f"line {mark.line + 1}: " if mark else ""
        raise RefusedError(f"{path.name} is no YAML. {place}{getattr(error, 'problem', None) or 'it cannot be read'}.") from error
    documents = root.value if isinstance(root, yaml.SequenceNode) else [root]
    if not 1 <= len(documents) <= MOST_DOCUMENTS:
        raise RefusedError(f"{path.name} holds {len(documents)} documents; write 1 to {MOST_DOCUMENTS}.")
    return [_entry(node) for node in documents]


def _compose(text: str) -> yaml.Node:
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise RefusedError(f"{_line(event)}: write each value out; & and * are not taken.")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise RefusedError(f"{_line(event)}: nothing here is nested so deep.")
    return yaml.compose(text, Loader=yaml.SafeLoader) or yaml.SequenceNode("", [])


def _entry(node: yaml.Node) -> Entry:
    given: dict[str, str] = {}
    entry = Entry({})
    for name, value in _pairs(node, "a document: its columns, one a line"):
        if name == STATEMENTS:
            entry.statements = _rows(value, STATEMENTS)
        elif name in NEW_ROWS:
            entry.others[name] = _rows(value, name)
        else:
            column_or_refuse("sources", name, _line(value), STATEMENTS, *NEW_ROWS)
            given[name] = _text(value)
    entry.document = cells("sources", given, _line(node))
    return entry


def _rows(node: yaml.Node, table: str) -> list[Cells]:
    if not isinstance(node, yaml.SequenceNode):
        raise RefusedError(f"{_line(node)}: {table} is a list; begin each of its rows with a hyphen.")
    if len(node.value) > MOST_STATEMENTS:
        raise RefusedError(f"{_line(node)}: {table} holds {len(node.value)} rows; at most {MOST_STATEMENTS} are taken.")
    return [
        cells(table, {name: _text(value) for name, value in _pairs(row, f"a row of {table}")}, _line(row)) for row in node.value
    ]


def _pairs(node: yaml.Node, wanted: str) -> Iterator[tuple[str, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        raise RefusedError(f"{_line(node)}: here stands {wanted}, as name: value.")
    seen: set[str] = set()
    for name, value in node.value:
        word = _text(name)
        if word in seen:
            raise RefusedError(f'{_line(name)}: "{word}" is given twice.')
        seen.add(word)
        yield word, value


def _text(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return "" if node.tag == _NULL else str(node.value)
    if isinstance(node, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in node.value):
        return LIST_SEPARATOR.join(item.value for item in node.value)
    raise RefusedError(f"{_line(node)}: one value is wanted here, or a list of values.")


def _line(place: yaml.Node | yaml.Event) -> str:
    return f"line {place.start_mark.line + 1}" if place.start_mark else "the file"
