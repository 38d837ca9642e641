"""Differences in words, markdown and CSV; whoever wrote a cell, it is made harmless before it is shown."""

import csv
import io
from functools import cache

from schemas.figures import FIGURE
from schemas.relations import MODELS, columns
from scripts.differences import Change, Difference
from scripts.reporting import LONGEST_QUOTE, code_span, inert_cell, printable, quoted

SAME = "No difference."
LEAD = 20  # characters of a long cell that are shown before the place where it changed
FORMULA = ("=", "+", "-", "@")  # a spreadsheet runs a cell that begins so
WORDS = {
    "table_added": "the table is new",
    "table_removed": "the table is gone",
    "column_added": "the column is new",
    "column_removed": "the column is gone",
    "added": "added",
    "removed": "removed",
    "retired": "removed, as retired_ids says",
    "lost": "vanished, and does not stand in retired_ids",
}


def verdict(found: Difference) -> str:
    """That nothing changed; or that rows were lost, and what to do; else nothing."""
    count = len(found.lost)
    if not found.changes:
        return SAME
    rows = "1 row vanished and does" if count == 1 else f"{count:,} rows vanished and do"
    remedy = "Bring back what was lost, or add its id to datasets/retired_ids.csv with the reason."
    return f"Error: {rows} not stand in retired_ids. {remedy}" if count else ""


def _numbers(found: Difference) -> dict[str, dict[str, int]]:
    """Rows before and after, and counts, of every table that differs."""
    touched = {change.table for change in found.changes}
    return {
        table: {"before": before, "after": after, **found.counts(table)}
        for table, (before, after) in found.sizes.items()
        if table in touched
    }


def text(found: Difference) -> str:
    """One line a difference, then the counts of each table that differs."""
    if not found.changes:
        return SAME
    moves = [f"{printable(move.thing)}: {_figures(move.before)}, now {_figures(move.after)}" for move in found.moves]
    lines = [*map(_line, found.changes), *(["", "Estimates that moved (low / best / high):", *moves] if moves else [])]
    return "\n".join([*lines, "", *(_summary(*item) for item in _numbers(found).items()), *filter(None, [verdict(found)])])


def _line(change: Change) -> str:
    place = ", ".join(quoted(part) for part in (change.table, change.row, change.column) if part)
    if change.what != "changed":
        return f"{place}: {WORDS[change.what]}"
    before, after = apart(change.before, change.after)
    return f'{place}: "{quoted(before)}" became "{quoted(after)}"'


def apart(before: str, after: str) -> tuple[str, str]:
    """Both cells; long ones from shortly before they part, for else they would look the same once they are cut."""
    pairs = enumerate(zip(before, after, strict=False))
    start = next((at for at, (one, other) in pairs if one != other), min(len(before), len(after))) - LEAD
    if start <= 0 or max(len(before), len(after)) <= LONGEST_QUOTE:
        return before, after
    return f"…{before[start:]}", f"…{after[start:]}"


def _figures(figures: tuple[str, ...]) -> str:
    return printable(" / ".join(figures)) or "no estimate"


def _summary(table: str, n: dict[str, int]) -> str:
    counts = f"{n['added']:,} added, {n['removed']:,} removed, {n['changed']:,} changed in {n['cells']:,} cells"
    columns = f"; {n['columns']} columns added or removed" if n["columns"] else ""
    return f"{quoted(table)}: {n['before']:,} rows, now {n['after']:,}: {counts}{columns}."


def markdown(found: Difference) -> str:
    """The counts first, then tables of the estimates that moved and of every difference, for a job summary or a changelog."""
    if not found.changes:
        return SAME
    numbers = [[inert_cell(table), *(f"{count:,}" for count in n.values())] for table, n in _numbers(found).items()]
    moves = [
        [inert_cell(move.thing), inert_cell(_figures(move.before)), inert_cell(_figures(move.after))] for move in found.moves
    ]
    head = ["table", "rows before", "rows now", "added", "removed", "changed", "cells changed", "columns added or removed"]
    blocks = ["### What changed", verdict(found), _grid(head, numbers)]
    if moves:
        blocks += ["### Estimates that moved (low / best / high)", _grid(["estimate", "before", "now"], moves)]
    every = _grid(["table", "row", "column", "what", "before", "now"], [_row(change) for change in found.changes])
    return "\n\n".join(filter(None, [*blocks, "### Every difference", every]))


def _row(change: Change) -> list[str]:
    place = [inert_cell(part) for part in (change.table, change.row, change.column)]
    return [
        *place,
        WORDS.get(change.what, change.what),
        *(code_span(quoted(cell)) for cell in apart(change.before, change.after)),
    ]


def _grid(head: list[str], rows: list[list[str]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [head, ["---"] * len(head), *rows])


def as_csv(found: Difference) -> str:
    """One row a difference; of an estimate that moved one row for each of low, best and high. Cells are whole."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(["table", "what", "row", "column", "before", "after"])
    for change in found.changes:
        cells = [_inert(change.table, change.column, cell) for cell in (change.before, change.after)]
        writer.writerow([*map(printable, (change.table, change.what, change.row, change.column)), *cells])
    for move in found.moves:
        before, after = move.before or [""] * len(FIGURE), move.after or [""] * len(FIGURE)
        for name, *pair in zip(FIGURE, before, after, strict=True):
            writer.writerow(["estimates", "moved", printable(move.thing), name, *(_inert("estimates", name, c) for c in pair)])
    return buffer.getvalue().rstrip("\n")


def _inert(table: str, column: str, cell: str) -> str:
    """A cell that no spreadsheet runs. Columns of numbers keep their minus."""
    guarded = cell.startswith(FORMULA) and column not in _numeric(table)
    return ("'" if guarded else "") + printable(cell)


@cache
def _numeric(table: str) -> frozenset[str]:
    known = columns(table, "published") if table in MODELS["published"] else ()
    return frozenset(column.name for column in known if column.kind.name in ("number", "integer"))


FORMATS = {"text": text, "markdown": markdown, "csv": as_csv}
