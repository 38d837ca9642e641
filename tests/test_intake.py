"""The intake workflow's own steps, run as the runner runs them, with a stand-in for gh: a pull request, or a comment."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts import tree
from scripts.outputs import forms
from tests.test_add_issue import CORRECTION, event, filled

WORKFLOW = yaml.safe_load((tree.ROOT / ".github" / "workflows" / "intake.yml").read_text(encoding="utf-8"))
STEPS: dict[str, dict[str, Any]] = {step.get("name", step.get("uses")): step for step in WORKFLOW["jobs"]["rows"]["steps"]}
GH = '#!/bin/sh\necho "$@" >> "$RUNNER_TEMP/gh"\ncase "$1 $2" in "pr list") echo 0 ;; esac\n'


def _program(path: Path, script: str) -> None:
    path.write_text(script)
    path.chmod(0o755)


class Runner:
    """A clone with its remote, and the variables that a step gets."""

    def __init__(self, folder: Path) -> None:
        """A project of one commit."""
        self.clone, self.temp, self.remote = folder / "clone", folder / "temp", folder / "remote.git"
        for name in ("schemas", "scripts", "datasets"):
            shutil.copytree(tree.ROOT / name, self.clone / name, ignore=shutil.ignore_patterns("__pycache__"))
        (self.clone / ".gitignore").write_text(".venv/\n__pycache__/\n")
        (self.clone / ".venv" / "bin").mkdir(parents=True)
        (self.temp / "bin").mkdir(parents=True)
        _program(self.clone / ".venv" / "bin" / "python", f'#!/bin/sh\nexec {sys.executable} "$@"\n')
        _program(self.temp / "bin" / "gh", GH)
        self.git("init", "-q", "-b", "main")
        self.git("add", "-A")
        self.git("-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-m", "base")
        subprocess.run(["git", "clone", "-q", "--bare", str(self.clone), str(self.remote)], check=True)  # noqa: S607 - git of this machine
        self.git("remote", "add", "origin", str(self.remote))

    def git(self, *words: str, where: Path | None = None) -> str:
        """The output of git in the clone."""
        command = ["git", "-C", str(where or self.clone), *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def step(self, name: str) -> None:
        """Run the step as it stands in the workflow."""
        variables = {
            "PATH": f"{self.temp}/bin:{Path(sys.executable).parent}:{os.environ['PATH']}",
            "HOME": str(self.temp),
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_EVENT_PATH": str(self.temp / "event.json"),
            "GITHUB_OUTPUT": str(self.temp / "output"),
            "NUMBER": "7",
        }
        subprocess.run(["bash", "-e", "-c", STEPS[name]["run"]], cwd=self.clone, env=variables, check=True, capture_output=True)  # noqa: S607 - bash of this machine

    def rows(self, given: dict[str, str]) -> str:
        """What the first step says is done."""
        (self.temp / "event.json").write_text(json.dumps(event(filled(forms.CORRECT, given))))
        self.step("Turn the form into rows")
        return (self.temp / "output").read_text()


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


def _correction(runner: Runner) -> dict[str, str]:
    """A correction of a cell of the first statement that has no note."""
    header, first = ((runner.clone / "datasets" / "statements.csv").read_text(encoding="utf-8").split("\n"))[:2]
    assert header.endswith(",note")
    assert first.endswith(",")
    row = first.split(",")[0]
    return CORRECTION | {"row": row, "column": "note", "present": "", "right": "$(touch x) `touch x` ::error::x"}


def test_a_sound_form_becomes_a_branch_and_a_pull_request(runner: Runner) -> None:
    assert runner.rows(_correction(runner)) == "done=rows\n"
    runner.step("Open the pull request")
    pushed = runner.git("log", "-1", "--format=%an%n%B", "intake/7", where=runner.remote)
    assert pushed.startswith("github-actions[bot]\nIssue 7: correct ")
    assert pushed.rstrip().endswith("Co-authored-by: jane-doe <42+jane-doe@users.noreply.github.com>")
    changed = runner.git("diff", "--name-only", "main", "intake/7", where=runner.remote)
    assert changed == "datasets/statements.csv\n"
    told = (runner.temp / "gh").read_text().splitlines()
    assert [line.split(" --")[0] for line in told] == ["auth setup-git", "pr list", "pr create"]
    assert not (runner.clone / "x").exists()


def test_an_unsound_form_becomes_a_comment(runner: Runner) -> None:
    assert runner.rows(_correction(runner) | {"present": "other"}) == "done=comment\n"
    runner.step("Say what to mend")
    assert (runner.temp / "gh").read_text() == f"issue comment 7 --body-file {runner.temp}/words/comment.md\n"
    assert runner.git("status", "--porcelain") == ""


def test_a_crash_is_neither(runner: Runner) -> None:
    (runner.clone / "scripts" / "add.py").write_text("1 / 0\n")
    with pytest.raises(subprocess.CalledProcessError):
        runner.rows(_correction(runner))
    assert not (runner.temp / "output").exists()


def test_no_step_holds_words_of_the_event() -> None:
    for step in STEPS.values():
        assert "${{" not in step.get("run", "")
    held = {name: value for step in STEPS.values() for name, value in step.get("env", {}).items()}
    assert {value for value in held.values() if "event" in value} == {"${{ github.event.issue.number }}"}
