"""The map: where the claims say that it happened, each place as wide as its position is unsure, on land without borders.

Two panels, because one map would be Siberia for the most part. What has no single point, is a whole country too wide for a disc,
or lies outside both panels is not drawn: the table beneath holds every place.

`basemap.json` was made once from Natural Earth 4.1.0, land, 1:10m (public domain: npm package world-atlas 2.0.2, land-10m.json):
clipped to the box of each panel and 0.5 degrees more, simplified by Douglas and Peucker with 0.04 degrees, rings under 0.01
square degrees dropped, rounded to 0.01. Land only: the country outlines of Natural Earth put Crimea into Russia, and no other
border is ours to draw either. Rings are [longitude, latitude], open, filled even-odd (the Caspian is a hole).
"""

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pandas as pd

TITLES = {"west": "Ukraine and western Russia", "east": "Korea and the Russian Far East"}
HEIGHT = 560  # of both panels, in the units of the drawing
# How wide a disc is, in kilometres from its centre, for each step of UCDP's where_prec: 2 is "within 25 km"; 3 to 6 are our rough
# half-widths of a district, a region and a country. 5 (fuzzy area) and 7 (international) have no centre that could be drawn.
REACH = {1: 0, 2: 25, 3: 50, 4: 125, 6: 250}
_DOT = 3.5  # the least radius that can be seen and hit
_KM = 111.2  # in a degree of latitude
_MAJOR, _MINOR = 20, 12  # letter heights: a major label has room enough to be enlarged where the panel is small
_MOST_MAJOR = 6
_LETTER = 0.6  # its mean width, as a part of its height

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Label:
    """Words beside a disc. `rank` is major or minor, `anchor` as in SVG."""

    x: float
    y: float
    anchor: str
    rank: str


@dataclass(frozen=True)
class Spot:
    """A place on a panel: its disc in drawing units, the statements that name it, and its label where there was room."""

    place_id: str
    name: str
    precision: int
    count: int
    x: float
    y: float
    radius: float
    label: Label | None = None

    @property
    def words(self) -> str:
        """What its label says."""
        return f"{self.name} {self.count:,}"


@dataclass(frozen=True)
class Panel:
    """One theatre: land as an SVG path, and its spots, the widest first so that none hides a smaller one."""

    name: str
    title: str
    width: float
    height: float
    land: str
    spots: tuple[Spot, ...]


@cache
def basemap() -> dict[str, Any]:
    """The land of both panels."""
    data: dict[str, Any] = json.loads((Path(__file__).parent / "basemap.json").read_text(encoding="utf-8"))
    return data


def panels(places: pd.DataFrame, counts: Mapping[str, int]) -> list[Panel]:
    """Both panels, from `places` and how many statements name each place_id; places that none names are left out."""
    return [_panel(name, title, places, counts) for name, title in TITLES.items()]


def _panel(name: str, title: str, places: pd.DataFrame, counts: Mapping[str, int]) -> Panel:
    box = basemap()[name]["box"]
    spots = _labelled([*_spots(box, places, counts)], project(box, box[2], box[1])[0])
    land = "".join(_path(project(box, *point) for point in ring) for ring in basemap()[name]["rings"])
    return Panel(name, title, project(box, box[2], box[1])[0], HEIGHT, land, tuple(spots))


def project(box: Box, longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees to drawing units: equirectangular, true at the middle latitude of the box."""
    west, south, _east, north = box
    scale = HEIGHT / (north - south)
    return (
        round((longitude - west) * scale * math.cos(math.radians((south + north) / 2)), 1),
        round((north - latitude) * scale, 1),
    )


def _path(points: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z"


def _spots(box: Box, places: pd.DataFrame, counts: Mapping[str, int]) -> Iterator[Spot]:
    drawn = places[places["latitude"].notna() & places["longitude"].notna() & places["where_prec"].isin(REACH)]
    drawn = drawn[drawn["longitude"].between(box[0], box[2]) & drawn["latitude"].between(box[1], box[3])]
    columns = ("place_id", "name", "longitude", "latitude", "where_prec")
    for place, name, longitude, latitude, step in zip(*(drawn[column].tolist() for column in columns), strict=True):
        if counts.get(place):
            radius = max(_DOT, round(REACH[int(step)] / _KM * HEIGHT / (box[3] - box[1]), 1))
            yield Spot(place, name, int(step), counts[place], *project(box, longitude, latitude), radius)


def _labelled(spots: list[Spot], width: float) -> list[Spot]:
    """The spots, each with a label if one fits without covering a dot or another label: those of many statements come first."""
    taken = [_around(spot) for spot in spots if spot.precision < 4]  # a region's disc may carry words
    labels: dict[str, Label] = {}
    ranked = sorted(spots, key=lambda spot: (-spot.count, spot.place_id))
    for rank, height, most in (("major", _MAJOR, _MOST_MAJOR), ("minor", _MINOR, len(spots))):
        for spot in ranked:
            free = (at for at in _candidates(spot, rank, height) if _inside(at[1], width) and not _covers(at[1], taken))
            found = next(free, None) if spot.place_id not in labels and len(labels) < most else None
            if found:
                labels[spot.place_id] = found[0]
                taken.append(found[1])
    wide_first = sorted(spots, key=lambda spot: (-spot.radius, spot.place_id))
    return [replace(spot, label=labels.get(spot.place_id)) for spot in wide_first]


def _candidates(spot: Spot, rank: str, height: float) -> Iterator[tuple[Label, Box]]:
    """Where its label could stand, the best first, with the room that it takes: a region's within, a dot's beside it."""
    half = height / 2 + 1
    beside, above = min(spot.radius, 12) + 3, min(spot.radius, 12) + half
    around = [(beside, 0.0), (-beside, 0.0), (0.0, -above), (0.0, above), *product((beside, -beside), (half, -half))]
    for dx, dy in [(0.0, 0.0), *around] if spot.radius > height else around:
        label = Label(round(spot.x + dx, 1), round(spot.y + dy, 1), "middle" if dx == 0 else "start" if dx > 0 else "end", rank)
        yield label, _room(label, len(spot.words) * height * _LETTER, half)


def _room(label: Label, width: float, half: float) -> Box:
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return (left, label.y - half, left + width, label.y + half)


def _around(spot: Spot) -> Box:
    return (spot.x - _DOT, spot.y - _DOT, spot.x + _DOT, spot.y + _DOT)


def _inside(box: Box, width: float) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= HEIGHT


def _covers(box: Box, taken: Iterable[Box]) -> bool:
    return any(box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in taken)
