"""A word that is not a code of its vocabulary.

Codes are what makes rows comparable. A new code is a row of datasets/vocabulary.csv, with a definition that keeps it apart
from its neighbours.
"""

from collections.abc import Iterator
from dataclasses import replace

from schemas.kinds import LIST_SEPARATOR
from schemas.relations import Column
from scripts.findings import Case
from scripts.limits import MOST_CASES
from scripts.spelling import Speller
from scripts.tables import Tables, distinct, where

SPELT_OUT = 45  # a longer list is named, not spelt out


def find(tables: Tables) -> Iterator[Case]:
    """Cells, and items of lists, that are no codes."""
    for column, sheet in tables.coded():
        codes = tables.codes.get(column.vocabulary or "", {})
        labels = tables.labels.get(column.vocabulary or "", {})
        spelt = Speller(codes)
        wrong, better = dict[str, str](), dict[str, str]()
        for value in distinct(sheet, column.name):
            items = value.split(LIST_SEPARATOR) if column.kind.name == "list" else [value]
            unknown = dict.fromkeys(item for item in items if item not in codes)
            if len(wrong) > MOST_CASES:
                break
            if unknown:
                near = [labels.get(i.casefold()) or spelt.nearest(i) or i if i in unknown else i for i in items]
                better[value] = LIST_SEPARATOR.join(near) if near != items else ""
                wrong[value] = _words(column, list(unknown), codes, listed=len(items) > 1)
        yield from (replace(case, suggestion=better[case.found]) for case in where(sheet, column.name, wrong))


def _words(column: Column, unknown: list[str], codes: dict[str, str], *, listed: bool) -> str:
    vocabulary, example = column.vocabulary or "", column.metadata["example"]
    which = ", ".join(f'"{word}"' for word in unknown) if listed else "This"
    in_use = [code for code, successor in codes.items() if not successor]
    choice = ", ".join(in_use) if len(in_use) <= SPELT_OUT else f'a code such as "{example}"'
    return f"{which} is not a code of {vocabulary}. Write {choice} (datasets/vocabulary.csv)."


def remedy(case: Case) -> str:
    """What to write instead."""
    return case.context
