"""Partial dates (EDTF level 0: YYYY, YYYY-MM, YYYY-MM-DD): whether their day exists, and the first and last day that they cover.

All functions take a text column and work on its distinct values, of which a table has few.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from schemas.kinds import KINDS, whole

_WELL_FORMED = re.compile(whole(KINDS["partial_date"].pattern or ""))
FIRST_YEAR, LAST_YEAR = 1945, 2049  # from the founding of both Korean states to any plan that is spoken of
_FULL_LENGTH = len("YYYY-MM-DD")


def exists(written: str) -> bool:
    """Whether a well-formed date is on the calendar; True for what is not well-formed, which is another finding."""
    if len(written) != _FULL_LENGTH or not _WELL_FORMED.match(written):
        return True
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def likely(written: str) -> bool:
    """Whether a date lies in the years that these tables can be about; True for what is not well-formed."""
    return not _WELL_FORMED.match(written) or FIRST_YEAR <= int(written[:4]) <= LAST_YEAR


def first_day(written: str) -> str:
    """The first day that a partial date covers, as YYYY-MM-DD."""
    return written + "-01-01"[len(written) - _FULL_LENGTH :] if len(written) < _FULL_LENGTH else written


def last_day(written: str) -> str:
    """The last day that a partial date covers, as YYYY-MM-DD."""
    if len(written) == len("YYYY"):
        return f"{written}-12-31"
    if len(written) == len("YYYY-MM"):
        return f"{written}-{monthrange(int(written[:4]), int(written[5:]))[1]:02}"
    return written


def each(dates: "pd.Series[Any]", function: Callable[[str], Any], empty: Any) -> "pd.Series[Any]":
    """The function of every date of a column, reckoned once per distinct date; `empty` where there is none."""
    codes, written = pd.factorize(dates)
    values = np.array([*map(function, written), empty], dtype=object)
    return pd.Series(values[codes], index=dates.index)


def all_exist(dates: "pd.Series[Any]") -> "pd.Series[bool]":
    """For each cell, whether its day exists; True for an empty cell."""
    return each(dates, exists, empty=True).astype(bool)


def in_order(starts: "pd.Series[Any]", ends: "pd.Series[Any]") -> "pd.Series[bool]":
    """For each pair, whether the end can be on or after the start; True where either is empty or no date."""
    begins = each(starts, _sortable(first_day), empty="")
    closes = each(ends, _sortable(last_day), empty="9999-12-31")
    return (begins <= closes).astype(bool)


def _sortable(bound: Callable[[str], str]) -> Callable[[str], str]:
    def bounded(written: str) -> str:
        return bound(written) if _WELL_FORMED.match(written) else ""

    return bounded
