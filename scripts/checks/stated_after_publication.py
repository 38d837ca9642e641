"""A statement made after the document that holds it.

One of the two dates is wrong: a document cannot hold what is said later.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd
import pyarrow.compute as pc

from schemas import dates
from scripts.findings import Case
from scripts.tables import Tables, cases, looked_up


def find(tables: Tables) -> Iterator[Case]:
    """Statements whose first possible day is after the last possible day of their document (published, else read)."""
    sheet, sources = tables["statements"], tables["sources"]
    day = pc.coalesce(sources.column("published_on"), sources.column("accessed_on"))
    published = looked_up(sources.column("source_id"), sheet.column("source_id"), day)
    sound = dates.in_order(as_series(sheet.column("stated_on")), as_series(published))
    yield from cases(sheet, "stated_on", ~sound.to_numpy(), published)


def as_series(dates_column: Any) -> "pd.Series[Any]":
    """An Arrow column of few distinct texts as a pandas one."""
    return pd.Series(dates_column.to_numpy())


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"The document is of {case.context}. Correct the day, or empty the cell where the document does not show it."
