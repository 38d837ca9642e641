"""The estimates: for each event and kind of figure, what was known, from how many voices, as known on any day.

The rule stands in words, with a worked example, in `datasets/ESTIMATES.md`. Every parameter of it is an argument of `derive`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median
from typing import Any

import numpy as np
import pandas as pd

from schemas import dates
from schemas.figures import FIGURE
from scripts.derive.figures import ASSERTING, KEY, PARTIES, SAME_THING, figures, official
from scripts.derive.origins import day, event

NUMBERS = (*FIGURE, "open_below", "open_above")
COUNTS = ("n_statements", "n_sources", "n_origins", "n_voices", "n_countries", "n_denials", "n_cannot_confirm", "acknowledged")
PROJECTING = ("projects",)
AGEING = ("total", "snapshot")  # a figure of these grows stale; a rate, capacity or single event does not


@dataclass(frozen=True)
class Rule:
    """The parameters: what counts, how long, and who is left out.

    `window` is in days; `without` holds organisation_ids; with `origins_only` false, repetitions count too.
    """

    window: int = 180
    asserting: tuple[str, ...] = ASSERTING
    projecting: tuple[str, ...] = PROJECTING
    without: tuple[str, ...] = ()
    origins_only: bool = True


def derive(statements: pd.DataFrame, actors: pd.DataFrame, rule: Rule | None = None) -> pd.DataFrame:
    """All vintages of all estimates, from statements that `scripts.derive.origins` has completed.

    One row is one estimate as known from realtime_start to realtime_end (NaT: to this day), both included. Columns: estimate_id,
    KEY, realtime_start, realtime_end, NUMBERS, COUNTS and corroboration. Sorted by KEY and realtime_start.
    """
    rule = rule or Rule()
    rows = _eligible(statements, actors, rule)
    answers = _answers(statements, rule)
    keyed: Any = rows.groupby([*KEY], sort=True)
    found = [
        {**dict(zip(KEY, key, strict=True)), **vintage}
        for key, group in keyed
        for vintage in _vintages(group, answers.get(str(key[0] or key[1]), _Answers.of([])), rule)
    ]
    columns = [*KEY, "realtime_start", "realtime_end", *NUMBERS, *COUNTS, "corroboration"]
    frame = pd.DataFrame(found, columns=columns)
    frame.insert(0, "estimate_id", _ids(frame))
    frame[[*SAME_THING]] = frame[[*SAME_THING]].replace("", None)
    return frame


def _ids(frame: pd.DataFrame) -> "pd.Series[Any]":
    event = frame["deployment_id"].where(frame["deployment_id"] != "", frame["transfer_id"])
    kind = frame["projected"].map({True: "projected", False: "stated"})
    first_day = pd.to_datetime(frame["realtime_start"]).dt.strftime("%Y-%m-%d")
    parts = [*(frame[name].replace("", "any").str.replace("_", "-") for name in SAME_THING[2:]), kind, first_day]
    return event.str.cat(pd.concat(parts, axis=1), sep=".")


_TEXTS = ("statement_id", "source_id", "organisation_id", "country", "until")
_NEEDED = (*_TEXTS, "known_on", "since", "least", "most", "middle", "only_least", "only_most", "counts", "official")


def _eligible(statements: pd.DataFrame, actors: pd.DataFrame, rule: Rule) -> pd.DataFrame:
    """The figures that may count under the rule, in the order in which they became known."""
    rows = figures(statements, (*rule.asserting, *rule.projecting))
    rows = rows[~rows["organisation_id"].isin(rule.without)].copy()
    rows["projected"] = rows["stance"].isin(rule.projecting)
    rows["until"] = dates.each(rows["period_end"], dates.last_day, "")
    rows["since"] = day(rows["stated_on"].fillna(rows["published_on"]), dates.first_day)
    rows["counts"] = rows["is_origin"] if rule.origins_only else True
    rows["official"] = official(rows, actors)
    # Only what the vintages need, as plain objects: the rows are gone through one by one.
    return rows.sort_values(["known_on", "statement_id"], kind="stable")[[*KEY, *_NEEDED]].astype(dict.fromkeys(_TEXTS, object))


@dataclass(frozen=True)
class _Answers:
    """Since when an event is denied, not confirmed, acknowledged: sorted days, one for each origin."""

    denials: Any
    cannot_confirm: Any
    acknowledged: Any

    @classmethod
    def of(cls, rows: Any) -> "_Answers":
        days: dict[str, list[Any]] = {"denies": [], "cannot_confirm": [], "acknowledges": []}
        for stance, known, country in rows:
            if stance != "acknowledges" or country in PARTIES:
                days[stance].append(known)
        return cls(*(np.sort(np.array(each, dtype="datetime64[ns]")) for each in days.values()))


def _answers(statements: pd.DataFrame, rule: Rule) -> dict[str, _Answers]:
    stances = statements["stance"].isin(["denies", "cannot_confirm", "acknowledges"])
    kept = ~statements["organisation_id"].isin(rule.without)
    rows = statements[stances & statements["is_origin"] & statements["known_on"].notna() & kept].copy()
    rows["event_id"] = event(rows)
    groups = rows.dropna(subset=["event_id"]).groupby("event_id")
    return {str(event): _Answers.of(zip(g["stance"], g["known_on"].to_numpy(), g["country"], strict=True)) for event, g in groups}


@dataclass
class _State:
    """What is known of one estimate at a moment: the newest statement of each voice, and how much stands behind it."""

    ages: bool
    projected: bool
    newest: dict[str, Any] = field(default_factory=dict)
    statements: int = 0
    sources: set[str] = field(default_factory=set)
    origins: int = 0


def _vintages(group: pd.DataFrame, answers: _Answers, rule: Rule) -> Iterator[dict[str, Any]]:
    """The vintages of one estimate, each ending the day before the next begins."""
    state = _State(group["accounting"].iloc[0] in AGEING, bool(group["projected"].iloc[0]))
    current: dict[str, Any] | None = None
    rows: list[Any] = list(group.itertuples(index=False))
    days = np.unique(
        np.concatenate([group["known_on"].to_numpy(), answers.denials, answers.cannot_confirm, answers.acknowledged])
    )
    at = 0
    for today in days:
        at = _learn(state, rows, at, today)
        if not state.newest:
            continue
        values = _values(state, answers, today, rule)
        if current is not None and all(current[name] == value for name, value in values.items()):
            continue
        if current is not None:
            yield {**current, "realtime_end": pd.Timestamp(today) - pd.Timedelta(days=1)}
        current = {**values, "realtime_start": pd.Timestamp(today)}
    if current is not None:
        yield {**current, "realtime_end": pd.NaT}


def _learn(state: _State, rows: list[Any], at: int, today: Any) -> int:
    """Take in the rows that are known by today; the place of the first that is not comes back."""
    while at < len(rows) and rows[at].known_on <= today:
        row = rows[at]
        at += 1
        state.statements += 1
        state.sources.add(row.source_id)
        if row.counts:
            state.origins += 1
            former = state.newest.get(row.organisation_id)
            if former is None or _newness(row) > _newness(former):
                state.newest[row.organisation_id] = row
    return at


def _newness(row: Any) -> tuple[Any, ...]:
    """What makes a statement newer: the first day on which it can have been said, so that vague days displace none."""
    return row.since, row.known_on, row.until, row.statement_id


def _kept(state: _State, rule: Rule) -> list[Any]:
    """The newest statement of each voice, without the stale ones where figures age."""
    voices = list(state.newest.values())
    if not state.ages:
        return voices
    oldest = max(row.since for row in voices) - pd.Timedelta(days=rule.window)
    return [row for row in voices if row.since >= oldest]


def standing(
    statements: pd.DataFrame, actors: pd.DataFrame, rule: Rule | None = None
) -> Iterator[tuple[tuple[Any, ...], Any, list[str]]]:
    """What each estimate rests on, from each day on which a figure became known: KEY (a gap is ""), the day, statement_ids."""
    rule = rule or Rule()
    groups: Any = _eligible(statements, actors, rule).groupby([*KEY], sort=True)
    for key, group in groups:
        state = _State(group["accounting"].iloc[0] in AGEING, bool(group["projected"].iloc[0]))
        rows: list[Any] = list(group.itertuples(index=False))
        at = 0
        for today in group["known_on"].drop_duplicates():
            at = _learn(state, rows, at, today)
            if state.newest:
                yield key, today, [row.statement_id for row in _kept(state, rule)]


def behind(statements: pd.DataFrame, actors: pd.DataFrame, as_of: pd.Timestamp, rule: Rule | None = None) -> pd.DataFrame:
    """The statements that the estimates as known on a day rest on, newest of each voice: KEY, statement_id, organisation_id."""
    rule = rule or Rule()
    rows = _eligible(statements, actors, rule)
    found = []
    groups: Any = rows[rows["known_on"] <= as_of].groupby([*KEY], sort=True)
    for key, group in groups:
        state = _State(group["accounting"].iloc[0] in AGEING, bool(group["projected"].iloc[0]))
        _learn(state, list(group.itertuples(index=False)), 0, as_of)
        if state.newest:
            found += [(*key, row.statement_id, row.organisation_id) for row in _kept(state, rule)]
    frame = pd.DataFrame(found, columns=[*KEY, "statement_id", "organisation_id"])
    frame[[*SAME_THING]] = frame[[*SAME_THING]].replace("", None)
    return frame


def _values(state: _State, answers: _Answers, today: Any, rule: Rule) -> dict[str, Any]:
    voices = _kept(state, rule)
    low, high = min(row.least for row in voices), max(row.most for row in voices)
    countries = {row.country for row in voices if row.official and isinstance(row.country, str)}
    acknowledged = bool(np.searchsorted(answers.acknowledged, today, side="right"))
    return {
        "low": low,
        "best": float(median(row.middle for row in voices)),
        "high": high,
        "open_below": all(row.only_most for row in voices if row.least == low),
        "open_above": all(row.only_least for row in voices if row.most == high),
        "n_statements": state.statements,
        "n_sources": len(state.sources),
        "n_origins": state.origins,
        "n_voices": len(voices),
        "n_countries": len(countries),
        "n_denials": int(np.searchsorted(answers.denials, today, side="right")),
        "n_cannot_confirm": int(np.searchsorted(answers.cannot_confirm, today, side="right")),
        "acknowledged": acknowledged,
        "corroboration": "projected_only"
        if state.projected
        else corroboration(acknowledged=acknowledged, countries=len(countries), voices=len(voices)),
    }


def corroboration(*, acknowledged: bool, countries: int, voices: int) -> str:
    """The best that holds of what stands behind an event or figure; projected_only where no voice asserts it."""
    if acknowledged:
        return "acknowledged"
    if countries > 1:
        return "several_countries"
    if voices > 1:
        return "several_voices"
    return "single_voice" if voices else "projected_only"
