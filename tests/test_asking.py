"""Questions to published tables, asked as a user of the files asks them."""

import csv
import io
import json
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner, Result

from scripts import publishing, tree
from scripts.contradictions import main as ask_contradictions
from scripts.estimates import main as ask_estimates
from tests.builders import example


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with a second voice that says more, published."""
    folder = tmp_path_factory.mktemp("asking")
    changed = example()
    figure = {"organisation_id": "example-ministry", "stated_on": "2024-10-21", "stance": "asserts", "topic": "movement"}
    about = {"transfer_id": "", "deployment_id": "contingent-2024", "phase": "arrived", "metric": "personnel", "low": "8000"}
    kind = {
        "bound": "at_least",
        "unit": "persons",
        "accounting": "total",
        "claim": "The ministry spoke of at least 8,000 soldiers.",
    }
    changed.set("statements", 2, {**figure, **about, **kind})
    report, tables = tree.check_tree(changed.write(folder), {}, {})
    assert report.findings == []
    publishing.publish(folder, tables, folder / "dist", bare=True)
    return folder / "dist"


def ask(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(ask_estimates, ["--folder", str(folder), *words])


def test_an_estimate_is_traced_to_its_statements_and_their_addresses(dist: Path) -> None:
    lines = ask(dist, "--event", "contingent-2024", "--as-of", "2024-10-23").output.splitlines()
    assert lines[0].startswith("contingent-2024: personnel arrived total: best 5,500 persons (3,000 to 8,000 or more); 2 voices")
    assert [line.split("  ")[-1] for line in lines[1:3]] == ["https://www.example.org/2024/10/23/briefing"] * 2
    assert lines[3].startswith("contingent-2024: personnel arrived total: projected, best 11,000 persons (10,000 to 12,000)")


def test_what_was_not_known_is_not_told(dist: Path) -> None:
    assert ask(dist, "--event", "contingent-2024", "--as-of", "2024-10-20").output == "Nothing was known then.\n"
    assert "best 8,000" in ask(dist, "--event", "contingent-2024", "--as-of", "2024-10-22").output


def test_a_voice_can_be_left_out(dist: Path) -> None:
    out = ask(dist, "--event", "contingent-2024", "--without", "example-ministry").output
    assert "best 3,000 persons (3,000 to 3,000); 1 voice, 1 origin, " in out


def test_the_published_estimates_are_the_answer_without_options(dist: Path) -> None:
    asked = list(csv.DictReader(io.StringIO(ask(dist, "--format", "csv").output)))
    published = pd.read_csv(dist / "csv" / "estimates.csv", dtype="str", keep_default_na=False)
    current = published[published["realtime_end"] == ""]
    answered = [(row["metric"], float(row["best"])) for row in asked]
    assert answered == list(zip(current["metric"], current["best"].astype(float), strict=True))


def test_json_holds_the_statements(dist: Path) -> None:
    found = json.loads(ask(dist, "--event", "contingent-2024", "--format", "json").output)
    assert {statement["statement_id"] for statement in found[0]["statements"]} == {
        "agency-2024-10-23-briefing.01",
        "agency-2024-10-23-briefing.03",
    }


def test_a_word_that_is_not_there_is_named_with_the_nearest(dist: Path, tmp_path: Path) -> None:
    wrong = ask(dist, "--event", "contingent-2042")
    assert wrong.exit_code == 2
    assert 'Did you mean "contingent-2024"?' in wrong.output
    assert "Build the tables first" in ask(tmp_path).output


def test_contradictions_say_who_and_how_much(dist: Path) -> None:
    out = CliRunner().invoke(ask_contradictions, ["--folder", str(dist), "--event", "contingent-2024"]).output
    assert out.startswith(
        "contingent-2024: personnel arrived total: example-service 3,000 (2024-10-23, satellite imagery, agency-"
    )
    assert out.rstrip().endswith("8,000 (2024-10-21, agency-2024-10-23-briefing.03) persons; 2.7 times")
    assert CliRunner().invoke(ask_contradictions, ["--folder", str(dist), "--same-voice"]).output == "No such pair.\n"
