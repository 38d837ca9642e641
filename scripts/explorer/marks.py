"""How a mark looks: its outline by stance, its colour by side; for SVG and, beside words, for the style sheet."""

from math import cos, pi, sin

from scripts.plots.facts import SIDES, STANCES, TOPICS
from scripts.plots.palette import COLOURS, SHAPES

Points = tuple[tuple[float, float], ...]

_CIRCLE: Points = tuple((round(4.2 * cos(pi * step / 10), 1), round(4.2 * sin(pi * step / 10), 1)) for step in range(20))


def _turned(points: Points) -> Points:
    """By an eighth of a circle: a plus becomes a cross."""
    half = cos(pi / 4)
    return tuple((round((x - y) * half, 1), round((x + y) * half, 1)) for x, y in points)


_PLUS: Points = (
    *((-1.6, -5), (1.6, -5), (1.6, -1.6), (5, -1.6), (5, 1.6), (1.6, 1.6)),
    *((1.6, 5), (-1.6, 5), (-1.6, 1.6), (-5, 1.6), (-5, -1.6), (-1.6, -1.6)),
)
# By the names that the figures use, in a square from -5 to 5.
OUTLINES: dict[str, Points] = {
    "s": ((-3.8, -3.8), (3.8, -3.8), (3.8, 3.8), (-3.8, 3.8)),
    "o": _CIRCLE,
    ">": ((-4, -4.6), (5, 0), (-4, 4.6)),
    "v": ((-4.6, -4), (4.6, -4), (0, 5)),
    "d": ((0, -5), (3.2, 0), (0, 5), (-3.2, 0)),
    "D": ((0, -5), (5, 0), (0, 5), (-5, 0)),
    "P": _PLUS,
    "X": _turned(_PLUS),
}


def side(name: str) -> int:
    """The place of a side among all: its class on the page is `c` and this number."""
    return SIDES.index(name)


def symbols() -> str:
    """The shapes that the marks of a drawing use, each under `k-` and its stance."""
    return "".join(f'<path id="k-{stance}" d="{_path(OUTLINES[SHAPES[stance]])}"/>' for stance in STANCES)


def _path(points: Points) -> str:
    return f"M{'L'.join(f'{x:g} {y:g}' for x, y in points)}z"


def style() -> str:
    """The rules of the style sheet that follow facts: colours (`c0` ...), shapes (`k` with a stance), which topic is shown."""
    colours = "".join(f".c{place}{{--c:{COLOURS[name]}}}\n" for place, name in enumerate(SIDES))
    shapes = "".join(f".k.{stance}::before{{clip-path:polygon({_polygon(OUTLINES[SHAPES[stance]])})}}\n" for stance in STANCES)
    topics = "".join(f".topics:has([value={topic.name}]:checked)~#{topic.name}{{display:block}}\n" for topic in TOPICS)
    return colours + shapes + topics


def _polygon(points: Points) -> str:
    return ",".join(f"{x * 10 + 50:.0f}% {y * 10 + 50:.0f}%" for x, y in points)
