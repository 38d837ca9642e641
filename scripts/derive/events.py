"""Deployments and transfers with what the statements say of them: days, counts, and the headline estimate."""

import pandas as pd

from schemas import dates
from schemas.figures import FIGURE
from scripts.derive.estimates import AGEING, corroboration
from scripts.derive.figures import ASSERTING, PARTIES, official
from scripts.derive.origins import day

# Figures that are not a quantity of the thing moved.
NO_QUANTITY = (
    "share",
    "change",
    "factor",
    "accuracy",
    "duration",
    "sites",
    "listings",
    "occasions",
    "honours",
    "killed",
    "wounded",
    "value",
)


def derive(events: pd.DataFrame, statements: pd.DataFrame, estimates: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """The events (deployments or arms_transfers) with the derived columns of their published model; rows and order stay."""
    key = events.columns[0]
    rows = events.copy()
    for name in ("start", "end"):
        rows[f"{name}_earliest"] = day(rows[f"{name}_date"], dates.first_day)
        rows[f"{name}_latest"] = day(rows[f"{name}_date"], dates.last_day)
    rows = rows.join(_support(statements[statements[key].notna()], key, actors), on=key)
    counts = [name for name in rows.columns if name.startswith("n_")]
    rows[counts] = rows[counts].fillna(0).astype("Int64")
    rows["acknowledged"] = rows["acknowledged"].fillna(False).astype(bool)
    rows["corroboration"] = rows["corroboration"].fillna("projected_only")
    current = estimates[estimates["realtime_end"].isna() & estimates[key].notna() & ~estimates["projected"].astype(bool)]
    current = current[current["accounting"].isin(AGEING)]  # a rate or a single batch is not how many there are
    if key == "deployment_id":
        rows = _headline(rows, current[current["metric"] == "personnel"], key, "personnel", ("phase", "accounting"))
        return _headline(rows, current[current["metric"] == "killed"], key, "killed", ())
    return _headline(rows, current[~current["metric"].isin(NO_QUANTITY)], key, "quantity", ("unit", "phase", "accounting"))


def _support(statements: pd.DataFrame, key: str, actors: pd.DataFrame) -> pd.DataFrame:
    """By event: when it was spoken of, how often and by how many."""
    rows = statements.assign(official=official(statements, actors))
    origins = rows[rows["is_origin"]]
    asserted = origins[origins["stance"].isin(ASSERTING)]
    by_event = rows.groupby(key)
    support = pd.DataFrame(
        {
            "first_stated_on": by_event["known_on"].min(),
            "last_stated_on": by_event["known_on"].max(),
            "n_statements": by_event.size(),
            "n_sources": by_event["source_id"].nunique(),
            "n_origins": origins.groupby(key).size(),
            "n_voices": asserted.groupby(key)["organisation_id"].nunique(),
            "n_countries": asserted[asserted["official"]].groupby(key)["country"].nunique(),
            "n_denials": origins[origins["stance"] == "denies"].groupby(key).size(),
            "n_cannot_confirm": origins[origins["stance"] == "cannot_confirm"].groupby(key).size(),
        }
    ).fillna(dict.fromkeys(("n_origins", "n_voices", "n_countries", "n_denials", "n_cannot_confirm"), 0))
    owned = origins[(origins["stance"] == "acknowledges") & origins["country"].isin(PARTIES)]
    support["acknowledged"] = support.index.isin(owned[key])
    counted = zip(support["acknowledged"], support["n_countries"], support["n_voices"], strict=True)
    support["corroboration"] = [corroboration(acknowledged=a, countries=c, voices=v) for a, c, v in counted]
    return support


def _headline(rows: pd.DataFrame, estimates: pd.DataFrame, key: str, name: str, beside: tuple[str, ...]) -> pd.DataFrame:
    """The estimate that rests on the most voices, then origins, then is the newest; each as NAME_low and so on."""
    order = ["n_voices", "n_origins", "realtime_start", "estimate_id"]
    best = estimates.sort_values(order, ascending=[False, False, False, True]).drop_duplicates(key).set_index(key)
    chosen = best[[*FIGURE, *beside]].add_prefix(f"{name}_")
    joined: pd.DataFrame = rows.join(chosen, on=key)
    return joined
