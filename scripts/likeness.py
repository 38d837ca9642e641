"""How alike two statements are: the figure, and the words weighed by how rare they are (tf-idf, cosine).

Claims are in the coders' own English, so that reports in different languages can be compared by their words.
"""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from schemas import dates
from schemas.figures import FIGURE
from scripts.derive.origins import event

WORD = re.compile(r"[a-z0-9]+(?:[.,][0-9]+)*")
FIGURE_WEIGHT = 0.4  # of one; the rest is for words

Vector = dict[str, float]


def vectors(claims: "pd.Series[str]") -> list[Vector]:
    """Each claim as weights of its words, of length one."""
    words = [set(WORD.findall(claim.lower())) for claim in claims]
    counts = pd.Series([word for each in words for word in each], dtype="str").value_counts()
    rarity = {word: float(np.log(len(words) / count)) + 1 for word, count in counts.items()}
    return [_unit({word: rarity[word] for word in each}) for each in words]


def _unit(vector: Vector) -> Vector:
    length = float(np.sqrt(sum(weight * weight for weight in vector.values()))) or 1.0
    return {word: weight / length for word, weight in vector.items()}


def cosine(one: Vector, other: Vector) -> float:
    """The likeness of two claims, from 0 to 1."""
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def figures_agree(one: Any, other: Any) -> bool:
    """Whether two rows count the same thing and share a number, or neither has one."""
    numbers = [{getattr(row, name) for name in FIGURE if not np.isnan(getattr(row, name))} for row in (one, other)]
    return (not any(numbers)) or (one.metric == other.metric and bool(numbers[0] & numbers[1]))


def proposals(statements: pd.DataFrame, sources: pd.DataFrame, days: int, least: float) -> pd.DataFrame:
    """Pairs of origins of one voice and one event, from different documents, said at most `days` apart."""
    rows: Any = statements[statements["repeats"].isna()].merge(sources[["source_id", "published_on"]], on="source_id")
    rows["said"] = said = rows["stated_on"].fillna(rows["published_on"])
    rows["first"] = pd.to_datetime(dates.each(said, dates.first_day, "1900-01-01"), errors="coerce")
    rows["last"] = pd.to_datetime(dates.each(said, dates.last_day, "2100-01-01"), errors="coerce")
    rows["event"] = event(rows).fillna("")
    rows["vector"] = vectors(rows["claim"])
    found = [
        pair for _, group in rows.groupby(["organisation_id", "event"]) for pair in _pairs(group, pd.Timedelta(days=days), least)
    ]
    columns = ["likeness", "statement_id", "may_repeat", "day", "its_day", "figure", "its_figure", "claim", "its_claim"]
    return pd.DataFrame(found, columns=columns).sort_values(["likeness", "statement_id"], ascending=[False, True])


def _pairs(group: pd.DataFrame, slack: pd.Timedelta, least: float) -> Iterator[tuple[Any, ...]]:
    rows: list[Any] = list(group.itertuples(index=False))
    for one, other in combinations(rows, 2):
        if one.source_id == other.source_id or one.first > other.last + slack or other.first > one.last + slack:
            continue
        alike = FIGURE_WEIGHT * figures_agree(one, other) + (1 - FIGURE_WEIGHT) * cosine(one.vector, other.vector)
        if alike >= least:
            earlier, later = sorted((one, other), key=lambda row: (row.last, row.first, row.statement_id))
            days = [row.said if isinstance(row.said, str) else "" for row in (later, earlier)]
            yield (
                round(alike, 3),
                later.statement_id,
                earlier.statement_id,
                *days,
                _figure(later),
                _figure(earlier),
                later.claim,
                earlier.claim,
            )


def _figure(row: Any) -> str:
    numbers = [f"{getattr(row, name):g}" for name in FIGURE if not np.isnan(getattr(row, name))]
    return " ".join([row.metric if isinstance(row.metric, str) else "", *numbers]).strip()
