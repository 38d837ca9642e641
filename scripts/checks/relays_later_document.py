"""A document relays one that was published later."""

from collections.abc import Iterator

from schemas import dates
from scripts.checks.stated_after_publication import as_series
from scripts.findings import Case
from scripts.tables import Tables, cases, looked_up


def find(tables: Tables) -> Iterator[Case]:
    """Documents whose last possible day is before the first possible day of the one that they relay."""
    sheet = tables["sources"]
    theirs = looked_up(sheet.column("source_id"), sheet.column("relays"), sheet.column("published_on"))
    sound = dates.in_order(as_series(theirs), as_series(sheet.column("published_on")))
    yield from cases(sheet, "relays", ~sound.to_numpy(), theirs)


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"That document is of {case.context}, after this one. One of the dates is wrong, or it relays another."
