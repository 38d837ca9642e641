"""What goes with a release: written whole, the same every time, rightly cited, and archived as it is."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from schemas import package
from schemas.published import PUBLISHED
from scripts import tree
from scripts.outputs import archive, citation, release
from tests.releases import csv_rows, dist, folder, hostile, read_back

__all__ = ["dist", "folder", "hostile"]  # fixtures

BESIDE = ("csv", "parquet", "datapackage.json")
WRITTEN = {
    "CITATION.cff",
    "LICENSE",
    "README.md",
    "SHA256SUMS",
    "citation.bib",
    "citation.ris",
    "citation.txt",
    "codebook.html",
    "codebook.md",
    "croissant.json",
    "schemaorg.json",
    f"{package.NAME}-{package.VERSION}.xlsx",
    f"{package.NAME}-{package.VERSION}.zip",
}


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_everything_is_written(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == WRITTEN | set(BESIDE)
    assert (folder / "LICENSE").read_bytes() == (tree.ROOT / "datasets" / "LICENSE").read_bytes()
    assert (folder / "CITATION.cff").read_bytes() == (tree.ROOT / "CITATION.cff").read_bytes()


def test_the_same_tables_give_the_same_bytes_elsewhere_and_again(dist: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    other.mkdir()
    for name in BESIDE:
        (shutil.copytree if (dist / name).is_dir() else shutil.copyfile)(dist / name, other / name)
    again = "import sys; from pathlib import Path; from scripts.outputs import companions as c\n"
    again += "for _ in range(2): c.add(*map(Path, sys.argv[1:]))"
    settings = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Seoul", "LC_ALL": "C"}
    subprocess.run([sys.executable, "-c", again, str(other), str(tree.ROOT)], cwd=tree.ROOT, check=True, env=settings)
    assert _files(other) == _files(dist)


def test_the_checksums_are_of_all_files_and_right(folder: Path) -> None:
    lines = [line.split("  ") for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()]
    content = {path: raw for path, raw in _files(folder).items() if path != "SHA256SUMS" and not path.endswith(".zip")}
    assert [path for _, path in lines] == sorted(content)
    assert {path: digest for digest, path in lines} == {p: hashlib.sha256(raw).hexdigest() for p, raw in content.items()}


def test_the_archive_is_the_folder(folder: Path) -> None:
    stem = f"{package.NAME}-{package.VERSION}"
    content = {f"{stem}/{path}": raw for path, raw in _files(folder).items() if not path.endswith(".zip")}
    with zipfile.ZipFile(folder / f"{stem}.zip") as zipped:
        entries = zipped.infolist()
        assert {entry.filename: zipped.read(entry) for entry in entries} == content
    assert [entry.filename for entry in entries] == sorted(content)
    facts = {(entry.date_time, entry.create_system, entry.external_attr >> 16, entry.compress_type) for entry in entries}
    assert facts == {((1980, 1, 1, 0, 0, 0), 3, 0o100644, zipfile.ZIP_DEFLATED)}


# How to cite it


def test_the_citations_hold_version_title_and_year(dist: Path) -> None:
    facts = citation.read(tree.ROOT)
    for name in ("citation.txt", "citation.bib", "citation.ris"):
        text = (dist / name).read_bytes().decode()
        assert package.VERSION in text
        assert facts["title"] in text
        assert str(facts["date-released"].year) in text
    assert (dist / "README.md").read_text(encoding="utf-8").count(f"Version {package.VERSION}") == 2
    lines = (dist / "citation.ris").read_bytes().split(b"\r\n")
    assert (lines[0], lines[-2:]) == (b"TY  - DATA", [b"ER  - ", b""])
    assert all(re.match(rb"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])


def test_persons_bodies_and_addresses_are_cited_in_each_style() -> None:
    facts = {
        "title": "A & B",
        "authors": [{"family-names": "Kim", "given-names": "Ana Bo"}, {"name": "Data_Group"}],
        "version": "1.2.3",
        "date-released": date(2026, 1, 2),
        "license": "CC-BY-4.0",
        "doi": "10.1/x",
    }
    assert citation.apa(facts) == "Kim, A. B., & Data_Group. (2026). A & B (Version 1.2.3) [Data set]. https://doi.org/10.1/x\n"
    assert "author = {Kim, Ana Bo and {Data\\_Group}}" in citation.bibtex(facts)
    assert "title = {{A \\& B}}" in citation.bibtex(facts)
    assert "AU  - Kim, Ana Bo\r\nAU  - Data_Group\r\n" in citation.ris(facts)
    assert "DA  - 2026/01/02\r\n" in citation.ris(facts)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (f"version: {package.VERSION}", "version: 1.0.0", "names version 1.0.0, schemas/package.py names"),
        ("title: ", "subject: ", "lacks title"),
        ("date-released: 2", "date-released: soon in 2", "Write a day"),
    ],
)
def test_a_citation_that_disagrees_is_refused(tmp_path: Path, old: str, new: str, words: str) -> None:
    text = (tree.ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "CITATION.cff").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(citation.CitationError, match=words):
        citation.read(tmp_path)


def test_a_folder_of_another_schema_is_refused(hostile: Path, tmp_path: Path) -> None:
    shutil.copytree(hostile / "csv", tmp_path / "csv")
    places = tmp_path / "csv" / "places.csv"
    places.write_text(places.read_text(encoding="utf-8").replace("place_id", "id", 1), encoding="utf-8")
    with pytest.raises(ValueError, match=r"csv/places\.csv has not the columns"):
        read_back(tmp_path)


# The README of the data


def test_the_readme_counts_the_rows_and_its_examples_run(
    dist: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (dist / "README.md").read_text(encoding="utf-8")
    for table in PUBLISHED:
        row = next(line for line in text.splitlines() if line.startswith(f"| [`{table}`]"))
        assert row.endswith(f" | {len(csv_rows(dist, table)) - 1:,} |")
    for name in set(re.findall(r"`([\w.-]+\.(?:xlsx|html|md|json|bib|ris|cff))`", text)):
        assert (dist / name).is_file(), name
    monkeypatch.chdir(dist)
    blocks = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    for block in blocks:
        exec(block, {})  # noqa: S102 - our own page, run as a reader would
        assert capsys.readouterr().out.strip()
    assert len(blocks) == 4


def test_no_file_names_a_path_of_this_machine(folder: Path) -> None:
    for name in WRITTEN - {f"{release.stem()}.zip"}:
        assert str(folder).encode() not in (folder / name).read_bytes()
        assert str(tree.ROOT).encode() not in (folder / name).read_bytes()


def test_the_list_of_files_is_sorted_and_leaves_out_what_is_named(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/c", "a", "z"):
        (tmp_path / name).touch()
    assert archive.files(tmp_path, "z") == ["a", "b/c"]
