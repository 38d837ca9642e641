"""A unit that does not fit the metric.

Persons are not counted in rounds. Which metrics a unit serves stands in datasets/vocabulary.csv, column unit_of.
"""

from collections.abc import Iterator
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from schemas.kinds import LIST_SEPARATOR
from scripts.findings import Case
from scripts.lines import TEXT
from scripts.tables import Tables, cases


def find(tables: Tables) -> Iterator[Case]:
    """Statements whose unit does not serve their metric."""
    sheet, serves = tables["statements"], _metrics_by_unit(tables)
    unit, metric = sheet.column("unit"), sheet.column("metric")
    pairs = pc.binary_join_element_wise(unit, metric, pa.scalar(" ", TEXT))
    fitting = pa.array([f"{u} {m}" for u, metrics in serves.items() for m in metrics], TEXT)
    known = pc.is_in(unit, value_set=pa.array(serves, TEXT))
    wrong = pc.and_(pc.and_(known, pairs.is_valid()), pc.invert(pc.is_in(pairs, value_set=fitting)))
    for case in cases(sheet, "unit", wrong, metric):
        fit = ", ".join(u for u, metrics in serves.items() if case.context in metrics) or "no unit"
        yield replace(case, context=f"{case.context} is counted in {fit}")


def _metrics_by_unit(tables: Tables) -> dict[str, list[str]]:
    rows = zip(*(tables["vocabulary"].column(name).to_pylist() for name in ("vocabulary", "code", "unit_of")), strict=True)
    return {code: (metrics or "").split(LIST_SEPARATOR) for vocabulary, code, metrics in rows if vocabulary == "unit"}


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"This unit does not serve the row's metric: {case.context} (datasets/vocabulary.csv, unit_of)."
