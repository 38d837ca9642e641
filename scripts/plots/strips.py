"""The lanes below an estimate: denials, disputes and answers that do not answer, each a tick above its day."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from scripts.plots.facts import ANSWERS, Panel
from scripts.plots.palette import COLOURS
from scripts.plots.spacing import aside, in_rows, upward
from scripts.plots.style import GREY

_APART = (2.6, 5.5)  # of ticks, in points
_BELOW, _LEAST = 6.0, 13.0  # of a lane, in points: below its lowest tick, and its height


@dataclass(frozen=True)
class Tick:
    """One answer: its statement, its place in points from the lower left corner of the lanes, and its side."""

    statement_id: str
    x: float
    y: float
    side: str
    dated: bool


@dataclass(frozen=True)
class Lanes:
    """All lanes of a panel: labels by the height at which they stand, from the lowest; ticks; the height of all, in points."""

    labels: dict[float, str]
    ticks: list[Tick]
    height: float


def lanes(panel: Panel, across: "pd.Series[Any]", strip: float) -> Lanes:
    """The answers of a panel in lanes; `across` holds the place of each in points, NaN where no day is known."""
    labels: dict[float, str] = {}
    ticks: list[Tick] = []
    floor = 0.0
    for stance in reversed(ANSWERS):
        rows = panel.answers[panel.answers["stance"] == stance]
        if rows.empty:
            continue
        placed = [*_lane(rows, across, floor + _BELOW, strip)]
        ticks += placed
        labels[floor + _BELOW] = f"{stance.replace('_', ' ')} ({len(rows)})"
        floor = max(floor + _LEAST, max(tick.y for tick in placed) + _BELOW)
    return Lanes(labels, ticks, floor)


def _lane(rows: pd.DataFrame, across: "pd.Series[Any]", floor: float, strip: float) -> list[Tick]:
    found = []
    for dated in (True, False):
        part = rows[rows["known_on"].notna() == dated]
        tries = upward(_APART) if dated else in_rows(_APART, strip - 12)
        points = [(float(across[at]) if dated else 6.0, floor) for at in part.index]
        moves = aside(points, tries, _APART)
        for row, (x, y), (right, up) in zip(part.itertuples(index=False), points, moves, strict=True):
            found.append(Tick(str(row.statement_id), x + right, y + up, str(row.side), dated))
    return found


def draw(main: Axes, strip: Axes, what: Lanes, widths: tuple[float, float]) -> None:
    """Draw lanes into axes whose units are points; `widths` are those of the two."""
    main.set_xlim(0, widths[0])
    strip.set_xlim(0, widths[1])
    main.set_ylim(0, what.height)
    main.set_yticks([*what.labels], [*what.labels.values()], fontsize=9)
    main.tick_params(axis="y", length=0)
    main.grid(visible=False)
    for floor in what.labels:
        for axes in (main, strip):
            axes.axhline(floor - _BELOW, color=GREY, linewidth=0.4)
    for tick in what.ticks:
        look: dict[str, Any] = {"marker": "|", "markersize": 5, "markeredgewidth": 2, "color": COLOURS[tick.side]}
        (main if tick.dated else strip).plot([tick.x], [tick.y], linestyle="none", gid=tick.statement_id, **look)
