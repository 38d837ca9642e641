"""The commands as people run them: exit status, messages, and a help that comes at once."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import tree
from tests.builders import Tree, example
from tests.test_reporting import CHECKED

HEAVY = ("pandas", "pandera", "pyarrow", "frictionless", "numpy", "matplotlib", "xlsxwriter", "yaml")
COMMANDS = sorted(
    path.stem for path in (tree.ROOT / "scripts").glob("*.py") if "@click.command" in path.read_text(encoding="utf-8")
)


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *words], capture_output=True, text=True, cwd=tree.ROOT, check=False)


def test_the_commands_are_known() -> None:
    assert {"check", "format", "build", "metadata"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example_and_loads_nothing_heavy(command: str) -> None:
    heavy = (
        f"import sys, scripts.{command} as c\ntry: c.main(['--help'])\n"
        f"except SystemExit: print([m for m in {HEAVY} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, cwd=tree.ROOT, check=True)
    assert f"Example: python -m scripts.{command}" in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"


def _whole(folder: Path) -> Tree:
    """The real tables in a folder of their own, to be damaged."""
    changed = example()
    changed.raw = {path.stem: path.read_bytes() for path in (tree.ROOT / "datasets").glob("*.csv")}
    changed.write(folder)
    return changed


def test_clean_is_0_findings_1_usage_2(tmp_path: Path) -> None:
    _whole(tmp_path)
    assert run("scripts.check", "--root", str(tmp_path)).returncode == 0
    places = tmp_path / "datasets" / "places.csv"
    places.write_bytes(b"\xef\xbb\xbf" + places.read_bytes())
    found = run("scripts.check", "--root", str(tmp_path), "--format", "json")
    assert found.returncode == 1
    whole = json.loads(found.stdout)
    assert [finding["rule"] for finding in whole["findings"]] == ["byte-order-mark"]
    assert set(whole["checked"]) == set(CHECKED)
    assert run("scripts.check", "--root", str(tmp_path / "nowhere")).returncode == 2
    assert run("scripts.check", "--explain", "unknown-cod").returncode == 2


def test_quiet_says_nothing_when_there_is_nothing_to_say(tmp_path: Path) -> None:
    changed = _whole(tmp_path)
    done = run("scripts.check", "--quiet", "--root", str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    changed.raw["places"] += b"\n"
    changed.write(tmp_path)
    assert "[blank-line]" in run("scripts.check", "--quiet", "--root", str(tmp_path)).stdout


def test_progress_is_shown_at_a_terminal_alone(tmp_path: Path) -> None:
    _whole(tmp_path)
    assert run("scripts.check", "--root", str(tmp_path)).stderr == ""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "scripts.check", "--root", str(tmp_path)]
    subprocess.run(command, cwd=tree.ROOT, stdout=subprocess.DEVNULL, stderr=theirs, check=True)
    assert b"Checking the tables" in os.read(ours, 10_000)


def test_a_crash_is_3(tmp_path: Path) -> None:
    _whole(tmp_path)
    crash = (
        "import scripts.checks.same_name as rule, scripts.check as c\nrule.find = lambda tables: 1 / 0\n"
        f"c.main(['--root', {str(tmp_path)!r}])"
    )
    done = subprocess.run([sys.executable, "-c", crash], capture_output=True, text=True, cwd=tree.ROOT, check=False)
    assert done.returncode == 3
    assert "The rule same-name crashed" in done.stdout


def test_explain_gives_the_docstring_and_the_nearest_rule() -> None:
    assert "A word that is not a code of its vocabulary." in run("scripts.check", "--explain", "unknown-code").stdout
    assert 'Did you mean "unknown-code"?' in run("scripts.check", "--explain", "unknown-cod").stderr
    assert len(run("scripts.check", "--explain", "all").stdout.splitlines()) >= 45


def test_format_mends_and_says_what(tmp_path: Path) -> None:
    _whole(tmp_path)
    actors = tmp_path / "datasets" / "actors.csv"
    before = actors.read_bytes()
    actors.write_bytes(before.replace(b"\n", b"\r\n"))
    assert run("scripts.format", "--root", str(tmp_path), "--check").returncode == 1
    done = run("scripts.format", "--root", str(tmp_path))
    assert (done.returncode, done.stdout) == (0, "actors.csv: put into canonical form\n")
    assert actors.read_bytes() == before
    actors.write_bytes(before + b'"open\n')
    refused = run("scripts.format", "actors", "--root", str(tmp_path))
    assert refused.returncode == 1
    assert "[unterminated-quote]" in refused.stderr
    assert actors.read_bytes() == before + b'"open\n'
    assert run("scripts.format", "actor").returncode == 2


def test_build_refuses_findings_and_leaves_what_was_there(tmp_path: Path) -> None:
    _whole(tmp_path)
    out = tmp_path / "out"
    places = tmp_path / "datasets" / "places.csv"
    places.write_bytes(places.read_bytes() + b"\n")
    done = run("scripts.build", "--root", str(tmp_path), "--out", str(out))
    assert done.returncode == 1
    assert "Nothing was built." in done.stdout
    assert not out.exists()
    out.mkdir()
    (out / "thesis.docx").touch()
    assert run("scripts.build", "--root", str(tmp_path), "--out", str(out)).returncode == 2
    assert (out / "thesis.docx").exists()


def test_against_finds_ids_that_are_gone(tmp_path: Path) -> None:
    _whole(tmp_path)
    for words in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-m", "base"],
    ):
        subprocess.run(["git", "-C", str(tmp_path), *words], check=True)  # noqa: S607 - the git of this machine
    assert run("scripts.check", "--root", str(tmp_path), "--against", "HEAD").returncode == 0
    statements = tmp_path / "datasets" / "statements.csv"
    lines = statements.read_text(encoding="utf-8").splitlines(keepends=True)
    gone = next(i for i, line in enumerate(lines) if i and not any(line.split(",")[0] in other.split(",")[2] for other in lines))
    statements.write_text("".join(lines[:gone] + lines[gone + 1 :]), encoding="utf-8")
    found = json.loads(run("scripts.check", "--root", str(tmp_path), "--against", "HEAD", "--format", "json").stdout)["findings"]
    assert ("lost-id", lines[gone].split(",")[0]) in [(finding["rule"], finding["found"]) for finding in found]
    unknown = run("scripts.check", "--root", str(tmp_path), "--against", "no-such-branch")
    assert unknown.returncode == 2
    assert "--against no-such-branch: git knows no such revision" in unknown.stderr
