"""A release goes out only when everything that names its version and day agrees."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from schemas.package import VERSION
from scripts import release, tree
from scripts.versions import CHANGELOG, CITATION, PACKAGE, PROJECT

PAGES = {
    PACKAGE: 'VERSION = "2026.11.0"\n',
    PROJECT: '[project]\nversion = "2026.11.0"\n',
    CITATION: "cff-version: 1.2.0\nversion: 2026.11.0\ndate-released: 2026-11-25\n",
    CHANGELOG: "# Changes\n\n## 2026.11.0 (2026-11-25)\n\nFirst.\n\n## 2026.10.0 (2026-10-01)\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A tree that may be released."""
    for name, page in PAGES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(page, encoding="utf-8")
    return tmp_path


def change(root: Path, *edits: tuple[str, str, str]) -> None:
    for name, old, new in edits:
        page = (root / name).read_text(encoding="utf-8")
        assert old in page, old
        (root / name).write_text(page.replace(old, new, 1), encoding="utf-8")


def check(root: Path) -> Result:
    return CliRunner().invoke(release.main, ["--check", "--root", str(root)])


def test_a_tree_that_agrees_passes(root: Path) -> None:
    done = check(root)
    assert (done.exit_code, done.output) == (0, "Version, citation, changelog and dates agree.\n")


@pytest.mark.parametrize(
    ("edits", "line"),
    [
        (
            [(PROJECT, "2026.11.0", "2026.11.1")],
            'pyproject.toml: the version is "2026.11.1", but "2026.11.0" in schemas/package.py. Write the same in both.',
        ),
        (
            [(CITATION, "version: 2026.11.0", "version: 2026.11")],
            'CITATION.cff: the version is "2026.11", but "2026.11.0" in schemas/package.py. Write the same in both.',
        ),
        (
            [(CHANGELOG, "2026.11.0", "2026.11.1")],
            'datasets/CHANGELOG.md: the version is "2026.11.1", but "2026.11.0" in schemas/package.py. Write the same in both.',
        ),
        (
            [(CITATION, "2026-11-25", "2026-11-24")],
            'CITATION.cff, date-released ("2026-11-24") and datasets/CHANGELOG.md, first heading ("2026-11-25") are not one day.',
        ),
        (
            [(PROJECT, "version", "edition")],
            'pyproject.toml: no version can be read. Write version = "VERSION" under [project].',
        ),
        (
            [(PROJECT, "[project]", "[project")],
            'pyproject.toml: no version can be read. Write version = "VERSION" under [project].',
        ),
        ([(CITATION, "\nversion", "\nedition")], "CITATION.cff: no version can be read. Write version: VERSION."),
    ],
)
def test_each_disagreement_is_one_line(root: Path, edits: list[tuple[str, str, str]], line: str) -> None:
    change(root, *edits)
    done = check(root)
    assert (done.exit_code, done.output) == (1, line + "\n")


@pytest.mark.parametrize(
    "version", ["2026.13.0", "2026.00.0", "2026.9.0", "26.11.0", "2026.11", "2026.11.01", "v2026.11.0", "1.0.0"]
)
def test_a_version_that_is_not_calver_is_refused(root: Path, version: str) -> None:
    change(root, *((name, "2026.11.0", version) for name in PAGES))
    done = check(root)
    assert done.exit_code == 1
    form = "Write YYYY.MM.N: the year, the month in two digits, and a number from 0."
    assert done.output == f'schemas/package.py: the version is "{version}". {form}\n'


def test_a_package_without_a_version_is_refused(root: Path) -> None:
    change(root, (PACKAGE, "VERSION", "EDITION"))
    assert check(root).output.splitlines()[0].startswith('schemas/package.py: the version is "". Write YYYY.MM.N')


def test_the_day_lies_in_the_month_of_the_version(root: Path) -> None:
    change(root, (CITATION, "2026-11-25", "2026-10-31"), (CHANGELOG, "2026-11-25", "2026-10-31"))
    assert check(root).output.splitlines() == [
        "CITATION.cff, date-released: 2026-10-31 is not in the month of version 2026.11.0.",
        "datasets/CHANGELOG.md, first heading: 2026-10-31 is not in the month of version 2026.11.0.",
    ]


@pytest.mark.parametrize("day", ["2026-11-31", "20261125", "2026-11", "tomorrow"])
def test_a_day_that_is_none_is_refused(root: Path, day: str) -> None:
    change(root, (CITATION, "2026-11-25", day), (CHANGELOG, "2026-11-25", day))
    done = check(root)
    assert done.exit_code == 1
    assert done.output.splitlines() == [
        f'CITATION.cff, date-released: "{day}" is not a day. Write YYYY-MM-DD.',
        f'datasets/CHANGELOG.md, first heading: "{day}" is not a day. Write YYYY-MM-DD.',
    ]


def test_only_the_first_heading_counts(root: Path) -> None:
    change(root, (CHANGELOG, "## 2026.11.0", "## Not released yet\n\n## 2026.11.0"))
    found = check(root).output.splitlines()
    assert found[0] == ('datasets/CHANGELOG.md: no version can be read. Begin the newest entry with "## VERSION (YYYY-MM-DD)".')
    assert len(found) == 3


def test_a_citation_that_cannot_be_read_is_refused(root: Path) -> None:
    (root / CITATION).write_text("version: [\n", encoding="utf-8")
    assert "CITATION.cff: no version can be read. Write version: VERSION." in check(root).output.splitlines()


@pytest.mark.parametrize("name", PAGES)
def test_a_missing_page_is_named(root: Path, name: str) -> None:
    (root / name).unlink()
    done = check(root)
    assert (done.exit_code, done.output) == (1, f"{name} is missing.\n")


def test_all_disagreements_come_in_one_run(root: Path) -> None:
    change(root, (PROJECT, "2026.11.0", "2026.11.1"), (CITATION, "2026-11-25", "2026-12-01"))
    assert len(check(root).output.splitlines()) == 3


def test_the_version_is_read_as_python_reads_it(tmp_path: Path) -> None:
    for name in PAGES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(tree.ROOT / name, tmp_path / name)
    change(tmp_path, (PROJECT, f'version = "{VERSION}"', 'version = "0"'))
    assert f'the version is "0", but "{VERSION}" in schemas/package.py' in check(tmp_path).output


def test_without_check_nothing_is_said() -> None:
    assert CliRunner().invoke(release.main, []).exit_code == 2
