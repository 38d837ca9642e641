"""What the figures show, from published tables: estimates with the statements around them, and counts. Nothing is drawn here."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from pyarrow import parquet

from schemas.figures import FIGURE
from scripts.derive.figures import KEY, OFFICIAL, PARTIES, SAME_THING, ranges, same_thing
from scripts.derive.origins import event
from scripts.published import home

TABLES = ("statements", "estimates", "deployments", "arms_transfers", "actors", "vocabulary")
SIDES = ("Ukraine", "South Korea", "United States", "Russia, North Korea", "Other official", "Media, institutes, others")
_COUNTRIES = {"UKR": SIDES[0], "KOR": SIDES[1], "USA": SIDES[2], **dict.fromkeys(PARTIES, SIDES[3])}
STANCES = ("acknowledges", "asserts", "projects", "finds_none", "cannot_confirm", "deflects", "disputes", "denies")
# Said of an event, these need no figure: each has a lane of its own.
ANSWERS = ("denies", "disputes", "cannot_confirm", "finds_none", "deflects")
_ROWS = 25

Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Topic:
    """One figure: its file name, what its numbers are in a sentence, and a (metric, unit, accounting) for each panel."""

    name: str
    noun: str
    panels: tuple[tuple[str, str, str], ...]


TOPICS = (
    Topic("troops", "North Korean troops in Russia", (("personnel", "persons", "total"), ("personnel", "persons", "snapshot"))),
    Topic("casualties", "North Korean casualties", (("killed_or_wounded", "persons", "total"), ("killed", "persons", "total"))),
    Topic("shells", "rounds of ammunition sent to Russia", (("munitions", "rounds", "total"),)),
    Topic("containers", "containers of arms sent to Russia", (("containers", "containers", "total"),)),
    Topic("missiles", "missiles sent to Russia", (("missiles", "missiles", "total"),)),
)


@dataclass(frozen=True)
class Panel:
    """One estimate and all that was said around it.

    `vintages` are its rows of `estimates` in order; `marks` the origins with a figure on the same thing (statement_id, known_on,
    side, stance, least, most, middle, only_least, only_most); `answers` the other origins that deny the event, dispute it or do
    not answer for it (statement_id, known_on, side, stance). known_on is NaT where no day is known.
    """

    event: str
    title: str
    label: str
    vintages: pd.DataFrame
    marks: pd.DataFrame
    answers: pd.DataFrame
    until: pd.Timestamp


def version(folder: Path) -> str:
    """The version that the published statements of a folder carry."""
    return str(parquet.read_schema(home(folder) / "statements.parquet").metadata[b"version"].decode())


def sides(statements: pd.DataFrame, actors: pd.DataFrame) -> "pd.Series[Any]":
    """The side of each statement's voice, one of SIDES: of officials by their country.

    State media of Moscow and Pyongyang speak for them; other media, institutes, companies and groups of people are one side.
    """
    actor = actors.set_index("actor_id")
    official = actor["kind"].isin(OFFICIAL)
    spokesman = actor["country"].isin(PARTIES) & actor["member_of"].map(official).fillna(False).astype(bool)
    side = actor["country"].map(_COUNTRIES).fillna(SIDES[4]).where(official | spokesman, SIDES[5])
    found: pd.Series[Any] = statements["organisation_id"].map(side)
    return found


def panels(tables: Tables, topic: Topic) -> list[Panel]:
    """The panels of a topic for which the tables hold an estimate."""
    keys = [chosen(tables["estimates"], *asked) for asked in topic.panels]
    return [_panel(tables, key) for key in keys if key]


def chosen(estimates: pd.DataFrame, metric: str, unit: str, accounting: str) -> dict[str, Any] | None:
    """The KEY of the estimate of this kind that, in any vintage, rested on the most voices, then origins; None: there is none."""
    kind = (estimates["metric"] == metric) & (estimates["unit"] == unit) & (estimates["accounting"] == accounting)
    rows = estimates[kind & ~estimates["projected"].astype(bool)]
    if rows.empty:
        return None
    best = rows.sort_values(["n_voices", "n_origins", "estimate_id"], ascending=[False, False, True], kind="stable").iloc[0]
    return {name: best[name] for name in KEY}


def _panel(tables: Tables, key: dict[str, Any]) -> Panel:
    origins = tables["statements"][tables["statements"]["is_origin"].astype(bool)]
    origins = origins.assign(side=sides(origins, tables["actors"]))
    figured = same_thing(origins, key) & origins[[*FIGURE]].notna().any(axis=1)
    about = same_thing(origins, key, SAME_THING[:2])
    vintages = tables["estimates"][same_thing(tables["estimates"], key, KEY)].sort_values("realtime_start")
    which = str(key["transfer_id"] if pd.isna(key["deployment_id"]) else key["deployment_id"])
    return Panel(
        event=which,
        title=titles(tables)[which],
        label=label(tables["vocabulary"], key),
        vintages=vintages,
        marks=_marks(origins[figured]),
        answers=_in_order(origins[about & ~figured & origins["stance"].isin(ANSWERS)]),
        until=tables["statements"]["known_on"].max(),
    )


def _in_order(rows: pd.DataFrame, *more: str) -> pd.DataFrame:
    return rows.sort_values(["known_on", "statement_id"])[["statement_id", "known_on", "side", "stance", *more]]


def _marks(rows: pd.DataFrame) -> pd.DataFrame:
    figures = ranges(rows)
    return _in_order(rows.assign(**figures), *figures)


def label(vocabulary: pd.DataFrame, key: dict[str, Any]) -> str:
    """What the axis counts, with its unit: "Personnel, arrived, total (persons)". That the dead are lost needs no word."""
    labels = vocabulary.set_index(["vocabulary", "code"])["label"]
    named = [name for name in ("metric", "phase", "accounting", "per") if not pd.isna(key[name]) and key[name] != "lost"]
    *words, unit = (str(labels.get((name, key[name]), key[name])) for name in (*named, "unit"))
    return f"{', '.join(words).capitalize()} ({unit})"


def titles(tables: Tables) -> dict[str, str]:
    """The title of each event, by its id."""
    pairs = (("deployments", "deployment_id"), ("arms_transfers", "transfer_id"))
    return {key: title for table, name in pairs for key, title in zip(tables[table][name], tables[table]["title"], strict=True)}


def sentence(noun: str, panel: Panel) -> str:
    """What a figure of estimates shows, said of the current vintage of its first panel."""
    now = panel.vintages.iloc[-1]
    voices = "1 voice puts" if now["n_voices"] == 1 else f"{now['n_voices']} voices put"
    span = f"at {now['low']:,.0f}"
    if now["low"] < now["high"]:
        more = " or more" if now["open_above"] else ""
        span = f"at between {now['low']:,.0f} and {now['high']:,.0f}{more} (median\N{NO-BREAK SPACE}{now['best']:,.0f})"
    what = f"the total of {noun}" if now["accounting"] == "total" else noun
    return f"As known on {panel.until:%Y-%m-%d}, {voices} {what} {span}"


@dataclass(frozen=True)
class Counts:
    """Origins about the events that are most spoken of: by stance, and by the side of the voice. Rows are titles, in order."""

    by_stance: pd.DataFrame
    by_side: pd.DataFrame


def counts(tables: Tables) -> Counts:
    """The 25 events with the most statements, repetitions included, against stances and sides."""
    statements = tables["statements"]
    known = statements.assign(event=event(statements), side=sides(statements, tables["actors"])).dropna(subset=["event"])
    most = known.groupby("event").size().reset_index(name="n").sort_values(["n", "event"], ascending=[False, True]).head(_ROWS)
    origins = known[known["is_origin"].astype(bool)]
    names = titles(tables)

    def table(column: str, order: tuple[str, ...]) -> pd.DataFrame:
        found = pd.crosstab(origins["event"], origins[column])
        found = found.reindex(index=most["event"], columns=list(order), fill_value=0)
        return found.rename(index=names).astype(int)

    return Counts(table("stance", STANCES), table("side", SIDES))


@dataclass(frozen=True)
class Weeks:
    """Statements by the week (its Monday) in which they became known: origins and repetitions; how many have no certain day."""

    by_week: pd.DataFrame
    without_day: int


def weeks(tables: Tables) -> Weeks:
    """Every week from the first to the last, also those in which nothing was said."""
    rows = tables["statements"]
    day = rows["known_on"].dt.strftime("%Y-%m-%d")
    sure = rows["known_on"].notna() & ((day == rows["stated_on"]) | (day == rows["published_on"]))
    dated = rows[sure]
    monday = dated["known_on"] - pd.to_timedelta(dated["known_on"].dt.day_of_week, unit="D")
    found = pd.crosstab(monday, dated["is_origin"].astype(bool)).reindex(columns=[True, False], fill_value=0)
    found.columns = pd.Index(["origins", "repetitions"])
    if len(found):
        found = found.reindex(pd.date_range(found.index.min(), found.index.max(), freq="7D"), fill_value=0)
    return Weeks(found, int((~sure).sum()))


def topics(tables: Tables) -> Iterator[tuple[Topic, list[Panel]]]:
    """Each topic of which the tables hold an estimate, with its panels."""
    for topic in TOPICS:
        if found := panels(tables, topic):
            yield topic, found
