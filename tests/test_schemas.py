"""The models: every column is described, in one way, and what is said of it holds."""

import re

import pandas as pd
import pytest

from schemas import dates, package
from schemas.kinds import KINDS, whole
from schemas.package import TABLES
from schemas.relations import Column, coded, columns, key, referring
from scripts import tree

ALL = [column for table in TABLES for column in columns(table)]
NAMES = [f"{column.table}.{column.name}" for column in ALL]


@pytest.mark.parametrize("column", ALL, ids=NAMES)
def test_a_column_is_described(column: Column) -> None:
    assert column.title
    assert column.title[0].isupper()
    assert column.description.endswith((".", "bodies."))
    form = column.metadata["form"]
    assert not form or re.match(whole(form), str(column.metadata["example"])), "the example is not of the column's own form"


@pytest.mark.parametrize("table", TABLES)
def test_a_table_says_what_a_row_is(table: str) -> None:
    assert (TABLES[table].__doc__ or "").startswith("One row is one ")
    assert key(table)


def test_one_name_means_one_kind() -> None:
    kinds: dict[str, set[str]] = {}
    for column in ALL:
        kinds.setdefault(column.name, set()).add(column.kind.name)
    apart = {"replaced_by": {"text", "id"}}  # a code and an id; both say what took the place
    assert {name: kind for name, kind in kinds.items() if len(kind) > 1} == apart


def test_every_kind_is_used() -> None:
    assert {column.kind.name for column in ALL} == set(KINDS)


def test_references_point_to_tables_with_one_key() -> None:
    for column in referring():
        assert column.references in TABLES
        assert len(key(column.references)) == 1


def test_every_vocabulary_of_a_column_has_codes_and_the_other_way_round() -> None:
    _, tables = tree.check(tree.ROOT)
    assert {column.vocabulary for column in coded()} | {"where_prec"} == set(tables.codes)


def test_the_codes_that_rules_name_are_in_the_vocabulary() -> None:
    from schemas.figures import BOUND_SHAPES, COMPARING, WHOLE_UNITS
    from schemas.statements import CONTEXT_TOPICS, UNPHASED_STANCES, UNPHASED_TOPICS

    _, tables = tree.check(tree.ROOT)
    named = {
        "bound": BOUND_SHAPES,
        "metric": COMPARING,
        "unit": WHOLE_UNITS,
        "topic": {*CONTEXT_TOPICS, *UNPHASED_TOPICS},
        "stance": UNPHASED_STANCES,
    }
    for vocabulary, codes in named.items():
        assert set(codes) <= set(tables.codes[vocabulary])
    assert {"rate"} <= set(tables.codes["accounting"])


def test_patterns_are_portable() -> None:
    for column in ALL:
        form = column.metadata["form"] or ""
        assert not re.search(r"\\[dwbAZz]|\(\?[^:]", form), f"{column.table}.{column.name}: {form}"


def test_the_version_is_that_of_the_project() -> None:
    text = (tree.ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{package.VERSION}"' in text


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-10-23", "2024-10-23", "2024-10-23"),
    ],
)
def test_partial_dates_have_a_first_and_a_last_day(written: str, first: str, last: str) -> None:
    assert (dates.first_day(written), dates.last_day(written)) == (first, last)


@pytest.mark.parametrize(("start", "end", "fits"), [
    ("2024-10", "2024-10", True), ("2024-10-31", "2024-10", True), ("2024-11", "2024", True), ("2024-11", "2024-10-31", False),
    (None, "2024", True), ("2024", None, True), ("no date", "2024", True),
])  # fmt: skip
def test_partial_dates_are_in_order_when_they_can_be(start: str | None, end: str | None, fits: bool) -> None:  # noqa: FBT001
    assert dates.in_order(pd.Series([start], dtype="str"), pd.Series([end], dtype="str")).tolist() == [fits]


@pytest.mark.parametrize(
    ("written", "exists"), [("2024-02-29", True), ("2023-02-29", False), ("2024-04-31", False), ("2024", True)]
)
def test_days_exist_or_not(written: str, exists: bool) -> None:  # noqa: FBT001
    assert dates.exists(written) is exists
