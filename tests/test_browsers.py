"""Without a browser, tests that need one are left out loudly, or stop the run; what is served is served here alone."""

import gzip
import os
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

import pytest

from scripts import browsers
from scripts.serving import served
from scripts.tree import ROOT

NEEDS_ONE = "import pytest\n\n@pytest.mark.browser\ndef test_pages():\n    pass\n\ndef test_other():\n    pass\n"


def run_without(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Pytest with our plugin, on one test that needs a browser and one that does not, where no program is found."""
    (folder / "test_it.py").write_text(NEEDS_ONE, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-c", os.devnull, "-o", "markers=browser", "test_it.py"]
    env = {"PATH": "", "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_what_was_left_out_is_said_in_the_last_lines(tmp_path: Path) -> None:
    done = run_without(tmp_path)
    assert done.returncode == 0
    assert "1 passed, 1 deselected" in done.stdout
    assert "RAN WITHOUT A BROWSER: 1 tests of the pages were left out." in "".join(done.stdout.splitlines()[-3:])


def test_where_a_browser_must_be_a_run_without_one_fails(tmp_path: Path) -> None:
    done = run_without(tmp_path, BROWSER_REQUIRED="1")
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "BROWSER_REQUIRED is set" in done.stderr + done.stdout


def test_a_program_that_does_not_start_is_no_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for name, ends in (("chromium", 1), ("google-chrome", 0)):
        (tmp_path / name).write_text(f"#!/bin/sh\nexit {ends}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    assert browsers.find.__wrapped__() == str(tmp_path / "google-chrome")
    (tmp_path / "google-chrome").unlink()
    assert browsers.find.__wrapped__() is None


def test_a_folder_is_served_gzipped_and_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<p>words</p>", encoding="utf-8")
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    with served(tmp_path / "site") as address:
        assert address.startswith("http://127.0.0.1:")
        connection = HTTPConnection(address.removeprefix("http://"))
        answers = {}
        for path in ("/", "/nothing.html", "/../secret.html", "/%2e%2e/secret.html"):
            connection.request("GET", path)
            answer = connection.getresponse()
            answers[path] = (answer.status, answer.headers["Content-Encoding"], answer.read())
        connection.close()
    status, encoding, content = answers.pop("/")
    assert (status, encoding, gzip.decompress(content)) == (200, "gzip", b"<p>words</p>")
    assert [status for status, *_rest in answers.values()] == [404] * 3
