"""Every rule: its smallest case, its words, its place in the documentation."""

import importlib
from pathlib import Path

import pytest

from scripts import checks, tree
from scripts.check import explained
from tests.builders import example
from tests.cases import CASES
from tests.golden import MESSAGES, broken, message

REGENERATE = "run `python -m tests.golden` and read the difference"


def test_the_example_is_clean(tmp_path: Path) -> None:
    report = example().check(tmp_path)
    assert (report.findings, report.crashes, report.not_run) == ([], {}, {})
    assert report.checked["rules"] == len(checks.rules())


def test_every_rule_has_a_case_and_a_message() -> None:
    assert set(CASES) == set(checks.rules())
    assert {path.stem for path in MESSAGES.glob("*.txt")} == set(CASES), REGENERATE


@pytest.mark.parametrize("rule", sorted(CASES))
def test_the_smallest_case_breaks_this_rule_alone_and_says_so(rule: str, tmp_path: Path) -> None:
    findings = broken(rule, tmp_path)
    assert {finding.rule for finding in findings} == {rule}
    assert message(findings) == (MESSAGES / f"{rule}.txt").read_text(encoding="utf-8"), REGENERATE


@pytest.mark.parametrize("rule", sorted(CASES))
def test_the_rule_explains_itself(rule: str) -> None:
    title = explained(rule).splitlines()[2]
    assert title.endswith(".")
    assert len(title) > len("A cell is.")


def test_a_crash_is_ours_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = importlib.import_module("scripts.checks.duplicate_url")
    monkeypatch.setattr(module, "find", lambda _tables: 1 / 0)
    report = example().check(tmp_path)
    assert report.crashes == {"duplicate-url": "ZeroDivisionError: division by zero"}
    assert report.findings == []


def test_a_crash_in_a_model_is_ours_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("schemas.figures.shape", lambda _rows: 1 / 0)
    report = example().check(tmp_path)
    assert list(report.crashes) == ["bound-misfit"]
    assert "ZeroDivisionError" in report.crashes["bound-misfit"]


def test_a_table_that_cannot_be_read_stops_only_the_rules_that_need_it(tmp_path: Path) -> None:
    changed = example()
    changed.raw["actors"] = b"\xff\n"
    changed.set("statements", 0, {"stance": "assert"})
    report = changed.check(tmp_path)
    assert [finding.rule for finding in report.findings] == ["wrong-encoding", "unknown-code"]
    assert report.not_run["speaker-not-a-person"] == "actors"


def test_one_bad_cell_is_one_finding(tmp_path: Path) -> None:
    changed = example()
    changed.set("statements", 0, {"best": "about 3,000", "stated_on": "23.10.2024"})
    found = [(finding.column, finding.rule) for finding in changed.findings(tmp_path)]
    assert found == [("best", "malformed-number"), ("stated_on", "malformed-date")]


def test_a_broken_row_does_not_look_like_many_faults(tmp_path: Path) -> None:
    changed = example()
    changed.replace("sources", "agency-2024-10-23-briefing,", "agency-2024-10-23-briefing,,")
    assert [finding.rule for finding in changed.findings(tmp_path)] == ["ragged-row"]


def test_a_malformed_id_is_one_finding_and_its_children_are_none(tmp_path: Path) -> None:
    changed = example()
    changed.set("actors", 2, {"actor_id": "\N{CYRILLIC SMALL LETTER IE}xample-service"})
    found = changed.findings(tmp_path)
    assert [(finding.rule, finding.suggestion) for finding in found] == [("look-alike-letter", "")]
    changed.set("actors", 2, {"actor_id": "example_service"})
    assert [(finding.rule, finding.suggestion) for finding in changed.findings(tmp_path)] == [("malformed-id", "example-service")]


def test_many_faults_are_counted_and_not_all_spelt_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "MOST_CASES", 2)
    changed = example()
    for row in range(len(changed.rows["statements"])):
        changed.set("statements", row, {"stance": "assert"})
    report = changed.check(tmp_path)
    assert len(report.findings) == 2
    assert report.more["unknown-code"] >= 1


def test_findings_come_in_the_order_of_files_and_rows(tmp_path: Path) -> None:
    changed = example()
    changed.set("sources", 1, {"title": " x", "language": "xx"})
    changed.set("statements", 3, {"topic": "no"})
    changed.set("statements", 0, {"topic": "no"})
    places = [(finding.file, finding.row, finding.column) for finding in changed.findings(tmp_path)]
    assert places == sorted(places)
    assert len(places) == 4


def test_the_real_tables_are_clean() -> None:
    report, _ = tree.check(tree.ROOT)
    assert report.findings == []
    assert report.crashes == {}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.example.org/a/", "http://Example.org:80/a#top", True),
        ("https://us.example.org/a", "https://fr.example.org/a", False),
        ("https://example.org/a?id=1", "https://example.org/a?id=2", False),
        ("https://[broken", "https://[broken", True),
    ],
)
def test_addresses_are_the_same_page_or_not(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    from scripts.checks.duplicate_url import normalised

    assert (normalised(one) == normalised(other)) is same


def test_a_name_or_an_alias_stands_for_its_id(tmp_path: Path) -> None:
    changed = example()
    actor = changed.rows["actors"][1]
    changed.set("actors", 1, {"aliases": "The Ministry"})
    changed.set("statements", 0, {"organisation_id": "The Ministry"})
    changed.set("statements", 1, {"organisation_id": "the-ministri-of-all"})
    found = {(finding.row, finding.rule): finding.suggestion for finding in changed.findings(tmp_path)}
    assert found[2, "malformed-id"] == actor["actor_id"]
    assert found[3, "unknown-reference"] == ""


def test_one_fault_gives_one_order(tmp_path: Path) -> None:
    changed = example()
    url = changed.rows["sources"][0]["url"]
    changed.add("sources", 2, {"source_id": "z-2024-again", "url": url, "relays": ""})
    assert [finding.rule for finding in changed.findings(tmp_path)] == ["duplicate-url"]
