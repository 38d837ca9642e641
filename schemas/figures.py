"""What holds between the cells of a figure: low, best, high and the words that give them sense."""

from typing import Any

import numpy as np
import pandas as pd

from schemas.table import Table, row_rule

FIGURE = ("low", "best", "high")

# Which of low, best and high each bound takes.
BOUND_SHAPES = {
    "exact": {"best"},
    "about": {"best", "low high", "low best high"},
    "at_least": {"low"},
    "at_most": {"high"},
    "range": {"low high", "low best high"},
}
# Units of which there are no halves.
WHOLE_UNITS = [
    "persons",
    "units",
    "sites",
    "entries",
    "rounds",
    "missiles",
    "launchers",
    "guns",
    "vehicles",
    "aircraft",
    "systems",
    "containers",
    "voyages",
    "vessels",
    "flights",
    "wagons",
    "items",
]
# Metrics that say how one number stands to another.
COMPARING = ("share", "change")

Rows = Any


def has_figure(rows: Rows) -> "pd.Series[bool]":
    """For each row, whether low, best or high holds a number."""
    given: pd.Series[bool] = rows["low"].notna() | rows["best"].notna() | rows["high"].notna()
    return given


def shape(rows: Rows) -> "pd.Series[Any]":
    """For each row, which of low, best and high are filled, as words: "low high"."""
    filled = sum(rows[name].notna().to_numpy(dtype=np.int8) << place for place, name in enumerate(FIGURE))
    words = [" ".join(name for place, name in enumerate(FIGURE) if number >> place & 1) for number in range(8)]
    return pd.Series(np.array(words, dtype=object)[filled], index=rows.index)


def _needed(wanted: str) -> Any:
    @row_rule(f"figure-without-{wanted}", wanted, *FIGURE)
    def given(_model: Any, rows: Rows) -> Any:
        return rows[wanted].notna() | ~has_figure(rows)

    return given


def _idle(given: str) -> Any:
    @row_rule(f"{given}-without-figure", given, *FIGURE)
    def needed(_model: Any, rows: Rows) -> Any:
        return rows[given].isna() | has_figure(rows)

    return needed


class FigureRules(Table):
    """The rules of a figure; it has no columns of its own."""

    metric_given = _needed("metric")
    bound_given = _needed("bound")
    unit_given = _needed("unit")
    accounting_given = _needed("accounting")
    bound_needed = _idle("bound")
    unit_needed = _idle("unit")
    accounting_needed = _idle("accounting")

    @row_rule("figures-out-of-order", *FIGURE)
    def figures_in_order(cls, rows: Rows) -> Any:
        """Low is at most best, best at most high."""
        low, best, high = (rows[name] for name in FIGURE)
        return ~((low > best) | (best > high) | (low > high))

    @row_rule("bound-misfit", "bound", *FIGURE)
    def bound_fits(cls, rows: Rows) -> Any:
        """The bound tells which of low, best and high are filled."""
        shapes = shape(rows)
        fits = rows["bound"].isna() | (shapes == "")
        for bound, allowed in BOUND_SHAPES.items():
            fits |= (rows["bound"] == bound).fillna(False) & shapes.isin(allowed)
        return fits | ~rows["bound"].isin(BOUND_SHAPES)

    @row_rule("rate-without-per", "per", "accounting")
    def rate_has_per(cls, rows: Rows) -> Any:
        """A rate says per what."""
        return (rows["accounting"] != "rate") | rows["per"].notna()

    @row_rule("per-without-rate", "per", "accounting")
    def only_rates_have_per(cls, rows: Rows) -> Any:
        """Only a rate is per something."""
        return (rows["accounting"] == "rate") | rows["per"].isna()

    @row_rule("percent-out-of-range", "metric", "unit", *FIGURE)
    def percent_in_range(cls, rows: Rows) -> Any:
        """A share lies between 0 and 100 percent; nothing falls by more than 100 percent."""
        least, most = rows[[*FIGURE]].min(axis=1), rows[[*FIGURE]].max(axis=1)
        percent = rows["unit"] == "percent"
        over = percent & (rows["metric"] == "share") & (most > 100)
        return ~(over | (percent & (rows["metric"] == "change") & (least < -100)))

    @row_rule("negative-figure", "metric", *FIGURE)
    def not_negative(cls, rows: Rows) -> Any:
        """Only a change can be negative."""
        return (rows["metric"] == "change") | ~(rows[[*FIGURE]].min(axis=1) < 0)

    @row_rule("fractional-count", "unit", *FIGURE)
    def counts_are_whole(cls, rows: Rows) -> Any:
        """Persons and things are counted in whole numbers, unless it is a rate."""
        numbers = rows[[*FIGURE]].to_numpy()
        whole = np.isnan(numbers) | (numbers == np.floor(numbers))
        return whole.all(axis=1) | ~rows["unit"].isin(WHOLE_UNITS) | (rows["accounting"] == "rate")

    @row_rule("comparison-without-base", "share_of", "metric", *FIGURE)
    def base_named(cls, rows: Rows) -> Any:
        """A share or change says of what."""
        return rows["share_of"].notna() | ~rows["metric"].isin(COMPARING) | ~has_figure(rows)

    @row_rule("base-without-comparison", "share_of", "metric")
    def base_needed(cls, rows: Rows) -> Any:
        """Only shares, changes and factors have a base."""
        return rows["share_of"].isna() | rows["metric"].isin([*COMPARING, "factor"])
