"""Agreement of two codings of the same statements.

The units are fixed: the second reader gets the claim of each statement and the document, and codes all other columns anew.
Alpha is Krippendorff's for nominal data; an empty cell is a value like others ("the document does not say").
Source: K. Krippendorff, Content Analysis, 4th edition (2018), chapter 12; computed by the package krippendorff.
"""

import hashlib
from pathlib import Path

import krippendorff
import numpy as np
import pandas as pd

from schemas.figures import FIGURE
from schemas.package import EDITED

SEED = "dprk-russia 2026-11"
SHARE = 0.1
FOLDER = "reliability"
# phase_before is the phase as coded under the vaguer rule that the first test found wanting; phase was coded anew.
CODES = (
    *("stance", "topic", "phase", "phase_before", "metric", "bound", "unit", "accounting"),
    *("organisation_id", "deployment_id", "transfer_id"),
)
MONTH = len("YYYY-MM")


def drawn(source_id: str) -> bool:
    """Whether a document belongs to the sample: a tenth of all, by a hash of its id, so that it stays drawn when others come."""
    number = int.from_bytes(hashlib.sha256(f"{SEED}:{source_id}".encode()).digest()[:8], "big")
    return number < SHARE * 2**64


def read(root: Path) -> pd.DataFrame:
    """Both codings side by side, by statement: each column as first_… and second_…, empty cells as empty text."""
    first, second = (
        pd.read_csv(root / EDITED / FOLDER / f"{name}.csv", dtype="str", keep_default_na=False).set_index("statement_id")
        for name in ("first", "second")
    )
    return first.add_prefix("first_").join(second.add_prefix("second_"), how="inner", validate="1:1")


def table(codings: pd.DataFrame) -> pd.DataFrame:
    """For each column: the statements compared, percent agreement, and alpha (figures and dates: agreement alone).

    Figures agree when low, best and high do, of the statements in which either reader coded one; stated_on to the month.
    """
    rows = [(column, *_nominal(codings[f"first_{column}"], codings[f"second_{column}"])) for column in CODES]
    figures = [codings[[f"{who}_{name}" for name in FIGURE]].agg(" ".join, axis=1) for who in ("first", "second")]
    given = (figures[0].str.strip() != "") | (figures[1].str.strip() != "")
    rows.append(("low, best, high", int(given.sum()), _percent(figures[0][given], figures[1][given]), np.nan))
    months = [codings[f"{who}_stated_on"].str[:MONTH] for who in ("first", "second")]
    rows.append(("stated_on (month)", len(codings), _percent(*months), np.nan))
    return pd.DataFrame(rows, columns=["column", "statements", "percent_agreement", "alpha"]).round(
        {"percent_agreement": 1, "alpha": 3}
    )


def _nominal(first: "pd.Series[str]", second: "pd.Series[str]") -> tuple[int, float, float]:
    codes = pd.factorize(pd.concat([first, second]))[0].reshape(2, -1).astype(float)
    alpha = krippendorff.alpha(codes, level_of_measurement="nominal") if len(np.unique(codes)) > 1 else np.nan
    return len(first), _percent(first, second), float(alpha)


def _percent(first: "pd.Series[str]", second: "pd.Series[str]") -> float:
    return float((first == second).mean() * 100)
