"""The base of all table models, and the makers of rules that look at several cells of one row."""

from collections.abc import Callable
from typing import Any

import pandera.pandas as pa

from schemas import dates

Check = Callable[[Any], Any]


class Table(pa.DataFrameModel):
    """One row is one thing; the subclass says which."""

    class Config:
        """No other columns than those of the model, in its order."""

        strict = True
        ordered = True
        unique_column_names = True


def row_rule(rule: str, *columns: str) -> Check:
    """Make a method of a model a check of its rows, reported under `rule` at the first of `columns`.

    The method gets the class and the frame and returns a boolean column, True where the row is right. `columns` are all
    the columns that it reads: a row with a malformed cell in one of them is not judged.
    """
    decorate: Check = pa.dataframe_check(error=rule, statistics={"columns": columns}, ignore_na=False, n_failure_cases=1)
    return decorate


def together(wanted: str, given: str) -> Any:
    """The rule half-a-pair: where `given` is filled, `wanted` is filled too."""

    @row_rule("half-a-pair", wanted, given)
    def both(_model: Any, rows: Any) -> Any:
        return rows[wanted].notna() | rows[given].isna()

    return both


def ordered_dates(start: str, end: str) -> Any:
    """The rule dates-reversed: the partial date `end` is not wholly before the partial date `start`."""

    @row_rule("dates-reversed", end, start)
    def in_order(_model: Any, rows: Any) -> Any:
        return dates.in_order(rows[start], rows[end])

    return in_order


def two_parties(giver: str, taker: str) -> Any:
    """The rule same-parties: who sends is not who receives."""

    @row_rule("same-parties", taker, giver)
    def differ(_model: Any, rows: Any) -> Any:
        return (rows[giver] != rows[taker]) | rows[giver].isna()

    return differ


def closed_when_ended() -> Any:
    """The rule ongoing-with-end: what goes on has no end date."""

    @row_rule("ongoing-with-end", "end_date", "ongoing")
    def open_or_ended(_model: Any, rows: Any) -> Any:
        return rows["end_date"].isna() | ~rows["ongoing"].fillna(False).astype(bool)

    return open_or_ended
