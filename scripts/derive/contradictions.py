"""Pairs of origins whose figures on the same thing, at about the same time, cannot both be right."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from scripts.derive.estimates import ASSERTING, SAME_THING, figures

WINDOW = 30  # days between the two


def derive(statements: pd.DataFrame, window: int = WINDOW) -> pd.DataFrame:
    """For each two voices on the same thing (SAME_THING): the pair of statements nearest in time whose ranges do not overlap.

    Takes statements that `scripts.derive.origins` has completed; `window` is in days. A figure that is only an at_least reaches
    up without end, an at_most down. One voice contradicts itself where two of its origins that follow each other do not overlap.
    Sorted by ratio, greatest first.
    """
    rows = figures(statements, ASSERTING)
    rows = rows[rows["is_origin"]].sort_values(["known_on", "statement_id"])
    found = [pair for _, group in rows.groupby([*SAME_THING], sort=True) for pair in _pairs(group, pd.Timedelta(days=window))]
    frame = pd.DataFrame(found, columns=_COLUMNS)
    frame = frame.sort_values(["ratio", "contradiction_id"], ascending=[False, True], na_position="first")
    return frame.drop_duplicates("contradiction_id").reset_index(drop=True)


_COLUMNS = [
    "contradiction_id",
    *SAME_THING,
    "same_voice",
    *("lower_id", "higher_id", "lower_organisation_id", "higher_organisation_id", "lower_known_on", "higher_known_on"),
    *("lower_most", "higher_least", "ratio", "lower_basis", "higher_basis"),
]


def _pairs(group: pd.DataFrame, window: pd.Timedelta) -> Iterator[list[Any]]:
    rows: list[Any] = list(group.itertuples(index=False))
    nearest: dict[tuple[str, str], tuple[Any, ...]] = {}
    for place, later in enumerate(rows):
        newest: set[str] = set()
        for earlier in reversed(rows[:place]):
            if later.known_on - earlier.known_on > window:
                break
            if earlier.organisation_id in newest:
                continue  # the voice has spoken since
            newest.add(earlier.organisation_id)
            pair = _pair(earlier, later)
            voices = (min(earlier.organisation_id, later.organisation_id), max(earlier.organisation_id, later.organisation_id))
            if pair is None:
                continue
            if earlier.organisation_id == later.organisation_id:
                yield pair
            else:
                gap = later.known_on - earlier.known_on
                if voices not in nearest or gap < nearest[voices][0]:
                    nearest[voices] = (gap, pair)
    yield from (pair for _, pair in nearest.values())


def _pair(one: Any, other: Any) -> list[Any] | None:
    """The row of the table, where the two ranges do not overlap."""
    lower, higher = sorted((one, other), key=lambda row: (row.least, row.most))
    top = np.inf if lower.only_least else lower.most
    bottom = -np.inf if higher.only_most else higher.least
    if top >= bottom:
        return None
    thing = [getattr(one, name) or None for name in SAME_THING]
    sides = [
        lower.statement_id,
        higher.statement_id,
        lower.organisation_id,
        higher.organisation_id,
        lower.known_on,
        higher.known_on,
    ]
    ratio = bottom / top if top > 0 else np.nan
    bases = [row.evidence_basis if isinstance(row.evidence_basis, str) else None for row in (lower, higher)]
    same = one.organisation_id == other.organisation_id
    return [f"{lower.statement_id} {higher.statement_id}", *thing, same, *sides, top, bottom, ratio, *bases]
