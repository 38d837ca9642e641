"""Draws counts: who says what about which event, and how much was said in each week."""

import pandas as pd
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.colors import LogNorm
from matplotlib.figure import Figure

from scripts.plots.facts import Counts, Weeks
from scripts.plots.style import AGAIN, DATES, FIRST, WIDTH, figure, note

# In inches.
_ROW, _CELL, _LEFT, _HEAD, _FOOT, _BETWEEN = 0.3, 0.46, 4.75, 2.45, 0.85, 0.3
_BAR = 6.5  # days of 7


def heat_map(counts: Counts, version: str) -> tuple[Figure, str]:
    """Events against stances, and against the sides of the voices; and the title, with the shares of all that is shown."""
    total = counts.by_stance.sum()
    asserted, denied = (
        total[[*stances]].sum() / total.sum() for stances in (("asserts", "acknowledges"), ("denies", "disputes"))
    )
    events = len(counts.by_stance)
    about = f"Of {total.sum():,} origins on the {events} events most spoken of"
    title = f"{about}, {asserted:.0%} assert or acknowledge, {denied:.0%} deny or dispute"
    height = _HEAD + _FOOT + _ROW * events
    drawing = figure(height, title, version)
    most = max(int(counts.by_stance.to_numpy().max()), int(counts.by_side.to_numpy().max()), 2)
    left = _LEFT
    for table, heading in ((counts.by_stance, "What is said: stance"), (counts.by_side, "Who says it: side of the voice")):
        wide = _CELL * table.shape[1]
        axes = drawing.add_axes((left / WIDTH, _FOOT / height, wide / WIDTH, _ROW * events / height))
        _cells(axes, table, most)
        axes.set_yticks(range(events), [*table.index] if left == _LEFT else [""] * events, fontsize=9)
        drawing.text(left / WIDTH, 1 - 0.95 / height, heading, fontsize=11, va="top")
        left += wide + _BETWEEN
    drawing.text(0.2 / WIDTH, 1 - 0.95 / height, "About which event", fontsize=11, va="top")
    note(
        drawing,
        "Each number counts origins, repetitions left out; darker is more (log scale). Events in the order of all statements.",
    )
    return drawing, title


def _cells(axes: Axes, table: pd.DataFrame, most: int) -> None:
    colours, norm = colormaps["Blues"], LogNorm(0.6, most)  # so that a 1 is not white
    values = table.to_numpy()
    axes.imshow(table.where(table > 0).to_numpy(dtype=float), cmap=colours, norm=norm, aspect="auto", interpolation="none")
    for (row, column), value in ((at, values[at]) for at in zip(*values.nonzero(), strict=True)):
        dark = float(norm(value)) > 0.6
        axes.text(column, row, f"{value:,}", ha="center", va="center", fontsize=9, color="white" if dark else "black")
    names = [str(name).replace("_", " ").replace(", institutes, others", ", others") for name in table.columns]
    axes.set_xticks(range(len(names)), names, rotation=55, ha="left", rotation_mode="anchor", fontsize=9)
    axes.tick_params(length=0, labeltop=True, labelbottom=False)
    axes.spines[:].set_visible(False)
    for at in range(values.shape[0] + 1):
        axes.axhline(at - 0.5, color="#E4E4E4", linewidth=0.8)


def weekly(weeks: Weeks, version: str) -> tuple[Figure, str]:
    """Origins and repetitions by week, and the title: the week in which most was said."""
    rows = weeks.by_week
    title = _busiest(rows)
    drawing = figure(5.4, title, version)
    axes = drawing.add_axes((0.075, 0.2, 0.905, 0.66))
    days = DATES.date2num(rows.index.to_numpy()) + 3.5
    axes.bar(days, rows["origins"], width=_BAR, color=FIRST, label="origins: said for the first time", linewidth=0)
    axes.bar(
        days, rows["repetitions"], width=_BAR, bottom=rows["origins"], color=AGAIN,
        label="repetitions in other documents", linewidth=0,
    )  # fmt: skip
    axes.set_xlim(days[0] - 14, days[-1] + 14)
    axes.set_ylabel("Statements a week (number)")
    axes.set_xlabel("Week in which the statement became known")
    axes.xaxis.set_major_locator(DATES.AutoDateLocator(minticks=6, maxticks=14))
    axes.xaxis.set_major_formatter(DATES.DateFormatter("%Y-%m"))
    axes.grid(visible=True, axis="y")
    axes.set_axisbelow(True)
    drawing.legend(loc="upper right", bbox_to_anchor=(0.98, 0.92), ncols=2, frameon=False)
    of_all = weeks.without_day + int(rows.sum().sum())
    note(drawing, f"Left out: {weeks.without_day:,} of {of_all:,} statements, of which no certain day is known.")
    return drawing, title


def _busiest(rows: pd.DataFrame) -> str:
    """The week in which most was said, or the weeks, in a sentence."""
    all_of_it = rows.sum(axis=1)
    top = all_of_it.index[all_of_it == all_of_it.max()]
    when = " and ".join(f"{monday:%Y-%m-%d}" for monday in top)
    many = len(top) > 1
    return f"Most was said in the week{'s' * many} of {when}: {all_of_it.max():,} statements{' each' * many}"
