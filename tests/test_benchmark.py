"""A smoke run of the benchmark: its tables are clean, and every contestant and every setting gets a line."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from scripts import browsers, loading
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


@pytest.mark.browser
def test_the_first_page_of_a_site_gets_a_line_for_each_setting(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<!doctype html><link rel="stylesheet" href="a.css"><p>words', encoding="utf-8")
    (tmp_path / "a.css").write_text("p { color: teal }", encoding="utf-8")
    done = CliRunner().invoke(main, ["--site", str(tmp_path), "--repeat", "1"], catch_exceptions=False)
    lines = done.output.splitlines()
    assert lines[:2] == loading.HEAD.splitlines()
    assert [line.split(" | ")[0] for line in lines[2:]] == [setting.name for setting in loading.SETTINGS]
    assert [line.split(" | ")[2] for line in lines[2:]] == ["2", "2"]
    assert float(lines[3].split(" | ")[3]) > 2 * loading.SETTINGS[1].latency  # two round trips, whatever the machine


def test_without_a_browser_a_site_is_not_timed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browsers, "find", lambda: None)
    done = CliRunner().invoke(main, ["--site", str(tmp_path)])
    assert done.exit_code == 1
    assert "No browser is installed" in done.output


def test_a_long_task_after_the_script_delays_use_and_blocks_beyond_50_ms() -> None:
    seen = {"longtask": [[10, 60], [100, 150]], "shift": 0.0, "largest": 90.0, "ready": 120.0, "first": 80.0}
    loaded = loading.reckoned(1.0, 3, seen)
    assert (loaded.usable, loaded.blocked) == (250, 100)
