"""A chart as SVG: the vintages of an estimate as a stepped band, and every statement around it as a mark that leads to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from markupsafe import Markup

from schemas.figures import FIGURE
from scripts.explorer import words
from scripts.explorer.axes import Days, Figures
from scripts.explorer.library import Series
from scripts.explorer.records import Record
from scripts.plots.facts import ANSWERS
from scripts.plots.spacing import aside

WIDTH, LEFT, RIGHT = 960, 100, 908  # what has no day stands to the right of the days
_TOP, _PLOT, _ROW, _FOOT = 14, 300, 11, 26
_UNDATED = 936.0
# A mark moves aside only, for its height is the figure that was stated.
_TRIES = [(0.0, 0.0), *((step * side * 6.0, 0.0) for step in range(1, 7) for side in (1, -1)), (0.0, 0.0)]
_MOST_ROWS = 8


@dataclass(frozen=True)
class Chart:
    """What one chart shows. `answers` are the denials and evasions about the event; `to` gives the address of a statement."""

    name: str
    series: Series
    answers: Sequence[Record]
    until: str
    to: Callable[[Record], str]

    @cached_property
    def days(self) -> Days:
        """Its axis of days: from the first thing known to the last that changed something."""
        known = [row["known_on"] for row in (*self.series.marks, *self.answers) if row["known_on"]]
        pairs = pairwise(self.series.vintages)
        moved = [row["realtime_start"] for former, row in pairs if any(former[name] != row[name] for name in FIGURE)]
        began = self.series.vintages[0]["realtime_start"]
        return Days(min([*known, began]), max([*known, *moved, began]), LEFT, RIGHT)

    @cached_property
    def figures(self) -> Figures:
        """Its axis of figures."""
        stated = [row[end] for row in self.series.marks for end in ("least", "most")]
        reckoned = [row[end] for row in self.series.vintages for end in ("low", "high")]
        return Figures.over([*stated, *reckoned], _TOP + _PLOT, _TOP)

    @property
    def caption(self) -> str:
        """What the axes are, in words."""
        scale = " Logarithmic scale: equal steps are equal ratios." if self.figures.logarithmic else ""
        return f"{self.series.label}, by the day on which it became known.{scale}"

    @property
    def still(self) -> str:
        """That nothing new was said since the last day of the chart."""
        return f"Nothing new after {self.days.last}." if self.days.last < self.until else ""


def draw(chart: Chart) -> Markup:
    """The chart. One mark is a tab stop; the script moves it with the arrow keys."""
    lanes, height = _lanes(chart)
    whole = height + _FOOT
    marks = _marks(chart) + lanes
    first = marks.replace(' tabindex="-1"', ' tabindex="0"', 1)
    name = words.text(chart.name)
    return Markup(  # noqa: S704 - made of numbers, and of words that are escaped where they enter
        f'<svg class="chart" id="{name}" viewBox="0 0 {WIDTH} {whole}" role="group" '
        f'aria-label="{words.text(chart.series.label)}: chart of {len(chart.series.marks)} statements with a figure; '
        f'the tables on the page hold the same" data-first="{chart.days.first}" data-last="{chart.days.last}" '
        f'data-x0="{chart.days.at(chart.days.first)}" data-x1="{chart.days.at(chart.days.last)}">'
        f'<clipPath id="{name}-clip"><rect x="0" y="0" width="{WIDTH}" height="{whole}"/></clipPath>'
        f'{_grid(chart, height)}<g clip-path="url(#{name}-clip)">{_band(chart)}</g>'
        f'<line class="asof" x1="-9" x2="-9" y1="{_TOP}" y2="{height}"/>{first}</svg>'
    )


def _grid(chart: Chart, height: float) -> str:
    across = "".join(
        f'<line x1="{LEFT}" x2="{RIGHT}" y1="{y}" y2="{y}"/>'
        f'<text class="y" x="{LEFT - 8}" y="{y + 4}">{words.number(value)}</text>'
        for value in chart.figures.ticks()
        for y in (chart.figures.at(value),)
    )
    down = "".join(
        f'<line x1="{x}" x2="{x}" y1="{_TOP}" y2="{height}"/><text class="x" x="{x}" y="{height + 18}">{label}</text>'
        for x, label in chart.days.ticks()
    )
    undated = any(not row["known_on"] for row in (*chart.series.marks, *chart.answers))
    strip = f'<text class="x" x="{_UNDATED}" y="{height + 18}">no day</text>' if undated else ""
    return f'<g class="grid" aria-hidden="true">{across}{down}{strip}</g>'


def _band(chart: Chart) -> str:
    """Each vintage holds until the next begins, the last to the end of the axis: it still does."""
    vintages = [row for row in chart.series.vintages if row["realtime_start"] <= chart.days.last]
    starts = [chart.days.at(row["realtime_start"]) for row in vintages]
    ends = [*starts[1:], RIGHT]
    steps = list(zip(starts, ends, vintages, strict=True))
    at = chart.figures.at
    upper = "".join(f"V{at(row['high'])}H{end}" for _, end, row in steps)
    lower = "".join(f"V{at(row['low'])}H{start}" for start, _, row in reversed(steps))
    best = "".join(f"V{at(row['best'])}H{end}" for _, end, row in steps)
    first = vintages[0]
    return (
        f'<path class="band" d="M{starts[0]} {at(first["low"])}{upper}{lower}z"/>'
        f'<path class="best" d="M{starts[0]} {at(first["best"])}{best}"/>'
    )


def _marks(chart: Chart) -> str:
    rows = sorted(chart.series.marks, key=lambda row: (row["known_on"] or "9", row["statement_id"]))
    places = [(_across(chart, row), chart.figures.at(row["middle"])) for row in rows]
    moves = aside(places, _TRIES, (5.0, 5.0))
    return "".join(
        _link(chart, row, _body(chart, row, round(x + move[0], 1))) for row, (x, _), move in zip(rows, places, moves, strict=True)
    )


def _across(chart: Chart, row: Record) -> float:
    return chart.days.at(row["known_on"]) if row["known_on"] else _UNDATED


def _body(chart: Chart, row: Record, x: float) -> str:
    """A bar for a range, with the shape at both ends; an arrow where one bound alone is stated; the shape at a figure."""
    at, shape = chart.figures.at, row["stance"]
    middle = at(row["middle"])
    if row["least"] < row["most"]:
        ends = (at(row["most"]), at(row["least"]))
        stated = [*ends, *([at(row["best"])] if row["best"] is not None else [])]
        return f'<path class="bar" d="M{x} {ends[0]}V{ends[1]}"/>' + "".join(_shape(shape, x, y) for y in stated)
    arrow = ""
    if row["only_least"] or row["only_most"]:
        way = -1 if row["only_least"] else 1
        tip = round(middle + way * 20, 1)
        arrow = f'<path class="arrow" d="M{x} {middle}V{tip}m-4 {-way * 5}l4 {way * 5}l4 {-way * 5}"/>'
    return arrow + _shape(shape, x, middle)


def _shape(stance: str, x: float, y: float) -> str:
    return f'<use href="#k-{words.text(stance)}" x="{x}" y="{y}"/>'


def _link(chart: Chart, row: Record, body: str) -> str:
    to = words.text(chart.to(row))
    return f'<a class="m c{row["side"]}" href="{to}" tabindex="-1" aria-label="{said(row)}"{data(row)}>{body}</a>'


def said(row: Record) -> str:
    """A statement in one line, for the tooltip and for those who hear the page."""
    what = " ".join(filter(None, [words.code(row["stance"]), row["figure"]]))
    return words.text(f"{row['known_on'] or 'no day'}: {words.voice(row)} {what}. {row['claim']}")


def data(row: Record) -> str:
    """What the script filters by, as attributes; empty ones are left out."""
    cells = {
        "d": row["known_on"], "s": row["stance"], "c": str(row["side"]), "m": row["metric"], "e": row["event"],
        "o": row["organisation_id"], "l": row["language"], "p": row["place_id"],
    }  # fmt: skip
    return "".join(f' data-{name}="{words.text(value)}"' for name, value in cells.items() if value)


def _lanes(chart: Chart) -> tuple[str, float]:
    """A lane for each kind of answer that needs no figure, and where the last one ends."""
    top, found = float(_TOP + _PLOT + 8), []
    for stance in ANSWERS:
        rows = sorted((row for row in chart.answers if row["stance"] == stance), key=lambda row: row["known_on"] or "9")
        if not rows:
            continue
        moves = _rows_of([_across(chart, row) for row in rows])
        height = (max(moves) + 1) * _ROW + 7
        lane = "".join(
            _link(chart, row, _shape(stance, _across(chart, row), round(top + 9 + move * _ROW, 1)))
            for row, move in zip(rows, moves, strict=True)
        )
        label = words.code(stance).replace("cannot confirm", "can’t confirm")
        found.append(
            f'<rect class="lane" x="{LEFT}" y="{top}" width="{RIGHT - LEFT}" height="{height}"/>'
            f'<text class="y" x="{LEFT - 8}" y="{top + 13}">{label}</text>{lane}'
        )
        top += height + 4
    return "".join(found), top


def _rows_of(across: list[float]) -> list[int]:
    """In which row each mark of a lane stands, so that none hides the one before it; full lanes overlap."""
    free = [-1e9] * _MOST_ROWS
    found = []
    for x in across:
        row = next((place for place, taken in enumerate(free) if x - taken >= 9), None)
        if row is None:
            row = min(range(_MOST_ROWS), key=free.__getitem__)
        free[row] = x
        found.append(row)
    return found
