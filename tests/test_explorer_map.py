"""The map draws each located place once, as wide as its position is unsure, on land that is land."""

from collections import Counter
from itertools import combinations, pairwise

import pandas as pd
import pytest

from scripts import tree
from scripts.explorer import map as maps

WHERE = {"kyiv": (30.52, 50.45), "simferopol": (34.1, 44.95), "kursk": (36.18, 51.73), "elista": (44.27, 46.3)}
EAST = {
    "pyongyang": (125.75, 39.03),
    "khabarovsk": (135.1, 48.46),
    "seoul": (126.98, 37.57),
    "yuzhno-sakhalinsk": (142.74, 46.96),
}
SEA = {"west": [(34.0, 43.0), (36.5, 46.2), (51.0, 42.5)], "east": [(132.0, 40.0), (124.0, 37.0), (139.0, 41.0)]}


@pytest.fixture(scope="module")
def places() -> pd.DataFrame:
    return tree.frames(tree.ROOT)["places"]


@pytest.fixture(scope="module")
def counts() -> dict[str, int]:
    return Counter(tree.frames(tree.ROOT)["statements"]["place_id"].dropna())


def on_land(panel: str, x: float, y: float) -> bool:
    """Even-odd over all rings, as the drawing fills them."""
    crossed = 0
    for ring in maps.basemap()[panel]["rings"]:
        for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
            crossed += (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
    return crossed % 2 == 1


def test_land_is_land_and_sea_is_sea() -> None:
    assert [name for name, at in WHERE.items() if not on_land("west", *at)] == []
    inside = {name: at for name, at in EAST.items() if at[0] < maps.basemap()["east"]["box"][2]}
    assert [name for name, at in inside.items() if not on_land("east", *at)] == []
    assert [(panel, at) for panel, points in SEA.items() for at in points if on_land(panel, *at)] == []


def test_the_land_is_small_and_stays_in_its_frame() -> None:
    assert sum(len(ring) for name in maps.TITLES for ring in maps.basemap()[name]["rings"]) < 1_600
    for name in maps.TITLES:
        west, south, east, north = maps.basemap()[name]["box"]
        for x, y in (point for ring in maps.basemap()[name]["rings"] for point in ring):
            assert west - 0.51 <= x <= east + 0.51
            assert south - 0.51 <= y <= north + 0.51


def test_the_corners_of_a_box_are_the_corners_of_its_panel(places: pd.DataFrame, counts: dict[str, int]) -> None:
    for panel in maps.panels(places, counts):
        box = maps.basemap()[panel.name]["box"]
        assert maps.project(box, box[0], box[3]) == (0, 0)
        assert maps.project(box, box[2], box[1]) == (panel.width, panel.height)


def test_each_place_with_a_point_in_a_panel_is_drawn_once_with_its_count(places: pd.DataFrame, counts: dict[str, int]) -> None:
    drawn = [spot for panel in maps.panels(places, counts) for spot in panel.spots]
    boxes = [maps.basemap()[name]["box"] for name in maps.TITLES]
    expected = {
        str(row.place_id): counts[str(row.place_id)]
        for row in places.itertuples()
        if counts[str(row.place_id)] and any(w <= row.longitude <= e and s <= row.latitude <= n for w, s, e, n in boxes)
    }
    assert len(drawn) == len(expected) > 70
    assert {spot.place_id: spot.count for spot in drawn} == expected


def test_what_has_no_point_or_is_named_by_none_is_not_drawn(places: pd.DataFrame) -> None:
    vague = places[places["where_prec"].isin([5, 7])]["place_id"].tolist()
    drawn = {spot.place_id for panel in maps.panels(places, dict.fromkeys([*vague, "rus", "kyiv"], 1)) for spot in panel.spots}
    assert drawn == {"kyiv"}


def test_the_vaguer_the_wider_and_the_widest_lie_beneath(places: pd.DataFrame, counts: dict[str, int]) -> None:
    for panel in maps.panels(places, counts):
        radii = [spot.radius for spot in panel.spots]
        assert radii == sorted(radii, reverse=True)
        by_step = {spot.precision: spot.radius for spot in panel.spots}
        assert len(by_step) > 3
        assert [by_step[step] for step in sorted(by_step)] == sorted(by_step.values())
        assert len(set(by_step.values())) == len(by_step)


def test_no_label_covers_another_or_leaves_its_panel(places: pd.DataFrame, counts: dict[str, int]) -> None:
    for panel in maps.panels(places, counts):
        rooms = []
        for spot in panel.spots:
            if spot.label is not None:
                height = 20 if spot.label.rank == "major" else 12
                width = len(spot.words) * height * 0.6
                left = spot.label.x - width * {"start": 0, "middle": 0.5, "end": 1}[spot.label.anchor]
                rooms.append((left, spot.label.y - height / 2, left + width, spot.label.y + height / 2))
        assert len(rooms) > 12
        assert all(x1 >= 0 and x2 <= panel.width and y1 >= 0 and y2 <= panel.height for x1, y1, x2, y2 in rooms)
        assert not [1 for a, b in combinations(rooms, 2) if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]]


def test_the_places_of_the_most_statements_are_named(places: pd.DataFrame, counts: dict[str, int]) -> None:
    for panel in maps.panels(places, counts):
        ranked = sorted(panel.spots, key=lambda spot: -spot.count)
        assert [spot.name for spot in ranked[:4] if spot.label is None] == []
        assert {spot.label.rank for spot in ranked if spot.label} == {"major", "minor"}


def test_a_place_whose_label_finds_no_room_has_none() -> None:
    row = {"place_id": "a", "name": "A place of a long name", "latitude": 50.0, "longitude": 36.0, "where_prec": 1}
    crowd = pd.DataFrame([row | {"place_id": f"place-{n}"} for n in range(30)])
    west = maps.panels(crowd, {f"place-{n}": 1 for n in range(30)})[0]
    assert 0 < sum(spot.label is not None for spot in west.spots) < 30
