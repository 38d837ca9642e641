"""Figures that can be compared: what makes two be about the same thing, what range each spans, and whose voice is official."""

from typing import Any

import pandas as pd

from schemas.figures import FIGURE
from scripts.derive.origins import event

# Figures are about the same thing when all of these agree; the place is in the event.
SAME_THING = ("deployment_id", "transfer_id", "metric", "unit", "phase", "accounting", "per")
KEY = (*SAME_THING, "projected")
ASSERTING = ("asserts", "acknowledges")
# Whose country counts: states and their bodies, and bodies of several states; never media, institutes, companies or persons.
OFFICIAL = ("state", "government_body", "intelligence_agency", "military", "legislature", "multilateral_body")
PARTIES = ("PRK", "RUS")


def same_thing(rows: pd.DataFrame, key: dict[str, Any], names: tuple[str, ...] = SAME_THING) -> "pd.Series[bool]":
    """Which rows are about the thing that the key names; an empty cell equals an empty cell."""
    same = pd.Series(True, index=rows.index)
    for name in names:
        same &= rows[name].isna() if pd.isna(key[name]) else (rows[name] == key[name])
    return same


def figures(statements: pd.DataFrame, stances: tuple[str, ...]) -> pd.DataFrame:
    """The statements of these stances with a figure about an event and a day since when they are known.

    Empty cells of SAME_THING become empty text. Adds what `ranges` gives.
    """
    given = statements[[*FIGURE]].notna().any(axis=1)
    rows = statements[
        given & event(statements).notna() & statements["stance"].isin(stances) & statements["known_on"].notna()
    ].copy()
    for name in SAME_THING:
        rows[name] = rows[name].astype(object).fillna("")
    return rows.assign(**ranges(rows))


def ranges(rows: pd.DataFrame) -> "dict[str, pd.Series[Any]]":
    """What figures come to: least and most (the range), middle (its best), only_least and only_most (just one bound is known)."""
    low, best, high = (rows[name] for name in FIGURE)
    least, most = low.fillna(best).fillna(high), high.fillna(best).fillna(low)
    return {
        "least": least,
        "most": most,
        "middle": best.fillna((least + most) / 2),
        "only_least": best.isna() & high.isna(),
        "only_most": best.isna() & low.isna(),
    }


def official(statements: pd.DataFrame, actors: pd.DataFrame) -> "pd.Series[bool]":
    """Whether the voice of each statement is a state, or a body of one or of several."""
    return statements["organisation_id"].map(actors.set_index("actor_id")["kind"]).isin(OFFICIAL)
