r"""The corpus of bad inputs, `tests/bad/<family>.yaml`: what is done to the example, and all that the check must find.

A case is its name, then what is done, in this order of words (rows are named by table and line, the header is line 1):

- `set`, `add` (a copy of the row behind it, with other cells), `drop`, `swap`: rows;
- `bytes` (old, new, once each), `every` (old, new), `whole`, `append`, `encode`: files;
- `remove` tables, `put` files, `link` names to targets: under datasets/;
- `before`: the same words, done to the base commit.

`a * 9` is nine times a, `b + a * 9` that behind b; \uDC80 to \uDCFF stand for single bytes. `finds` lists each finding: file,
line, column and rule.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from scripts.findings import Finding
from tests.builders import Tree, example

FAMILIES = Path(__file__).parent / "bad"
Case = dict[str, Any]


def cases() -> Iterator[tuple[str, str, Case]]:
    """Every case: its family, its name, and what is done and found."""
    for family in sorted(FAMILIES.glob("*.yaml")):
        for entry in yaml.load(family.read_text(encoding="utf-8"), yaml.BaseLoader):  # noqa: S506 - it makes nothing but text
            for name, case in entry.items():
                yield family.stem, name, case


def damaged(case: Case) -> Tree:
    """The example with all that is done in the case."""
    tree = example()
    for word, what in case.items():
        if word == "before":
            tree.former = damaged(what)
        elif word != "finds":
            DEEDS[word](tree, what)
    return tree


def told(finding: Finding) -> str:
    """A finding as `finds` lists it."""
    return " ".join([finding.file.removeprefix("datasets/"), str(finding.row or "-"), finding.column or "-", finding.rule])


def _text(cell: str) -> str:
    repeated = re.fullmatch(r"(?:(.*) \+ )?(.+) \* ([0-9]+)", cell, re.DOTALL)
    return (repeated[1] or "") + repeated[2] * int(repeated[3]) if repeated else cell


def _bytes(text: str) -> bytes:
    return _text(text).encode("utf-8", "surrogateescape")


def _row(place: str) -> tuple[str, int]:
    table, line = place.split()
    return table, int(line) - 2


def _set(tree: Tree, what: Any) -> None:
    for place, cells in what.items():
        tree.set(*_row(place), {column: _text(cell) for column, cell in cells.items()})


def _add(tree: Tree, what: Any) -> None:
    for place, cells in what.items():
        tree.add(*_row(place), cells)


def _drop(tree: Tree, what: Any) -> None:
    for place in what:
        table, row = _row(place)
        del tree.rows[table][row]


def _swap(tree: Tree, what: Any) -> None:
    for table, (one, other) in what.items():
        rows, one, other = tree.rows[table], int(one) - 2, int(other) - 2  # noqa: PLW2901 - lines become places
        rows[one], rows[other] = rows[other], rows[one]


def _files(change: Callable[[bytes, Any], bytes]) -> Callable[[Tree, Any], None]:
    def deed(tree: Tree, what: Any) -> None:
        for table, words in what.items():
            tree.raw[table] = change(tree.raw.get(table, tree.text(table).encode()), words)

    return deed


def _once(raw: bytes, words: list[str]) -> bytes:
    for old, new in zip(words[::2], words[1::2], strict=True):
        assert _bytes(old) in raw, old
        raw = raw.replace(_bytes(old), _bytes(new), 1)
    return raw


def _remove(tree: Tree, what: Any) -> None:
    tree.dropped |= set(what)


def _put(tree: Tree, what: Any) -> None:
    tree.beside |= {name: lambda path, text=text: path.write_bytes(_bytes(text)) for name, text in what.items()}


def _link(tree: Tree, what: Any) -> None:
    tree.beside |= {name: lambda path, target=target: path.symlink_to(target) for name, target in what.items()}


DEEDS: dict[str, Callable[[Tree, Any], None]] = {
    "set": _set,
    "add": _add,
    "drop": _drop,
    "swap": _swap,
    "bytes": _files(_once),
    "every": _files(lambda raw, words: raw.replace(_bytes(words[0]), _bytes(words[1]))),
    "whole": _files(lambda _raw, text: _bytes(text)),
    "append": _files(lambda raw, text: raw + _bytes(text)),
    "encode": _files(lambda raw, codec: raw.decode().encode(codec)),
    "remove": _remove,
    "put": _put,
    "link": _link,
}
