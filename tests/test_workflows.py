"""The workflows: of the form that GitHub takes, and safe as far as a linter can tell."""

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.tree import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TOOLS = Path(sys.executable).parent


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_is_of_the_right_form(workflow: Path) -> None:
    command = [str(TOOLS / "check-jsonschema"), "--builtin-schema", "vendor.github-workflows", str(workflow)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_gives_no_rights_away(workflow: Path) -> None:
    done = subprocess.run([TOOLS / "zizmor", "--offline", "--no-progress", workflow], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
