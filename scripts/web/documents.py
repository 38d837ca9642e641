"""The documents of `sources` whose pages are asked."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts import tree
from scripts.reading import read
from scripts.tables import nearest


class UnknownDocumentError(Exception):
    """No such document, or a table that cannot be read."""


@dataclass(frozen=True)
class Document:
    """A row of `sources`, as far as its addresses go; empty cells are empty text."""

    source_id: str
    url: str
    archived_url: str
    published_on: str


def documents(root: Path, only: Collection[str] = ()) -> list[Document]:
    """The documents of the tree that have an address, or those named. Raises UnknownDocumentError."""
    sheet = read("sources", tree.path(root, "sources")).sheet
    if sheet is None:
        raise UnknownDocumentError("sources.csv cannot be read. `python -m scripts.check` says why.")
    columns = (sheet.column(name).to_pylist() for name in Document.__annotations__)
    found = [Document(*(cell or "" for cell in row)) for row in zip(*columns, strict=True)]
    _all_known(only, tuple(document.source_id for document in found))
    return [document for document in found if document.url and (not only or document.source_id in only)]


def _all_known(only: Collection[str], there: tuple[str, ...]) -> None:
    for source_id in _unknown(only, there):
        near = nearest(source_id, there)
        raise UnknownDocumentError(f'There is no document "{source_id}".' + (f' Did you mean "{near}"?' if near else ""))


def _unknown(only: Collection[str], there: Collection[str]) -> Iterator[str]:
    return (source_id for source_id in only if source_id not in set(there))
