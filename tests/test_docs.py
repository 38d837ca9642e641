"""What is written from the models is as they say, and the pages name what there is."""

import re

import pytest

from schemas.package import TABLES
from scripts import checks, tree
from scripts.derive import estimates, origins
from scripts.metadata import as_json
from scripts.outputs import columns, descriptor
from tests.test_commands import COMMANDS

MEND = "run `make metadata`"
README = (tree.ROOT / "README.md").read_text(encoding="utf-8")
CONTRACT = (tree.ROOT / "datasets" / "README.md").read_text(encoding="utf-8")


def test_datapackage_is_written_from_the_models() -> None:
    assert (tree.ROOT / "datapackage.json").read_bytes() == as_json(descriptor.edited_package()), MEND


def test_the_column_tables_are_written_from_the_models() -> None:
    assert columns.rewritten(CONTRACT) == CONTRACT, MEND


@pytest.mark.parametrize("command", COMMANDS)
def test_a_page_names_the_command(command: str) -> None:
    assert f"python -m scripts.{command}" in README + CONTRACT


@pytest.mark.parametrize("table", TABLES)
def test_the_readme_names_the_table(table: str) -> None:
    assert f"`{table}`" in README


@pytest.mark.parametrize("rule", sorted(checks.rules()))
def test_a_page_names_the_rule(rule: str) -> None:
    assert f"`{rule}`" in CONTRACT, "datasets/README.md lists the rules"


def test_links_between_pages_lead_somewhere() -> None:
    pages = [
        "README.md",
        "CONTRIBUTING.md",
        *(f"datasets/{name}.md" for name in ("README", "ESTIMATES", "METHODOLOGY", "CHANGELOG", "USING")),
    ]
    for page in pages:
        words = (tree.ROOT / page).read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", words):
            assert ((tree.ROOT / page).parent / target).exists(), f"{page}: {target}"


def test_the_pages_name_no_path_of_a_machine() -> None:
    for page in (README, CONTRACT):
        assert not re.search(r"(?:^|[\s(`])/(?:home|root|tmp|work|Users)/", page)


def test_the_worked_example_is_what_the_rule_gives() -> None:
    page = (tree.ROOT / "datasets" / "ESTIMATES.md").read_text(encoding="utf-8")
    table = page.split("<!-- example -->")[1].split("<!-- end -->")[0].strip().splitlines()[2:]
    by_hand = [[cell.strip() for cell in line.strip("|").split("|")] for line in table]
    frames = tree.frames(tree.ROOT)
    statements = origins.derive(frames["statements"], frames["sources"], frames["actors"])
    about = (statements["deployment_id"] == "kursk-garrison-2025") & (statements["accounting"] == "snapshot")
    made = estimates.derive(statements[about & (statements["phase"] == "in_theatre")], frames["actors"])
    made = made[(made["metric"] == "personnel") & ~made["projected"].astype(bool)]
    changed = made[["low", "best", "high", "n_voices"]].diff().abs().sum(axis=1).ne(0) | (made.index == made.index[0])
    reckoned = [
        [
            f"{row.realtime_start:%Y-%m-%d}",
            *(f"{value:g}" for value in (row.low, row.best, row.high, row.n_voices)),
            row.corroboration,
        ]
        for row in made[changed].itertuples(index=False)
    ]
    assert reckoned == by_hand
