"""Draws estimates over time: the vintages as a stepped band, and every statement on the same thing as a mark."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator
from matplotlib.transforms import ScaledTranslation

from scripts.plots import strips
from scripts.plots.facts import Panel, Topic, sentence
from scripts.plots.legend import legend
from scripts.plots.palette import COLOURS, SHAPES
from scripts.plots.spacing import Offset, around, aside, in_rows
from scripts.plots.style import BAND, DATES, DOWN, GREY, INK, UP, WIDTH, figure, note, size

# In inches, from the edges and for each panel.
_HEAD, _FOOT, _LEFT, _LEGEND, _STRIP = 1.2, 1.15, 1.45, 2.35, 0.95
_WIDE = WIDTH - _LEFT - _LEGEND - _STRIP
_MAIN, _GAP = 3.9, 1.0
_APART = (6.2, 6.2)  # of marks, in points
_ARROW = 24
_WHOLE = FuncFormatter(lambda value, _at: f"{value:,.0f}")
_HOW = (
    "Marks stand on the day since when they are known, at the figure stated; those that would hide others stand side by side.\n"
    "Repetitions are left out. Lanes: origins about the event, whatever was asked of it."
)


def draw(topic: Topic, panels: Sequence[Panel], version: str) -> tuple[Figure, str]:
    """The figure of a topic, and its title. Answers about one event are drawn once, below its last panel."""
    last = {panel.event: panel for panel in panels}
    span = _span(panels)
    lanes = [_lanes(panel, span) if last[panel.event] is panel else None for panel in panels]
    heights = [_MAIN + (has.height / 72 if has else 0) for has in lanes]
    height = _HEAD + _FOOT + sum(heights) + _GAP * (len(panels) - 1)
    title = sentence(topic.noun, panels[0])
    drawing = figure(height, title, version)
    top = height - _HEAD
    for panel, has, tall in zip(panels, lanes, heights, strict=True):
        main, strip = _axes(drawing, top, _MAIN)
        main.set_xlim(*span)
        _figures(main, strip, panel)
        if has and has.height:
            below = _axes(drawing, top - _MAIN, has.height / 72)
            strips.draw(*below, has, (_WIDE * 72, _STRIP * 72))
            _days_below(main, below[0], span)
        top -= tall + _GAP
    legend(drawing, panels, 1 - _LEGEND / WIDTH + 0.01, height - _HEAD)
    note(drawing, _HOW)
    return drawing, title


def _axes(drawing: Figure, top: float, height: float) -> tuple[Axes, Axes]:
    """Axes over days, and beside them a strip for what has no day."""
    whole = drawing.get_figheight()
    main = drawing.add_axes((_LEFT / WIDTH, (top - height) / whole, _WIDE / WIDTH, height / whole))
    place = ((_LEFT + _WIDE) / WIDTH, (top - height) / whole, _STRIP / WIDTH, height / whole)
    strip = drawing.add_axes(place, sharey=main)
    strip.set_xlim(0, _STRIP * 72)
    strip.xaxis.set_major_locator(NullLocator())
    strip.tick_params(left=False, labelleft=False)
    strip.set_facecolor("#FAFAFA")
    locator = DATES.AutoDateLocator(minticks=5, maxticks=11)
    main.xaxis.set_major_locator(locator)
    main.xaxis.set_major_formatter(DATES.DateFormatter("%Y-%m"))
    main.grid(visible=True, axis="both")
    main.set_axisbelow(True)
    return main, strip


def _span(panels: Sequence[Panel]) -> tuple[float, float]:
    """The first and the last day that any panel shows, with some room, as matplotlib counts days."""
    days = [part["known_on"] for panel in panels for part in (panel.marks, panel.answers)]
    starts = [panel.vintages["realtime_start"] for panel in panels]
    first, last = float(DATES.date2num(pd.concat([*days, *starts]).min())), float(DATES.date2num(panels[0].until))
    room = (last - first) / 40 + 1
    return first - room, last + room


def _lanes(panel: Panel, span: tuple[float, float]) -> strips.Lanes:
    days: pd.Series[Any] = pd.Series(DATES.date2num(panel.answers["known_on"].to_numpy()), index=panel.answers.index)
    return strips.lanes(panel, (days - span[0]) / (span[1] - span[0]) * _WIDE * 72, _STRIP * 72)


def _days_below(main: Axes, lowest: Axes, span: tuple[float, float]) -> None:
    """Write the days below the lanes instead of above them."""
    days = [day for day in main.get_xticks() if span[0] <= day <= span[1]]
    words = main.xaxis.get_major_formatter().format_ticks(days)
    lowest.set_xticks([(day - span[0]) / (span[1] - span[0]) * _WIDE * 72 for day in days], words)
    main.tick_params(axis="x", length=0, labelbottom=False)


def _figures(main: Axes, strip: Axes, panel: Panel) -> None:
    _scale(main, panel)
    main.set_ylabel(panel.label)
    main.set_title(f"{panel.title}\n{panel.label}: {len(panel.marks)} origins with a figure", loc="left", fontsize=10.5)
    strip.set_title("no day known", fontsize=9, color=GREY)
    _band(main, panel)
    dated = panel.marks["known_on"].notna()
    for axes, marks, tries in (
        (main, panel.marks[dated], around(_APART)),
        (strip, panel.marks[~dated], in_rows(_APART, _STRIP * 72 - 12, both=True)),
    ):
        across = DATES.date2num(marks["known_on"].to_numpy()) if axes is main else [7.0] * len(marks)
        places: Any = axes.transData.transform([*zip(across, marks["middle"], strict=True)]) if len(marks) else []
        moves = aside([tuple(place * 72 / axes.figure.dpi) for place in places], tries, _APART)
        for row, x, move in zip(marks.itertuples(index=False), across, moves, strict=True):
            _mark(axes, row, x, move)


def _band(axes: Axes, panel: Panel) -> None:
    """The vintages as steps: each holds until the next begins, the last until the last day that the tables know."""
    rows = pd.concat([panel.vintages, panel.vintages.tail(1).assign(realtime_start=panel.until)])
    days = DATES.date2num(rows["realtime_start"].to_numpy())
    axes.fill_between(days, rows["low"], rows["high"], step="post", color=BAND, linewidth=0, zorder=1)
    axes.step(days, rows["best"], where="post", color=INK, linewidth=1.8, zorder=2)


def _scale(axes: Axes, panel: Panel) -> None:
    """A log scale where the figures span a decade, with a place for zero where one says zero."""
    values = pd.concat([panel.marks["least"], panel.marks["most"], panel.vintages["low"], panel.vintages["high"]])
    least, most = values[values > 0].min(), values.max()
    axes.yaxis.set_major_formatter(_WHOLE)
    if not most >= 10 * least:
        axes.set_ylim(0, max(most, 1) * 1.15)
        return
    if (values <= 0).any():
        axes.set_yscale("symlog", linthresh=least / 2, linscale=0.25)
    else:
        axes.set_yscale("log")
    bottom, top = (-least / 8 if (values <= 0).any() else least / 1.5), most * 1.7
    steps = [0, *(step * 10**power for power in range(12) for step in (1, 2, 5))]
    axes.set_ylim(bottom, top)
    axes.yaxis.set_major_locator(FixedLocator([step for step in steps if step == 0 or least / 1.5 <= step <= top]))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(_WHOLE)


def _mark(axes: Axes, row: Any, x: float, move: Offset) -> None:
    """One statement: its range as a bar, an arrow where it states a bound alone, and a shape for its stance."""
    moved = axes.transData + ScaledTranslation(move[0] / 72, move[1] / 72, axes.figure.dpi_scale_trans)
    look: dict[str, Any] = {"color": COLOURS[row.side], "transform": moved}
    if row.least < row.most:
        axes.plot([x, x], [row.least, row.most], linewidth=2.2, solid_capstyle="butt", zorder=3, **look)
    if row.only_least or row.only_most:
        arrow = UP if row.only_least else DOWN
        axes.plot([x], [row.middle], marker=arrow, markersize=_ARROW, fillstyle="none", markeredgewidth=1.2, zorder=3, **look)
    shape = SHAPES[row.stance]
    look |= {"marker": shape, "markersize": size(shape), "markeredgecolor": "white", "markeredgewidth": 0.6, "zorder": 4}
    axes.plot([x], [row.middle], linestyle="none", gid=row.statement_id, **look)
