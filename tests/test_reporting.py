"""The report in its formats; nothing that a cell holds can do anything there."""

import json
from dataclasses import replace

import pytest

from scripts import reporting
from scripts.checks import Report
from scripts.findings import Finding

CHECKED = {"tables": 8, "rows": 1234, "rules": 96}
HOSTILE = "\x1b[31m`@all` <img src=x onerror=alert(1)> | [a](javascript:x)\n::error::x ##[command]%0A\u202e"
FINDING = Finding("datasets/statements.csv", 41, "stance", "unknown-code", "assert", "This is not a code of stance.", "asserts")


def _report(*findings: Finding) -> Report:
    return Report(list(findings), CHECKED)


def _hostile() -> Report:
    return _report(Finding("datasets/x.csv", 2, "note", "formula", HOSTILE, HOSTILE, HOSTILE))


def test_text_names_place_value_remedy_and_rule() -> None:
    first, last = reporting.text(_report(FINDING)).splitlines()
    place = "datasets/statements.csv, row 41, stance"
    assert first == f'{place}: found "assert". This is not a code of stance. Did you mean "asserts"? [unknown-code]'
    assert last == "Checked 1,234 rows in 8 tables by 96 rules: 1 finding in 1 file."


def test_clean_is_not_silence() -> None:
    for form in ("text", "github"):
        assert "Checked 1,234 rows in 8 tables by 96 rules: clean." in reporting.FORMATS[form](_report())


def test_one_wrong_cell_in_many_rows_is_told_a_few_times() -> None:
    findings = [replace(FINDING, row=row) for row in range(2, 12)]
    lines = reporting.text(_report(*findings)).splitlines()
    assert len(lines) == 5
    assert lines[3] == "datasets/statements.csv, 7 more rows with the same: 5, 6, 7, 8, 9, 10, 11 [unknown-code]"
    assert len(json.loads(reporting.as_json(_report(*findings)))["findings"]) == 10


def test_json_is_one_object_of_the_agreed_form() -> None:
    whole = json.loads(reporting.as_json(_report(FINDING)))
    assert whole["checked"] == CHECKED
    assert whole["findings"] == [
        {
            "file": "datasets/statements.csv",
            "row": 41,
            "column": "stance",
            "rule": "unknown-code",
            "found": "assert",
            "remedy": "This is not a code of stance.",
            "suggestion": "asserts",
        }
    ]


def test_what_was_not_checked_is_said() -> None:
    report = Report(
        [], CHECKED, {"too-long": 7}, {"unknown-code": "vocabulary", "unit-misfit": "vocabulary"}, {"row-order": "KeyError: x"}
    )
    words = reporting.text(report)
    assert "[too-long] was found more often" in words
    assert "2 rules did not run: they need vocabulary.csv" in words
    assert "The rule row-order crashed; that is a fault of ours" in words
    assert "clean" not in words


def test_github_annotates_the_line() -> None:
    lines = reporting.github(_report(FINDING)).splitlines()
    assert lines[0].startswith("::error file=datasets/statements.csv,line=41,title=stance%3A unknown-code::found")


def test_what_to_write_is_whole_however_long() -> None:
    long = "https://example.org/" + "a" * 300
    assert f'Did you mean "{long}"?' in reporting.line(replace(FINDING, suggestion=long))


def test_faults_of_form_are_one_line() -> None:
    form = [replace(FINDING, rule="needless-quote", row=row, column="", found="") for row in range(2, 900)]
    first, _ = reporting.text(_report(*form)).splitlines()
    where = "datasets/statements.csv: only its form, in 898 places."
    assert first == f"{where} Run `python -m scripts.format` to mend it. [needless-quote]"


@pytest.mark.parametrize("form", ["text", "github"])
def test_control_and_direction_characters_do_nothing(form: str) -> None:
    out = reporting.FORMATS[form](_hostile())
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_a_cell_gives_the_runner_no_command() -> None:
    lines = reporting.github(_hostile()).splitlines()
    assert [line for line in lines if line.startswith("::")] == lines[:1]
    assert "##[" not in "\n".join(lines[1:])
