"""Links, pipes, programs and strange names under datasets/ are refused, not followed, and harmless in every output."""

import json
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from scripts import limits, reporting
from scripts.editions import UnreadableEditionError, edition
from scripts.format import main as format_command
from tests.builders import example

ELSEWHERE = "a line of another file\n"


def _found(root: Path, name: str, make: Callable[[Path], object]) -> set[tuple[str, str]]:
    tree = example()
    tree.dropped = {name.removesuffix(".csv")}
    tree.beside = {name: make}
    return {(finding.file, finding.rule) for finding in tree.findings(root)}


def _linked(path: Path) -> None:
    (path.parent.parent / "secret").write_text(ELSEWHERE)
    path.symlink_to("../secret")


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket must be short
    try:
        with socket.socket(socket.AF_UNIX) as end:
            end.bind(path.name)
    finally:
        os.chdir(here)


def _program(path: Path) -> None:
    path.touch(0o755)


def _linked_folder(path: Path) -> None:
    (path.parent.parent / "elsewhere").mkdir()
    path.symlink_to("../elsewhere", target_is_directory=True)


ODD: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "a link to a file": ("actors.csv", _linked, "odd-file"),
    "a link to nothing": ("actors.csv", lambda path: path.symlink_to("nowhere"), "odd-file"),
    "a link to itself": ("actors.csv", lambda path: path.symlink_to(path.name), "odd-file"),
    "a link to a device": ("actors.csv", lambda path: path.symlink_to("/dev/zero"), "odd-file"),
    "a pipe, which would wait for ever": ("actors.csv", os.mkfifo, "odd-file"),
    "a socket": ("actors.csv", _socket, "odd-file"),
    "a folder with the name of a table": ("actors.csv", Path.mkdir, "odd-file"),
    "a pipe of another name": ("notes.txt", os.mkfifo, "odd-file"),
    "a link of another name": ("extra.csv", _linked, "odd-file"),
    "a linked folder": ("reliability", _linked_folder, "odd-file"),
    "a page that is a link": ("README.md", _linked, "odd-file"),
    "a page that is a program": ("README.md", _program, "odd-file"),
    "a hidden file": (".env", Path.touch, "unknown-file"),
    "another ending": ("actors.csv.bak", Path.touch, "unknown-file"),
    "another case": ("Actors.csv", Path.touch, "unknown-file"),
    "a workbook": ("statements.xlsx", Path.touch, "unknown-file"),
    "a lock of LibreOffice": (".~lock.actors.csv#", Path.touch, "unknown-file"),
    "code": ("conftest.py", Path.touch, "unknown-file"),
    "a folder": ("archive", Path.mkdir, "unknown-file"),
    "a file in a known folder": ("reliability/third.csv", Path.touch, "unknown-file"),
    "a folder in a known folder": ("reliability/old", Path.mkdir, "unknown-file"),
    "the name of a table in a known folder": ("reliability/sources.csv", Path.touch, "unknown-file"),
}


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_file_is_one_finding(odd: str, tmp_path: Path) -> None:
    name, make, rule = ODD[odd]
    assert _found(tmp_path, name, make) == {(f"datasets/{name}", rule)}


def test_a_program_is_still_read(tmp_path: Path) -> None:
    tree = example()
    tree.beside = {"actors.csv": lambda path: path.chmod(0o755)}
    assert [finding.rule for finding in tree.findings(tmp_path)] == ["odd-file"]
    assert not tree.check(tmp_path).not_run


def test_the_pages_beside_the_tables_are_known(tmp_path: Path) -> None:
    assert _found(tmp_path, "reliability/first.csv", Path.touch) == set()


def test_a_linked_folder_of_tables_is_not_entered(tmp_path: Path) -> None:
    example().write(tmp_path / "elsewhere")
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "datasets").symlink_to("../elsewhere/datasets", target_is_directory=True)
    from scripts.tree import check

    report, _ = check(tmp_path / "here", excerpt=True)
    assert {finding.rule for finding in report.findings} == {"odd-file"}
    assert report.checked["rows"] == 0


@pytest.mark.parametrize("odd", ["a link to a file", "a pipe, which would wait for ever", "a folder with the name of a table"])
def test_the_formatter_and_the_comparison_refuse_it_too(odd: str, tmp_path: Path) -> None:
    name, make, _ = ODD[odd]
    tree = example()
    tree.dropped = {"actors"}
    tree.beside = {name: make}
    tree.write(tmp_path)
    done = CliRunner().invoke(format_command, ["actors", "--root", str(tmp_path)])
    assert done.exit_code == 1
    assert "[odd-file]" in done.output
    with pytest.raises(UnreadableEditionError, match="no plain file"):
        edition(str(tmp_path), tmp_path)
    secret = tmp_path / "secret"
    assert not secret.exists() or secret.read_text() == ELSEWHERE


NAMES = [
    b"::set-output name=x::y.csv",
    b"a\n::add-mask::x.csv",
    b"a\r::stop-commands::x.csv",
    b"##[add-mask]x.csv",
    b"\x1b[31mred\x1b]0;title\x07.csv",
    "a\u202evsc.exe".encode(),
    b"<img src=x onerror=alert(1)>.csv",
    b"[a](javascript:x) @all `|` .csv",
    b"not \xff utf-8.csv",
    b"=cmd|' C'!A1.csv",
    b"%0A::error::x.csv",
]


@pytest.mark.parametrize("form", reporting.FORMATS)
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_file_name_does_nothing_in_any_output(name: bytes, form: str, tmp_path: Path) -> None:
    tree = example()
    tree.beside = {os.fsdecode(name): Path.touch}
    report = tree.check(tmp_path)
    assert [finding.rule for finding in report.findings] == ["unknown-file"]
    out = reporting.FORMATS[form](report)
    out.encode()
    if form == "json":
        assert json.loads(out)
        return
    lines = out.splitlines()
    assert not {"\x1b", "\x07", "\r", "\u202e"} & set(out)
    assert [line for line in lines if line.lstrip().startswith("::")] == (lines[:1] if form == "github" else [])
    assert "##[" not in "\n".join(lines[form == "github" :])


def test_too_many_files_are_not_listed(tmp_path: Path) -> None:
    tree = example()
    tree.beside = {f"{number}.txt": Path.touch for number in range(limits.MOST_ENTRIES)}
    assert [finding.rule for finding in tree.findings(tmp_path)] == ["too-many-files"]
