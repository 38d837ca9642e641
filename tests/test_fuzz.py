"""Inputs by chance: nothing is raised, nothing is lost, and memory stays with the size of the file."""

import tracemalloc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.package import TABLES
from schemas.relations import header
from scripts import cells, models
from scripts.reading import read_bytes
from tests import fuzz
from tests.builders import example

FEW = settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
TABLE = st.sampled_from(list(TABLES))


@pytest.fixture(autouse=True)
def _put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (cells, models):
        monkeypatch.setattr(module, "faults", module.faults)


def test_a_run_finds_nothing() -> None:
    told: list[str] = []
    failed, _, _ = fuzz.run(300, 1, 10, told.append)
    assert (failed, told) == (0, [])


def test_a_run_would_find_what_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "formatted", lambda _table, raw: (raw[:-1], []))  # it loses a byte each time
    told: list[str] = []
    assert fuzz.run(30, 1, 30, told.append)[0] > 0
    assert "AssertionError" in told[0]


@given(TABLE, st.binary(max_size=300))
@FEW
def test_any_bytes(table: str, raw: bytes) -> None:
    fuzz.formats_safely(table, raw)


@given(TABLE, st.binary(max_size=120))
@FEW
def test_any_bytes_below_the_header(table: str, raw: bytes) -> None:
    fuzz.formats_safely(table, (",".join(header(table)) + "\n").encode() + raw)


@given(TABLE, st.data())
@FEW
def test_any_bytes_within_a_table(table: str, data: st.DataObject) -> None:
    raw = example().text(table).encode()
    here = data.draw(st.integers(0, len(raw)))
    fuzz.formats_safely(table, raw[:here] + data.draw(st.binary(max_size=20)) + raw[here + data.draw(st.integers(0, 20)) :])


@given(TABLE, st.data())
@FEW
def test_any_cell(tmp_path_factory: pytest.TempPathFactory, table: str, data: st.DataObject) -> None:
    tree = example()
    row = data.draw(st.sampled_from(tree.rows[table]))
    row[data.draw(st.sampled_from(header(table)))] = data.draw(st.text(max_size=40) | st.sampled_from(fuzz.PIECES))
    fuzz.formats_safely(table, tree.text(table).encode("utf-8", "replace"))
    tree.raw[table] = tree.text(table).encode("utf-8", "replace")
    fuzz.reports_safely(tree, tmp_path_factory.mktemp("any"))


WIDTH = len(header("statements"))
HEAVY = {
    "line ends": b"\n" * 200_000,
    "commas": b"," * 200_000,
    "quotes": b'"' * 200_000,
    "lines of one quote": b'"\n' * 100_000,
    "empty rows": (b"," * (WIDTH - 1) + b"\n") * 6_000,
    "small cells": (b",".join([b"x"] * WIDTH) + b"\n") * 3_000,
    "quoted cells": (b",".join([b'"x"'] * WIDTH) + b"\n") * 2_000,
    "old line ends": b"x\r" * 100_000,
}
MOST = 60  # bytes of memory for each byte of the file: a line of one letter is an object of fifty


@pytest.mark.parametrize("heavy", HEAVY)
def test_memory_stays_with_the_size_of_the_file(heavy: str) -> None:
    raw = (",".join(header("statements")) + "\n").encode() + HEAVY[heavy]
    read_bytes("statements", raw[:2_000])  # what is imported and cached once is not of the file
    tracemalloc.start()
    try:
        read_bytes("statements", raw)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < MOST * len(raw), peak / len(raw)
