"""The estimates: for each event and kind of figure, what was known, from how many voices, as known on any day.

The rule stands in words, with a worked example, in `datasets/ESTIMATES.md`. Every parameter of it is an argument of `derive`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from schemas import dates
from scripts.derive.origins import day

# One estimate is about one of these; the place is in the event.
KEY = ("event_id", "metric", "unit", "phase", "accounting", "per", "projected")
NUMBERS = ("low", "best", "high", "open_below", "open_above")
COUNTS = ("n_statements", "n_sources", "n_origins", "n_voices", "n_countries", "n_denials", "n_cannot_confirm", "acknowledged")
ASSERTING = ("asserts", "acknowledges")
PROJECTING = ("projects",)
# Whose country counts: states and their bodies, and bodies of several states; never media, institutes, companies or persons.
OFFICIAL = ("state", "government_body", "intelligence_agency", "military", "legislature", "multilateral_body")
PARTIES = ("PRK", "RUS")
AGEING = ("total", "snapshot")  # a figure of these grows stale; a rate, capacity or single event does not


@dataclass(frozen=True)
class Rule:
    """The parameters: what counts, how long, and who is left out.

    `window` is in days; `without` holds organisation_ids; with `origins_only` false, every repetition counts as a voice's statement.
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
    answers = _answers(statements, actors, rule)
    none = _Answers.of([])
    found = [
        {**dict(zip(KEY, key, strict=True)), **vintage}
        for key, group in rows.groupby([*KEY], dropna=False, sort=True)
        for vintage in _vintages(group, answers.get(key[0], none), rule, aged=key[4] in AGEING, projected=bool(key[6]))
    ]
    columns = [*KEY, "realtime_start", "realtime_end", *NUMBERS, *COUNTS, "corroboration"]
    frame = pd.DataFrame(found, columns=columns).replace({"unit": {"": None}, "phase": {"": None}, "per": {"": None}})
    frame.insert(0, "estimate_id", _ids(frame))
    return frame


def _ids(frame: pd.DataFrame) -> "pd.Series[Any]":
    parts = [
        frame[name].fillna("any").astype(str).str.replace("_", "-")
        for name in ("event_id", "metric", "unit", "phase", "accounting", "per")
    ]
    kind = frame["projected"].map({True: "projected", False: "stated"}).astype(str)
    day_ = pd.to_datetime(frame["realtime_start"]).dt.strftime("%Y-%m-%d")
    joined = parts[0]
    for part in [*parts[1:], kind, day_]:
        joined = joined + "." + part
    return joined


def _eligible(statements: pd.DataFrame, actors: pd.DataFrame, rule: Rule) -> pd.DataFrame:
    """The statements with a figure about an event, of a stance that counts, with the day since when they are known."""
    figure = statements[["low", "best", "high"]].notna().any(axis=1)
    event = statements["deployment_id"].fillna(statements["transfer_id"])
    stance = statements["stance"].isin([*rule.asserting, *rule.projecting])
    kept = ~statements["organisation_id"].isin(rule.without)
    rows = statements[figure & event.notna() & stance & kept & statements["known_on"].notna()].copy()
    rows["event_id"] = event.loc[rows.index]
    rows["projected"] = rows["stance"].isin(rule.projecting)
    for name in ("metric", "unit", "phase", "accounting", "per"):
        rows[name] = rows[name].fillna("")
    rows["least"] = rows["low"].fillna(rows["best"]).fillna(rows["high"])
    rows["most"] = rows["high"].fillna(rows["best"]).fillna(rows["low"])
    rows["middle"] = rows["best"].fillna((rows["least"] + rows["most"]) / 2)
    rows["only_least"] = rows["best"].isna() & rows["high"].isna()
    rows["only_most"] = rows["best"].isna() & rows["low"].isna()
    rows["until"] = day(rows["period_end"], dates.last_day).fillna(pd.Timestamp.min)
    rows["counts"] = rows["is_origin"] if rule.origins_only else True
    official = actors.set_index("actor_id")["kind"].isin(OFFICIAL)
    rows["official"] = rows["organisation_id"].map(official).fillna(False).astype(bool)
    return rows.sort_values(["known_on", "until", "statement_id"], kind="stable")


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


def _answers(statements: pd.DataFrame, actors: pd.DataFrame, rule: Rule) -> dict[str, _Answers]:
    stances = statements["stance"].isin(["denies", "cannot_confirm", "acknowledges"])
    kept = ~statements["organisation_id"].isin(rule.without)
    rows = statements[stances & statements["is_origin"] & statements["known_on"].notna() & kept].copy()
    rows["event_id"] = rows["deployment_id"].fillna(rows["transfer_id"])
    rows["country"] = rows["organisation_id"].map(actors.set_index("actor_id")["country"])
    groups = rows.dropna(subset=["event_id"]).groupby("event_id")
    return {str(event): _Answers.of(zip(g["stance"], g["known_on"].to_numpy(), g["country"], strict=True)) for event, g in groups}


@dataclass
class _State:
    """What is known at a moment: the newest statement of each voice, and how much stands behind it."""

    newest: dict[str, Any] = field(default_factory=dict)
    statements: int = 0
    sources: set[str] = field(default_factory=set)
    origins: int = 0


def _vintages(group: pd.DataFrame, answers: _Answers, rule: Rule, *, aged: bool, projected: bool) -> Iterator[dict[str, Any]]:
    """The vintages of one estimate, each ending the day before the next begins."""
    state = _State()
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
        values = _values(state, answers, today, rule, aged=aged, projected=projected)
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
            state.newest[row.organisation_id] = row
    return at


def _values(state: _State, answers: _Answers, today: Any, rule: Rule, *, aged: bool, projected: bool) -> dict[str, Any]:
    voices = list(state.newest.values())
    if aged:
        oldest = max(row.known_on for row in voices) - pd.Timedelta(days=rule.window)
        voices = [row for row in voices if row.known_on >= oldest]
    low, high = min(row.least for row in voices), max(row.most for row in voices)
    countries = {row.country for row in voices if row.official and isinstance(row.country, str)}
    acknowledged = bool(np.searchsorted(answers.acknowledged, today, side="right"))
    return {
        "low": low,
        "best": float(np.median([row.middle for row in voices])),
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
        "corroboration": _corroboration(acknowledged, len(countries), len(voices), projected=projected),
    }


def _corroboration(acknowledged: bool, countries: int, voices: int, *, projected: bool) -> str:  # noqa: FBT001
    if projected:
        return "projected_only"
    if acknowledged:
        return "acknowledged"
    if countries > 1:
        return "several_countries"
    return "several_voices" if voices > 1 else "single_voice"
