"""The legend of a figure of estimates: what is a band, a colour, a shape, an arrow."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.path import Path as Outline

from scripts.plots.facts import SIDES, STANCES, Panel
from scripts.plots.palette import COLOURS, SHAPES
from scripts.plots.style import BAND, DOWN, GREY, INK, UP, size

_HEADING, _LINE, _APART = 0.27, 0.205, 0.13  # inches
_LOOK: dict[str, Any] = {
    "alignment": "left",
    "borderaxespad": 0,
    "borderpad": 0.2,
    "fontsize": 9,
    "frameon": False,
    "handlelength": 1.4,
    "labelspacing": 0.6,
    "title_fontsize": 9.5,
}


def legend(drawing: Figure, panels: Sequence[Panel], left: float, top: float) -> None:
    """Put the legend at a place of the figure (a share of its width, inches above its foot); what is not drawn is left out."""
    stances = {stance for panel in panels for stance in panel.marks["stance"]}
    sides = {side for panel in panels for part in (panel.marks, panel.answers) for side in part["side"]}
    blocks: dict[str, dict[str, Any]] = {
        "Estimate, as then known": {
            "best": Line2D([], [], color=INK, linewidth=1.8),
            "low to high": Patch(color=BAND),
        },
        "Whose statement": {side: _mark("o", COLOURS[side]) for side in SIDES if side in sides},
        "Stance": {stance.replace("_", " "): _mark(SHAPES[stance], GREY) for stance in STANCES if stance in stances},
        "Figure": {
            "a range": _bare("|", markersize=10, markeredgewidth=2.2),
            "at least": _bare(_level(UP, -0.5), markersize=11),
            "at most": _bare(_level(DOWN, 0.5), markersize=11),
        },
    }
    for heading, block in blocks.items():
        box = drawing.legend(
            [*block.values()],
            [*block],
            title=heading,
            loc="upper left",
            bbox_to_anchor=(left, top / drawing.get_figheight()),
            **_LOOK,
        )
        box.get_title().set_fontweight("bold")
        top -= _HEADING + _LINE * len(block) + _APART


def _level(arrow: Outline, up: float) -> Outline:
    """The arrow with its middle where its foot was."""
    return Outline([(x, y + up) for x, y in np.asarray(arrow.vertices)], arrow.codes)


def _mark(marker: Any, colour: str) -> Line2D:
    return Line2D(
        [],
        [],
        linestyle="none",
        marker=marker,
        color=colour,
        markersize=size(marker),
        markeredgecolor="white",
        markeredgewidth=0.6,
    )


def _bare(marker: Any, **more: Any) -> Line2D:
    return Line2D([], [], linestyle="none", marker=marker, color=GREY, fillstyle="none", **more)
