"""A place whose position is outside its region.

The position, or the ISO 3166-2 code, belongs to another place. Regions are judged by their bounding box, with 0.15 degrees
let pass.
"""

from collections.abc import Iterator

from scripts.findings import Case
from scripts.geography import Outlines, located
from scripts.tables import Tables


def find(tables: Tables) -> Iterator[Case]:
    """Places that lie outside the box of their region."""
    outlines = Outlines.load()
    for place in located(tables["places"]):
        if outlines.in_country(place) and not outlines.in_region(place):
            yield Case("places", place.line, "admin1", place.admin1, place.position)


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"The position {case.context} is not in that region. Correct the one or the other."
