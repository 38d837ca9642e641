"""Whose words a statement is, since when it was public, and what a relay made of it."""

from typing import Any

import numpy as np
import pandas as pd

from schemas import dates
from schemas.figures import FIGURE

# What is compared between a repetition and its origin; low, best and high are one thing, the figure.
COMPARED = ("figure", "bound", "unit", "accounting", "stance", "stated_on")


def derive(statements: pd.DataFrame, sources: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """The statements with the columns that stand beside them when published; rows and order stay.

    Adds known_on, stated_on_earliest and stated_on_latest (days, NaT where nothing is known), origin_id, is_origin, relay_changes
    (a list, None for an origin), organisation, speaker and country (names), url, publisher, published_on and language (of the
    document).
    """
    rows = statements.copy()
    documents = sources.set_index("source_id")
    rows["published_on"] = rows["source_id"].map(documents["published_on"])
    rows["known_on"] = known_on(rows)
    rows["stated_on_earliest"] = day(rows["stated_on"], dates.first_day)
    rows["stated_on_latest"] = day(rows["stated_on"].fillna(rows["published_on"]), dates.last_day)
    origin = roots(rows["statement_id"], rows["repeats"])
    rows["origin_id"] = rows["statement_id"].to_numpy()[origin]
    rows["is_origin"] = origin == np.arange(len(rows))
    rows["relay_changes"] = relay_changes(rows, origin)
    names, countries = actors.set_index("actor_id")["name"], actors.set_index("actor_id")["country"]
    rows["organisation"] = rows["organisation_id"].map(names)
    rows["speaker"] = rows["speaker_id"].map(names)
    rows["country"] = rows["organisation_id"].map(countries)
    for name in ("url", "publisher", "language"):
        rows[name] = rows["source_id"].map(documents[name])
    return rows


def day(written: "pd.Series[Any]", bound: Any) -> "pd.Series[Any]":
    """The first or last day of each partial date; NaT where there is none."""
    return pd.to_datetime(dates.each(written, bound, None), format="%Y-%m-%d")


def event(rows: pd.DataFrame) -> "pd.Series[Any]":
    """The deployment_id or transfer_id of each row, empty where it is about neither."""
    either: pd.Series[Any] = rows["deployment_id"].fillna(rows["transfer_id"])
    return either


def known_on(rows: pd.DataFrame) -> "pd.Series[Any]":
    """The last day on which each statement can have become public.

    That is the last day of stated_on or of the document's published_on, whichever comes first: a document that is out holds it.
    NaT when the document shows neither.
    """
    said, printed = (day(rows[name], dates.last_day) for name in ("stated_on", "published_on"))
    return pd.concat([said, printed], axis=1).min(axis=1)


def roots(ids: "pd.Series[Any]", repeats: "pd.Series[Any]") -> "np.ndarray[Any, np.dtype[np.int64]]":
    """For each statement, the place of the one that its chain of `repeats` ends at; its own when it repeats nothing here."""
    place = pd.Series(np.arange(len(ids)), index=ids.to_numpy())
    ahead = repeats.map(place).fillna(pd.Series(np.arange(len(ids)), index=repeats.index)).to_numpy(dtype=np.int64)
    for _ in range(len(ids).bit_length()):
        ahead = ahead[ahead]
    return ahead


def relay_changes(rows: pd.DataFrame, origin: "np.ndarray[Any, np.dtype[np.int64]]") -> "pd.Series[Any]":
    """For each repetition, which of COMPARED differ from its origin, as a list; None for an origin.

    A day differs from another when both are given and one does not contain the other.
    """
    theirs = rows.iloc[origin].set_axis(rows.index)
    figure = pd.Series(False, index=rows.index)
    for name in FIGURE:
        figure |= ~_same(rows[name], theirs[name])
    differs = {"figure": figure}
    for name in ("bound", "unit", "accounting", "stance"):
        differs[name] = ~_same(rows[name], theirs[name])
    differs["stated_on"] = _apart(rows["stated_on"], theirs["stated_on"])
    flags = pd.DataFrame(differs)[[*COMPARED]].to_numpy()
    words = [[name for name, flag in zip(COMPARED, row, strict=True) if flag] for row in flags]
    own = origin == np.arange(len(rows))
    return pd.Series(
        [None if is_origin else changed for is_origin, changed in zip(own, words, strict=True)], index=rows.index, dtype=object
    )


def _same(one: "pd.Series[Any]", other: "pd.Series[Any]") -> Any:
    return (one == other) | (one.isna() & other.isna())


def _apart(one: "pd.Series[Any]", other: "pd.Series[Any]") -> Any:
    pairs = zip(one.fillna(""), other.fillna(""), strict=True)
    return pd.Series([bool(a and b and not (a.startswith(b) or b.startswith(a))) for a, b in pairs], index=one.index)
