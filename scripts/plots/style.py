"""How the figures look, and their bytes: the same colours, shapes and letters everywhere, nothing of this machine or moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from textwrap import fill
from typing import Any

import matplotlib as mpl
from matplotlib import dates
from matplotlib.figure import Figure
from matplotlib.path import Path as Outline

from schemas.package import LICENCE, NAME, TITLE

# Arrows that stand on the figure: "at least" and "at most".
UP = Outline([(0, 0), (0, 1), (-0.22, 0.68), (0, 1), (0.22, 0.68)], [1, 2, 1, 2, 2])
DOWN = Outline([(0, 0), (0, -1), (-0.22, -0.68), (0, -1), (0.22, -0.68)], [1, 2, 1, 2, 2])
DATES: Any = dates  # its functions bear no types
FIRST, AGAIN = "#0072B2", "#E69F00"
INK, GREY, BAND = "#222222", "#666666", "#E4E4E4"
WIDTH = 12.0  # inches: at 1200 pixels, 10 point letters are 14 pixels high
_DPI = 150
_STYLE: Any = {
    "font.family": "DejaVu Sans",  # comes with matplotlib
    "font.size": 10,
    "text.color": INK,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "grid.color": "#EEEEEE",
    "svg.hashsalt": NAME,  # ids inside an SVG are random without it
    "svg.fonttype": "path",
    "date.epoch": "1970-01-01T00:00:00",
    "timezone": "UTC",
}


def size(shape: str) -> float:
    """The size of a shape in points; crosses and triangles have less body than the others."""
    return {"P": 9.0, "X": 9.0, ">": 7.5}.get(shape, 6.5)


@contextmanager
def style() -> Iterator[None]:
    """Draw in our style inside the block, whatever this machine's own settings of matplotlib are."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_STYLE)
        yield


def figure(height: float, title: str, version: str) -> Figure:
    """An empty figure of WIDTH by `height` inches with its sentence above and its source below."""
    drawing = Figure(figsize=(WIDTH, height))
    drawing.text(0.2 / WIDTH, 1 - 0.18 / height, fill(title, 98), fontsize=13.5, fontweight="bold", va="top", linespacing=1.25)
    licence = LICENCE["name"].replace("CC-BY-", "CC BY ")
    drawing.text(
        0.2 / WIDTH, 0.12 / height, f"Source: {TITLE}, version {version}, {licence}", fontsize=9, color=GREY, va="bottom"
    )
    return drawing


def note(drawing: Figure, words: str) -> None:
    """How to read the figure, in a line above its source."""
    height = drawing.get_figheight()
    drawing.text(0.2 / WIDTH, 0.34 / height, words, fontsize=9, color=GREY, va="bottom")


def files(drawing: Figure, title: str) -> dict[str, bytes]:
    """The figure as SVG and as PNG, by the ending of the file name."""
    return {
        "svg": _bytes(drawing, "svg", {"Title": title, "Creator": None, "Date": None}),
        "png": _bytes(drawing, "png", {"Title": title, "Software": None}),
    }


def _bytes(drawing: Figure, form: str, metadata: dict[str, Any]) -> bytes:
    buffer = BytesIO()
    drawing.savefig(buffer, format=form, dpi=_DPI, metadata=metadata)
    return buffer.getvalue()
