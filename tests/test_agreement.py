"""Agreement: known values, and a draw that does not change."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from scripts import agreement

ROW = dict.fromkeys([*agreement.CODES, "low", "best", "high", "stated_on"], "")


def _codings(root: Path, first: list[dict[str, str]], second: list[dict[str, str]]) -> pd.DataFrame:
    folder = root / "datasets" / "reliability"
    folder.mkdir(parents=True)
    for name, rows in (("first", first), ("second", second)):
        frame = pd.DataFrame([{"statement_id": f"a.{number:02}", **ROW, **row} for number, row in enumerate(rows)])
        frame.to_csv(folder / f"{name}.csv", index=False)
    return agreement.read(root)


def _value(table: pd.DataFrame, column: str, what: str) -> float:
    value: Any = table.set_index("column").loc[column, what]
    return float(value)


def test_alpha_is_that_of_the_textbook(tmp_path: Path) -> None:
    # Krippendorff's own small example of binary data (2 observers, 10 units): 6 of 10 agree, alpha 0.095.
    first, second = "0100000000", "1110010010"
    codings = _codings(tmp_path, [{"stance": c} for c in first], [{"stance": c} for c in second])
    table = agreement.table(codings)
    assert _value(table, "stance", "percent_agreement") == 60.0
    assert _value(table, "stance", "alpha") == pytest.approx(0.095, abs=0.001)


def test_figures_agree_as_a_whole_and_dates_to_the_month(tmp_path: Path) -> None:
    first = [{"best": "3000", "stated_on": "2024-10-23"}, {"low": "500"}, {}]
    second = [{"best": "3000", "stated_on": "2024-10"}, {"best": "500"}, {"stated_on": "2024"}]
    table = agreement.table(_codings(tmp_path, first, second))
    assert _value(table, "low, best, high", "statements") == 2
    assert _value(table, "low, best, high", "percent_agreement") == 50.0
    assert _value(table, "stated_on (month)", "percent_agreement") == pytest.approx(66.7)


def test_the_draw_is_a_tenth_and_stays() -> None:
    ids = [f"source-{number}" for number in range(5000)]
    share = sum(map(agreement.drawn, ids)) / len(ids)
    assert 0.085 < share < 0.115
    assert [number for number in range(40) if agreement.drawn(f"source-{number}")] == FIRST_DRAWN


FIRST_DRAWN = [2, 12, 18, 32, 39]
