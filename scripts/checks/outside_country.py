"""A place whose position is outside its country.

Latitude and longitude are perhaps swapped, a sign or digit is wrong, or the country is. Occupied territory of Ukraine,
Crimea included, is UKR. Seas, international areas and positions coarser than a region are not judged; 0.15 degrees are let
pass for coasts and borders.
"""

from collections.abc import Iterator

from scripts.findings import Case
from scripts.geography import Outlines, located
from scripts.tables import Tables


def find(tables: Tables) -> Iterator[Case]:
    """Places that lie outside the outline of their country."""
    outlines = Outlines.load()
    for place in located(tables["places"]):
        if not outlines.in_country(place):
            yield Case("places", place.line, "latitude", place.position, place.country)


def remedy(case: Case) -> str:
    """What to write instead."""
    return (
        f"The position is not in {case.context}. Look whether latitude and longitude are swapped, or a digit or the "
        "country is wrong."
    )
