"""What the check found in a table is remembered, so that a run over many trees judges anew only the tables that differ.

For the runs over hundreds of trees alone (corpus, fuzzing): models and characters take most of a check's time, and what they
find depends on nothing but the table's own rows.
"""

from collections.abc import Callable, Iterator

from scripts import cells, models
from scripts.findings import Case
from scripts.sheets import Sheet

Found = list[tuple[str, Case]]
Malformed = set[tuple[str, int, str]]
_characters = cells.faults
_models = models.faults


def _key(sheet: Sheet) -> tuple[str, bytes, str]:
    return sheet.table, sheet.lines.tobytes(), str(sheet.cells.to_pydict())


def remembering() -> tuple[Callable[[Sheet], Iterator[tuple[str, Case]]], Callable[..., Iterator[tuple[str, Case]]]]:
    """Stand-ins of `scripts.cells.faults` and `scripts.models.faults`."""
    of_characters: dict[object, Found] = {}
    of_models: dict[object, tuple[Found, Malformed, dict[str, str]]] = {}

    def characters(sheet: Sheet) -> Iterator[tuple[str, Case]]:
        key = _key(sheet)
        if key not in of_characters:
            of_characters[key] = list(_characters(sheet))
        yield from of_characters[key]

    def of_model(sheet: Sheet, malformed: Malformed, crashes: dict[str, str]) -> Iterator[tuple[str, Case]]:
        key = _key(sheet)
        if key not in of_models:
            added, crashed = {place for place in malformed if place[0] == sheet.table}, dict[str, str]()
            of_models[key] = list(_models(sheet, added, crashed)), added, crashed
        found, added, crashed = of_models[key]
        malformed |= added
        crashes |= crashed
        yield from found

    return characters, of_model
