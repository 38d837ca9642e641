"""Arithmetic of the charts: from days and figures to places in the drawing, and where the ticks stand."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import floor, log10

WIDE_SPAN = 30  # greatest to least figure, from which on the axis is logarithmic


def ordinal(day: str) -> int:
    """A day, YYYY-MM-DD, as a number of days."""
    return date.fromisoformat(day).toordinal()


@dataclass(frozen=True)
class Days:
    """The axis of days, from `left` to `right` in the drawing."""

    first: str
    last: str
    left: float
    right: float

    @cached_property
    def _scale(self) -> tuple[float, float]:
        """The day at the left end, with some room before the first, and how far apart two days are."""
        first, last = ordinal(self.first), ordinal(self.last)
        room = max((last - first) * 0.02, 3.0)
        return first - room, (self.right - self.left) / (last - first + 2 * room)

    def at(self, day: str) -> float:
        """Where a day stands."""
        begin, apart = self._scale
        return round(self.left + (ordinal(day) - begin) * apart, 1)

    def ticks(self, most: int = 9) -> list[tuple[float, str]]:
        """First days of months or years, at most so many, with their words."""
        first, last = date.fromisoformat(self.first), date.fromisoformat(self.last)
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        step = next((s for s in (1, 2, 3, 6, 12, 24, 60) if months / s <= most), 120)
        begin = first.year * 12 + first.month - 1
        found = []
        for month in range(
            begin - begin % step + (step if begin % step or first.day > 1 else 0), last.year * 12 + last.month, step
        ):
            day = date(month // 12, month % 12 + 1, 1)
            found.append((self.at(day.isoformat()), f"{day:%Y}" if step >= 12 else f"{day:%Y-%m}"))
        return found


@dataclass(frozen=True)
class Figures:
    """The axis of figures, from `bottom` up to `top` in the drawing; logarithmic where the figures span more than WIDE_SPAN."""

    least: float
    most: float
    bottom: float
    top: float
    zero: bool = False

    @classmethod
    def over(cls, values: list[float], bottom: float, top: float) -> "Figures":
        """The axis that holds these figures."""
        positive = [value for value in values if value > 0]
        return cls(min(positive, default=1.0), max(positive, default=1.0), bottom, top, min(values, default=1.0) <= 0)

    @property
    def logarithmic(self) -> bool:
        """Whether equal steps are equal ratios."""
        return self.most > WIDE_SPAN * self.least

    @cached_property
    def _ends(self) -> tuple[float, float]:
        if self.logarithmic:
            return log10(self.least / 1.6), log10(self.most * 1.5)
        return 0.0, self.most * 1.12

    def at(self, value: float) -> float:
        """Where a figure stands. On a logarithmic axis nought stands at the bottom."""
        low, high = self._ends
        if self.logarithmic:
            value = log10(value) if value > 0 else low
        share = min(max((value - low) / (high - low), 0.0), 1.0)
        return round(self.bottom - share * (self.bottom - self.top), 1)

    def ticks(self) -> list[float]:
        """Round figures along the axis."""
        if not self.logarithmic:
            step = _round_step(self.most / 5)
            return [step * count for count in range(int(self.most * 1.12 / step) + 1)]
        low, high = self._ends
        powers = range(floor(low), floor(high) + 1)
        steps = (1, 2, 5) if high - low < 3 else (1,)
        found = [step * 10.0**power for power in powers for step in steps]
        return [0.0] * self.zero + [value for value in found if low <= log10(value) <= high]


def _round_step(rough: float) -> float:
    """The next of 1, 2, 5, 10, ... that is not smaller; never a part of one unless the figures are."""
    power = 10.0 ** floor(log10(rough))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= rough * 0.999)
