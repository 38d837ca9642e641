"""Pairs of origins whose figures on the same thing, at about the same time, cannot both be right."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from scripts.derive.figures import ASSERTING, SAME_THING, figures

WINDOW = 30  # days between the two


def derive(statements: pd.DataFrame, window: int = WINDOW) -> pd.DataFrame:
    """For each two voices on the same thing (SAME_THING): the pair of statements nearest in time whose ranges do not overlap.

    Takes statements that `scripts.derive.origins` has completed; `window` is in days. A figure that is only an at_least reaches
    up without end, an at_most down. One voice contradicts itself where two of its origins that follow each other do not overlap.
    Sorted by ratio, greatest first.
    """
    rows = figures(statements, ASSERTING)
    rows = rows[rows["is_origin"]].sort_values(["known_on", "statement_id"])
    rows["day"] = (rows["known_on"] - pd.Timestamp("1970-01-01")).dt.days
    rows["top"] = rows["most"].where(~rows["only_least"], np.inf)
    rows["bottom"] = rows["least"].where(~rows["only_most"], -np.inf)
    rows = rows[[*SAME_THING, *_NEEDED]].astype(dict.fromkeys(_TEXTS, object))
    found = [pair for _, group in rows.groupby([*SAME_THING], sort=True) for pair in _pairs(group, window)]
    frame = pd.DataFrame(found, columns=_COLUMNS)
    frame = frame.sort_values(["ratio", "contradiction_id"], ascending=[False, True], na_position="first")
    return frame.drop_duplicates("contradiction_id").reset_index(drop=True)


_TEXTS = ("statement_id", "organisation_id", "evidence_basis")
_NEEDED = (*_TEXTS, "known_on", "day", "top", "bottom")
_COLUMNS = [
    "contradiction_id",
    *SAME_THING,
    "same_voice",
    *("lower_id", "higher_id", "lower_organisation_id", "higher_organisation_id", "lower_known_on", "higher_known_on"),
    *("lower_most", "higher_least", "ratio", "lower_basis", "higher_basis"),
]


def _pairs(group: pd.DataFrame, window: int) -> Iterator[list[Any]]:
    rows: list[Any] = list(group.itertuples(index=False))
    nearest: dict[tuple[str, str], tuple[int, Any, Any]] = {}
    for place, later in enumerate(rows):
        newest: set[str] = set()
        for earlier in reversed(rows[:place]):
            if later.day - earlier.day > window:
                break
            if earlier.organisation_id in newest:
                continue  # the voice has spoken since
            newest.add(earlier.organisation_id)
            if earlier.top >= later.bottom and later.top >= earlier.bottom:
                continue
            voices = (min(earlier.organisation_id, later.organisation_id), max(earlier.organisation_id, later.organisation_id))
            if voices[0] == voices[1]:
                yield _pair(earlier, later)
            elif voices not in nearest or later.day - earlier.day < nearest[voices][0]:
                nearest[voices] = (later.day - earlier.day, earlier, later)
    yield from (_pair(earlier, later) for _, earlier, later in nearest.values())


def _pair(one: Any, other: Any) -> list[Any]:
    """The row of the table for two statements whose ranges do not overlap."""
    lower, higher = (one, other) if one.top < other.bottom else (other, one)
    thing = [getattr(one, name) or None for name in SAME_THING]
    sides = [
        lower.statement_id,
        higher.statement_id,
        lower.organisation_id,
        higher.organisation_id,
        lower.known_on,
        higher.known_on,
    ]
    ratio = higher.bottom / lower.top if lower.top > 0 else np.nan
    bases = [row.evidence_basis if isinstance(row.evidence_basis, str) else None for row in (lower, higher)]
    same = one.organisation_id == other.organisation_id
    return [f"{lower.statement_id} {higher.statement_id}", *thing, same, *sides, lower.top, higher.bottom, ratio, *bases]
