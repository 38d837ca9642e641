"""The questions for a figure and what goes with it: what is counted, in which unit, what it adds up, and the phase."""

from collections import Counter

from schemas.figures import FIGURE
from schemas.relations import named
from scripts.adding import figure
from scripts.adding.dialogue import Asker
from scripts.adding.draft import Cells
from scripts.adding.questions import IDLE, fill, has_figure, units
from scripts.adding.search import found
from scripts.adding.typist import HELP

# Coding rule 8 (c) of datasets/README.md, where a topic leaves one phase; only a proposal, since the claim's own words go before.
USUAL_PHASE = {
    "training": "preparing",
    **dict.fromkeys(("combat", "performance", "use"), "in_use"),
    **dict.fromkeys(("casualties", "captives", "equipment_loss"), "lost"),
    **dict.fromkeys(("production", "stocks"), "produced"),
    "route": "in_transit",
}
HABIT, ENOUGH = 0.7, 5  # the part of at least so many rows that makes an accounting worth proposing
FIGURE_HELP = (
    "2,000 - about 2,000 - at least 500 - up to 12,000 - 10,000 to 12,000 - 2.8 million. What is counted may stand behind it: "
    "around 2,000 killed. Words without a number, such as several dozen, are kept as words. Enter: no figure."
)


def counted(asker: Asker, row: Cells) -> None:
    """The figure in the document's words, what is counted, and in which unit."""
    asker.typist.say()
    given = _figure_words(asker)
    cells = figure.understood(given) if given else {}
    if cells is None:
        asker.typist.say("That is not understood: < to write it otherwise, or number by number; ? explains each.")
        for name in (*FIGURE, "bound"):
            fill(asker, "statements", name, row)
    elif cells:
        asker.typist.say(f"-> {figure.spelt(cells)}")
        row |= cells
    if has_figure(row) or row.get("figure_as_stated"):
        _metric(asker, row, given)
    fitting = units(asker, row.get("metric", ""))
    if has_figure(row) and len(fitting) == 1:
        row["unit"] = fitting[0]
        asker.typist.say(f"-> unit {fitting[0]}")
    else:
        fill(asker, "statements", "unit", row)


def _metric(asker: Asker, row: Cells, given: str) -> None:
    """What is counted: taken when the figure names it, proposed when one definition has its words."""
    metrics = asker.choices(named("statements", "metric"))
    row["metric"] = figure.counted(given, metrics)
    if row["metric"]:
        asker.typist.say(f"-> metric {row['metric']}")
        return
    meant = found(figure.behind(given), metrics, {})
    fill(asker, "statements", "metric", row, meant[0].id if len(meant) == 1 else "")


def _figure_words(asker: Asker) -> str:
    while True:
        given = asker.typist.prompt(
            "Figure, with its hedge (e.g. about 2,000 killed; at least 500; 10,000 to 12,000; Enter: none)"
        )
        if given != HELP:
            return given
        asker.refuse(FIGURE_HELP)


def reckoned(asker: Asker, row: Cells) -> None:
    """What the figure adds up, and the phase: proposed together where the rules or earlier rows say so."""
    proposed = {"accounting": _usual_accounting(asker, row), "phase": USUAL_PHASE.get(row["topic"], "")}
    proposed = {name: code for name, code in proposed.items() if code and not IDLE[name](row)}
    if proposed:
        asker.typist.say()
        if asker.typist.yes(f"Mostly with this topic: {figure.spelt(proposed)}. Right?"):
            row |= proposed
    for name in ("accounting", "per", "share_of", "phase"):
        if not row.get(name):
            fill(asker, "statements", name, row)


def _usual_accounting(asker: Asker, row: Cells) -> str:
    """What figures of the same topic and metric mostly add up to in the tables; empty without a clear habit."""
    like = [
        other["accounting"]
        for other in asker.shelf.rows["statements"]
        if other["accounting"] and (other["topic"], other["metric"]) == (row["topic"], row.get("metric"))
    ]
    code, times = next(iter(Counter(like).most_common(1)), ("", 0))
    return code if len(like) >= ENOUGH and times >= HABIT * len(like) else ""
