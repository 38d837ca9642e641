"""Questions to the published tables, and their answers in words, CSV or JSON."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from scripts.derive import estimates, origins
from scripts.derive.estimates import Rule
from scripts.derive.figures import KEY, SAME_THING, same_thing
from scripts.published import frames
from scripts.tables import nearest


class UnknownWordError(Exception):
    """The question names an event, metric or voice that the tables do not have."""


@dataclass(frozen=True)
class Question:
    """Which estimates, and as known when; empty means all."""

    as_of: datetime | None = None
    events: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()


SHOWN = (
    *KEY,
    "low",
    "best",
    "high",
    "open_below",
    "open_above",
    "n_voices",
    "n_origins",
    "n_denials",
    "corroboration",
    "realtime_start",
)
BEHIND = ("statement_id", "known_on", "organisation", "stance", "bound", "low", "best", "high", "url")


def answer(folder: Path, question: Question, rule: Rule, form: str) -> str:
    """The estimates asked for, from the published tables of a folder. Raises NotPublishedError and UnknownWordError."""
    tables = frames(folder, "statements", "actors")
    statements, actors = tables["statements"], tables["actors"]
    event = origins.event(statements)
    known("event", question.events, event)
    known("metric", question.metrics, statements["metric"])
    known("voice", rule.without, statements["organisation_id"])
    asked = statements[among(event, question.events) & (among(statements["metric"], question.metrics) | statements["low"].isna())]
    day = pd.Timestamp(question.as_of) if question.as_of else pd.Timestamp.max
    vintages = estimates.derive(asked, actors, rule)
    ends = vintages["realtime_end"].fillna(pd.Timestamp.max)
    current = vintages[(vintages["realtime_start"] <= day) & (ends >= day) & among(vintages["metric"], question.metrics)]
    resting = estimates.behind(asked, actors, day, rule).merge(
        statements.drop(columns=[*KEY[:-1], "organisation_id"]), on="statement_id"
    )
    return FORMATS[form](current[[*SHOWN]], resting)


def among(values: "pd.Series[Any]", wanted: tuple[str, ...]) -> "pd.Series[bool]":
    """Which values are wanted; all where nothing is."""
    return values.isin(wanted) if wanted else values.notna() | values.isna()


def known(what: str, words: tuple[str, ...], values: "pd.Series[Any]") -> None:
    """Raise UnknownWordError, with the nearest right word, when one of `words` is not among the values."""
    there = tuple(sorted(values.dropna().unique()))
    for word in words:
        if word not in there:
            near = nearest(word, there)
            raise UnknownWordError(f'No statement has the {what} "{word}".' + (f' Did you mean "{near}"?' if near else ""))


def _in_words(current: pd.DataFrame, resting: pd.DataFrame) -> str:
    if current.empty:
        return "Nothing was known then."
    lines: list[str] = []
    for row in current.itertuples(index=False):
        lines += [_headline(row), *(f"    {_evidence(one)}" for one in _behind(row, resting).itertuples(index=False))]
    return "\n".join(lines)


def _behind(row: Any, resting: pd.DataFrame) -> pd.DataFrame:
    return resting[same_thing(resting, row._asdict(), KEY)].sort_values("known_on")


def _thing(row: Any) -> str:
    """What the figures are about, in words."""
    event, *codes = (value for name in SAME_THING if name != "unit" and isinstance(value := getattr(row, name), str))
    return f"{event}: {' '.join(codes)}"


def _headline(row: Any) -> str:
    kind = "projected, " if row.projected else ""
    low, high = f"{'at most ' * row.open_below}{row.low:,g}", f"{row.high:,g}{' or more' * row.open_above}"
    counts = ((row.n_voices, "voice"), (row.n_origins, "origin"), (row.n_denials, "denial"))
    support = ", ".join([*(f"{count} {noun}{'s' * (count != 1)}" for count, noun in counts), row.corroboration])
    return f"{_thing(row)}: {kind}best {row.best:,g} {row.unit} ({low} to {high}); {support}; since {row.realtime_start:%Y-%m-%d}"


def _evidence(row: Any) -> str:
    numbers = " to ".join(f"{value:,g}" for value in (row.low, row.best, row.high) if not pd.isna(value))
    said = f"{row.organisation} {row.stance} {row.bound.replace('_', ' ')} {numbers}"
    return f"{row.known_on:%Y-%m-%d}  {said}  {row.statement_id}  {row.url}"


def _as_csv(current: pd.DataFrame, _resting: pd.DataFrame) -> str:
    return current.to_csv(index=False, date_format="%Y-%m-%d").rstrip("\n")


def _as_json(current: pd.DataFrame, resting: pd.DataFrame) -> str:
    found = []
    for row in current.itertuples(index=False):
        statements = json.loads(_behind(row, resting)[[*BEHIND]].to_json(orient="records", date_format="iso"))
        found.append(
            {**json.loads(pd.DataFrame([row]).to_json(orient="records", date_format="iso"))[0], "statements": statements}
        )
    return json.dumps(found, ensure_ascii=False, indent=2)


def disagreements(pairs: pd.DataFrame) -> str:
    """Contradictions in words, one a line."""
    return "\n".join(_disagreement(row) for row in pairs.itertuples(index=False)) or "No such pair."


def _disagreement(row: Any) -> str:
    low, high = (_side(row, side, figure) for side, figure in (("lower", row.lower_most), ("higher", row.higher_least)))
    ratio = "" if pd.isna(row.ratio) else f"; {row.ratio:.1f} times"
    return f"{_thing(row)}: {low} against {high} {row.unit}{ratio}"


def _side(row: Any, side: str, figure: float) -> str:
    known, who, which = (getattr(row, f"{side}_{name}") for name in ("known_on", "organisation_id", "id"))
    basis = getattr(row, f"{side}_basis")
    rests = f", {basis.replace('_', ' ')}" if isinstance(basis, str) else ""
    return f"{who} {figure:,g} ({known:%Y-%m-%d}{rests}, {which})"


FORMATS = {"table": _in_words, "csv": _as_csv, "json": _as_json}
