"""The workflows and forms: as GitHub takes them, and safe as far as a linter can tell."""

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.tree import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
TOOLS = Path(sys.executable).parent
FORMS = {path: "vendor.github-issue-forms" for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config"}
OF_SCHEMA = dict.fromkeys(WORKFLOWS, "vendor.github-workflows") | FORMS | {GITHUB / "dependabot.yml": "vendor.dependabot"}


@pytest.mark.parametrize("path", sorted(OF_SCHEMA), ids=lambda path: path.stem)
def test_it_is_of_the_right_form(path: Path) -> None:
    command = [str(TOOLS / "check-jsonschema"), "--builtin-schema", OF_SCHEMA[path], str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", [*WORKFLOWS, GITHUB / "dependabot.yml"], ids=lambda path: path.stem)
def test_it_gives_no_rights_away(path: Path) -> None:
    done = subprocess.run([TOOLS / "zizmor", "--offline", "--no-progress", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_workflow_runs_a_strangers_code_with_rights() -> None:
    for path in WORKFLOWS:
        assert "pull_request_target" not in path.read_text(encoding="utf-8")


def test_every_action_is_pinned() -> None:
    for path in WORKFLOWS:
        for line in path.read_text(encoding="utf-8").splitlines():
            if "uses:" in line:
                assert len(line.partition("@")[2].split()[0]) == 40, line
