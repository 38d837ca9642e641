"""Rows from words of a command line: `url=https://... publisher=Kyiv Post language=en`."""

import re

from scripts.adding.draft import Cells, RefusedError
from scripts.adding.entry import Entry, cells

# A value reaches to the next name, so that it needs no quotes of its own.
_NAME = re.compile(r"(?:^|\s+)([A-Za-z_0-9]+)=")


def values(table: str, words: str, where: str) -> Cells:
    """The cells that the words give to a row of a table. Raises RefusedError."""
    first, *rest = _NAME.split(words.strip())
    if first or not rest:
        raise RefusedError(f'{where}: write column=value, one after the other; "{(first or words).strip()}" is none.')
    names = rest[::2]
    if twice := {name for name in names if names.count(name) > 1}:
        raise RefusedError(f'{where}: "{min(twice)}" is given twice.')
    return cells(table, dict(zip(names, rest[1::2], strict=True)), where)


def entry(document: str, statements: tuple[str, ...], actors: tuple[str, ...], places: tuple[str, ...]) -> Entry:
    """One document of the command line with its statements, and the actors and places that are new. Raises RefusedError."""
    return Entry(
        values("sources", document, "--document"),
        [values("statements", words, f"--statement {number}") for number, words in enumerate(statements, 1)],
        {
            "actors": [values("actors", words, "--actor") for words in actors],
            "places": [values("places", words, "--place") for words in places],
        },
    )
