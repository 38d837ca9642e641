"""A list that names an item twice."""

from collections.abc import Iterator

from schemas.kinds import LIST_SEPARATOR
from schemas.relations import columns
from scripts.findings import Case
from scripts.tables import Tables, distinct, where


def find(tables: Tables) -> Iterator[Case]:
    """Lists in which an item stands twice."""
    for sheet in tables.sheets.values():
        for column in columns(sheet.table):
            if column.kind.name == "list":
                lists = {value: value.split(LIST_SEPARATOR) for value in distinct(sheet, column.name)}
                yield from where(
                    sheet, column.name, {value: "" for value, items in lists.items() if len(set(items)) < len(items)}
                )


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "An item stands twice in the list. Delete one of the two."


def suggest(case: Case) -> str:
    """The list with each item once."""
    return LIST_SEPARATOR.join(dict.fromkeys(case.found.split(LIST_SEPARATOR)))
