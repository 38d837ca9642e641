"""An event's description holds a figure.

How many is never typed there: it is reckoned from statements, and a typed number goes stale and has no speaker. Dates,
calibres, models and names of formations are no figures.
"""

import re
from collections.abc import Iterator

import pyarrow.compute as pc

from scripts.findings import Case
from scripts.tables import Tables, cases

UNITS = "percent|%|million|billion|tonnes|barrels|dollars"
THINGS = (
    "men|soldiers|troops|officers|generals|workers|sappers|engineers|people|persons|dead|killed|wounded|shells|rounds|missiles"
    "|containers|guns|launchers|voyages|ships|wagons|hectares"
)
FIGURE = rf"[0-9]{{1,3}}(?:,[0-9]{{3}})+|(?:^|[^-0-9.])[0-9]+(?: ?(?:{UNITS})| (?:{THINGS}))"


def find(tables: Tables) -> Iterator[Case]:
    """Titles and descriptions of events with a number of people, things or money."""
    for table in ("deployments", "arms_transfers"):
        for name in ("title", "description"):
            yield from cases(tables[table], name, pc.match_substring_regex(tables[table].column(name), FIGURE))


def remedy(case: Case) -> str:
    """What to write instead."""
    found = re.search(FIGURE, case.found)
    return (
        f'"{found[0] if found else ""}" is a figure. Make it a statement with its speaker, and say here what it is '
        "about without the number."
    )
