"""A smoke run of the benchmark: its tables are clean, and every contestant gets a line."""

from pathlib import Path

from click.testing import CliRunner

from scripts.benchmark import main
from scripts.timing import HEAD, synthetic
from scripts.tree import check


def test_synthetic_tables_are_clean_at_any_size(tmp_path: Path) -> None:
    for size in (30, 1_000):
        report, tables = check(synthetic(tmp_path / f"{size}", size), excerpt=True)
        assert report.findings == []
        assert tables["statements"].cells.num_rows == size


def test_a_small_run_gives_every_contestant_a_line() -> None:
    done = CliRunner().invoke(main, ["--size", "1000", "--repeat", "1"], catch_exceptions=False)
    lines = done.output.splitlines()
    assert lines[:2] == HEAD.splitlines()
    assert [line.split(" | ")[1] for line in lines[2:]] == ["check", "build", "derive", "frictionless", "floor"]
