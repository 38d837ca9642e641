"""Whether a new statement was said before: the same voice on the same thing, in a document that is here already."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from schemas import dates
from schemas.figures import FIGURE
from scripts.adding.draft import Cells, Draft, Shelf
from scripts.reporting import quoted

MOST = 3
FORTNIGHT, MONTH = 14, 31  # days apart that like words, or the same figure, may have been said
# How alike (cosine) claims must be: with the same figure under another event, in words alone, and in words alone without a day.
# Tried on 800 rows of the tables: of reports with a figure 97 % find their origin, of those without one 85 %; a row that is
# an origin itself brings a needless question in 28 % and 11 %. With 0.4 for words alone, 45 % were found and 1 % needless.
SOME_WORDS, NEAR_WORDS, UNDATED_WORDS = 0.15, 0.25, 0.35


@dataclass(frozen=True)
class Twin:
    """A statement of the draft, and the one here that may be the same utterance."""

    id: str
    other: Cells
    day: str  # of the other; empty when neither it nor its document is dated
    later: bool  # the other was said after the draft's

    @property
    def where(self) -> str:
        """The other's id, its day, and its document."""
        return f"{self.other['statement_id']} ({self.day or 'undated'}, {self.other['source_id']})"

    def __str__(self) -> str:
        """What a person needs to decide, and what to write."""
        claim, name = quoted(self.other["claim"]), self.other["statement_id"]
        if self.later:
            return f'{self.where} may be a report of {self.id}: "{claim}" In {name}, that is `repeats: {self.id}`.'
        return f'{self.id} may be a report of {self.where}: "{claim}" That is `repeats: {name}`.'


def remarks(shelf: Shelf, draft: Draft) -> list[str]:
    """A line for each new statement that may have been said before."""
    rows = [row for row in draft.rows.get("statements", []) if not row["repeats"]]
    return [f"Perhaps said before: {twin}" for row in rows for twin in twins(shelf, draft, row)[:1]]


def twins(shelf: Shelf, draft: Draft, row: Cells) -> list[Twin]:
    """The origins that the statement may be a report of, the likeliest first.

    Every report of an origin is compared too, since one in like words leads to it.
    """
    from pandas import Series

    from scripts.likeness import cosine, vectors

    days = {source["source_id"]: source["published_on"] for source in (*shelf.rows["sources"], *draft.rows.get("sources", []))}
    voiced = [
        other
        for other in shelf.rows["statements"]
        if other["organisation_id"] == row["organisation_id"] and other["source_id"] != row["source_id"]
    ]
    *words, mine = vectors(Series([other["claim"] for other in (*voiced, row)], dtype="str"))
    by_id = {other["statement_id"]: other for other in shelf.rows["statements"]}
    related = set(_related(shelf, row))
    best: dict[str, float] = {}
    for other, vector in zip(voiced, words, strict=True):
        origin = by_id.get(other["repeats"], other)
        apart = _apart(row, origin if _day(origin, days) else other, days)
        score = _score(row, other, cosine(mine, vector), apart, related)
        if origin["source_id"] != row["source_id"]:
            best[origin["statement_id"]] = max(score, best.get(origin["statement_id"], 0.0))
    likeliest = sorted((name for name in best if best[name]), key=lambda name: (-best[name], name))[:MOST]
    return [_twin(row, by_id[name], days) for name in likeliest]


def _twin(row: Cells, other: Cells, days: dict[str, str]) -> Twin:
    mine, theirs = _day(row, days), _day(other, days)
    later = bool(mine and theirs) and dates.first_day(theirs) > dates.last_day(mine)
    return Twin(row["statement_id"], other, theirs, later)


def _score(row: Cells, other: Cells, words: float, apart: int | None, related: set[str]) -> float:
    """How likely the two are one utterance; 0 when they are not. A figure tells more than words, and both more than a day."""
    same_event = _event(row) == _event(other)
    nearness = 0.2 / (1 + (apart if apart is not None else MONTH))
    if row["metric"] and row["metric"] == other["metric"] and _numbers(row) & _numbers(other):
        fits = same_event or _event(other) in related or words >= SOME_WORDS
        return (1 + words + 0.5 * same_event + nearness) * (fits and (apart or 0) <= MONTH)
    like = words >= UNDATED_WORDS if apart is None else words >= NEAR_WORDS and apart <= FORTNIGHT
    return (words + nearness) * (same_event and like)


def _numbers(row: Cells) -> set[float]:
    return {float(row[name]) for name in FIGURE if _is_number(row[name])}


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _event(row: Cells) -> str:
    return row["deployment_id"] or row["transfer_id"]


def _related(shelf: Shelf, row: Cells) -> Iterator[str]:
    """The events above and below the statement's own."""
    rows: list[Any] = [*shelf.rows["deployments"], *shelf.rows["arms_transfers"]]
    mine = _event(row)
    for event in rows:
        name = event.get("deployment_id") or event.get("transfer_id")
        if mine and event["part_of"] == mine:
            yield name
        if name == mine and event["part_of"]:
            yield event["part_of"]


def _day(row: Cells, days: dict[str, str]) -> str:
    return row["stated_on"] or days.get(row["source_id"], "")


def _apart(row: Cells, other: Cells, days: dict[str, str]) -> int | None:
    """How many days lie between the two at least; None when one is undated."""
    one, two = _day(row, days), _day(other, days)
    try:
        first, last = ([date.fromisoformat(bound(day)) for day in (one, two)] for bound in (dates.first_day, dates.last_day))
    except ValueError:  # empty, or no date, which the check reports
        return None
    return max(0, (first[0] - last[1]).days, (first[1] - last[0]).days)
