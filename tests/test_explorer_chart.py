"""The charts as arithmetic and as marks: axes, ranges, bounds, lanes, and where a drawing ends."""

import re

import pytest

from scripts.explorer import axes, chart, library


def test_days_stand_in_order_within_the_drawing() -> None:
    days = axes.Days("2024-01-31", "2025-03-01", 50, 900)
    places = [days.at(day) for day in ("2024-01-31", "2024-06-01", "2025-03-01")]
    assert 50 < places[0] < places[1] < places[2] < 900
    assert places[0] - 50 == pytest.approx(900 - places[2], abs=0.2)
    ticks = days.ticks()
    assert [word for _, word in ticks] == ["2024-03", "2024-05", "2024-07", "2024-09", "2024-11", "2025-01", "2025-03"]
    assert all(50 <= x <= 900 for x, _ in ticks)


def test_one_day_alone_has_a_place() -> None:
    assert axes.Days("2024-10-23", "2024-10-23", 0, 100).at("2024-10-23") == 50


@pytest.mark.parametrize(("values", "logarithmic"), [([100.0, 3000.0], False), ([100.0, 3001.0], True), ([0.0], False)])
def test_the_scale_is_logarithmic_beyond_thirty_to_one(values: list[float], *, logarithmic: bool) -> None:
    figures = axes.Figures.over(values, 300, 0)
    assert figures.logarithmic is logarithmic
    places = [figures.at(value) for value in (0, *sorted(values))]
    assert places == sorted(places, reverse=True)
    assert all(0 <= figures.at(tick) <= 300 for tick in figures.ticks())


def test_logarithmic_steps_are_ratios() -> None:
    figures = axes.Figures.over([10.0, 10_000.0], 300, 0)
    apart = [figures.at(value) - figures.at(value * 10) for value in (10, 100, 1000)]
    assert apart == pytest.approx([apart[0]] * 3, abs=0.2)


def mark(key: str, day: str | None, least: float, most: float, **cells: object) -> dict[str, object]:
    """A statement as a chart takes it."""
    row: dict[str, object] = {
        "statement_id": key, "known_on": day, "stance": "asserts", "side": 0, "figure": "x", "claim": "A claim.", "least": least,
        "most": most, "middle": (least + most) / 2, "best": None, "only_least": False, "only_most": False, "event": "e",
        "organisation_id": "o", "organisation": "O", "language": "en", "place_id": None, "metric": "personnel", "speaker": None,
        "speaker_role": None, "anonymous": False,
    }  # fmt: skip
    return row | cells


def drawing(marks: list[dict[str, object]], answers: list[dict[str, object]], *starts: tuple[str, float]) -> str:
    """A chart of these marks and answers, with a vintage for each day and figure."""
    vintages = [{"realtime_start": day, "low": value, "best": value, "high": value} for day, value in starts]
    series = library.Series({}, "Personnel (persons)", vintages, marks)
    return chart.draw(chart.Chart("c", series, answers, "2026-01-01", lambda row: f"#{row['statement_id']}"))


def test_a_range_has_ends_and_no_centre_and_a_bound_an_arrow() -> None:
    one = ("2024-10-01", 10.0)
    assert drawing([mark("a.01", "2024-10-01", 10, 10)], [], one).count("<use") == 1
    ranged = drawing([mark("a.01", "2024-10-01", 10, 20)], [], one)
    heights = re.findall(r'<use [^>]*y="([^"]+)"', ranged)
    assert len(set(heights)) == 2
    assert 'class="bar"' in ranged
    assert drawing([mark("a.01", "2024-10-01", 10, 20, best=12)], [], one).count("<use") == 3
    up, down = (drawing([mark("a.01", "2024-10-01", 10, 10, **{name: True})], [], one) for name in ("only_least", "only_most"))
    assert "l4 5l4 -5" in down
    assert "l4 -5l4 5" in up


def test_a_denial_stands_in_a_lane_even_with_a_figure() -> None:
    denial = mark("d.01", "2024-10-05", 1, 1, stance="denies")
    made = drawing([mark("a.01", "2024-10-01", 10, 10)], [denial], ("2024-10-01", 10.0))
    below = float(re.findall(r'<use href="#k-denies" [^>]*y="([^"]+)"', made)[0])
    lane = re.findall(r'class="lane" [^>]*y="([^"]+)"', made)
    assert len(lane) == 1
    assert below > float(lane[0]) > 300


def test_the_axis_of_days_ends_with_the_last_change_and_one_mark_is_a_tab_stop() -> None:
    marks = [mark("a.01", "2024-10-01", 10, 10), mark("b.01", None, 12, 12)]
    made = drawing(marks, [], ("2024-10-01", 10.0), ("2024-11-01", 11.0), ("2025-11-01", 11.0))
    assert 'data-last="2024-11-01"' in made
    assert made.count('tabindex="0"') == 1
    assert ">no day</text>" in made
