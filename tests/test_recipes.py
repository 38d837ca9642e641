"""The recipes for loading the published files: told, run as written, and true of the tables."""

import re
import sys
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result

from schemas.published import PUBLISHED
from schemas.relations import header
from scripts import recipes, running
from scripts.running import FAILED, NOT_RUN, RAN, Outcome, PageError, Recipe
from tests.releases import csv_rows, dist

__all__ = ["dist"]  # a fixture

PAGE = recipes.PAGE.read_text(encoding="utf-8")
REAL = running.recipes(PAGE)
OURS = [recipe for recipe in REAL if recipe.language == "python" and not recipe.programs]
R_WORDS = "if else repeat while function for next break TRUE FALSE NULL Inf NaN NA in"
STATA_WORDS = "byte double float if in int long using with strL _all _b _n _N _pi _skip _coef _cons _pred _rc _weight"


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A folder that only looks published."""
    folder = tmp_path / "published"
    folder.mkdir()
    (folder / "datapackage.json").write_text("{}")
    return folder


def block(code: str, language: str = "python", before: str = "") -> str:
    return f"# A page\n\n## One\n\n{before}\n```{language}\n{code}\n```\n"


def only(page: str, folder: Path, *, longest: float = running.LONGEST) -> Outcome:
    (recipe,) = running.recipes(page)
    return running.run(recipe, folder, longest=longest)


def command(*words: str | Path) -> Result:
    return CliRunner().invoke(recipes.main, [str(word) for word in words])


# The blocks of a page


def test_every_block_is_told_with_what_is_said_of_it() -> None:
    page = (
        "# One\n<!-- needs: program java, package pyspark -->\n\n```python\n# no heading\nif 1:\n    pass\n```\n"
        "## Two\n```text\nnot code\n```\n- in a list:\n\n  ```r\n  x\n    y\n  ```\n<!-- a remark -->\n"
        "<!-- untested: no machine has it -->\n```sh\ntrue\n```\n~~~~stata\n```\n~~~~\n"
    )
    assert running.recipes(page) == [
        Recipe("One", "python", 4, "# no heading\nif 1:\n    pass\n", ("java",), ("pyspark",)),
        Recipe("Two", "r", 15, "x\n  y\n"),
        Recipe("Two", "sh", 21, "true\n", untested="no machine has it"),
        Recipe("Two", "stata", 24, "```\n", untested="Stata is not free"),
    ]


def test_what_is_said_of_one_block_is_not_said_of_the_next() -> None:
    page = "<!-- needs: package x -->\n## Two\n```r\n```\n<!-- untested: y -->\n```r\n```\n```r\n```\n"
    assert [(one.packages, one.untested) for one in running.recipes(page)] == [((), ""), ((), "y"), ((), "")]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("x\n```python\n1\n", "line 2 has no end"),
        (block("1", "Rust"), "line 6 is of no known language: 'Rust'"),
        (block("1", ""), "no known language: ''"),
        (block("1", before="<!-- needs: java -->"), "needs 'java'. Write: program NAME"),
        (block("1", before="<!-- needs: module java -->"), "needs 'module java'"),
        (block("1", before="<!-- needs: program java, program java 17 -->"), "needs 'program java 17'"),
        (block("1", "sh", before="<!-- needs: package java -->"), "sh has none"),
    ],
)
def test_a_page_that_cannot_be_told_is_an_error(page: str, words: str) -> None:
    with pytest.raises(PageError, match=re.escape(words)):
        running.recipes(page)


# Running one


def test_a_block_runs_as_written_beside_a_copy_of_the_folder(tiny: Path) -> None:
    code = (
        'import sys\nfrom pathlib import Path\nPath("dist/new").touch()\n'
        'print(sys.executable, Path("dist/datapackage.json").read_text())'
    )
    done = only(block(code), tiny)
    assert (done.state, done.output) == (RAN, f"{sys.executable} {{}}\n")
    assert [path.name for path in tiny.iterdir()] == ["datapackage.json"]


def test_inside_the_paths_begin_in_the_folder(tiny: Path) -> None:
    (recipe,) = running.recipes(block('print(open("datapackage.json").read())'))
    assert running.run(recipe, tiny).state == FAILED
    assert running.run(recipe, tiny, inside=True).output == "{}\n"


@pytest.mark.parametrize(
    ("language", "code", "printed"),
    [("python", "1 / 0", "ZeroDivisionError"), ("sh", "echo said\nfalse\necho never", "said"), ("sh", "exit 1 | exit 3", "")],
)
def test_a_block_that_fails_says_so(tiny: Path, language: str, code: str, printed: str) -> None:
    done = only(block(code, language), tiny)
    assert done.state == FAILED
    assert printed in done.output
    assert "never" not in done.output
    assert not done.is_well


def test_a_block_without_end_is_stopped_with_its_children(tiny: Path) -> None:
    done = only(block("echo begun\ncat /dev/zero | cat > /dev/null", "sh"), tiny, longest=3)
    assert (done.state, done.why, done.output) == (FAILED, "no end after 3 seconds", "begun\n")


def test_what_is_not_installed_is_said_in_capitals(tiny: Path) -> None:
    page = block("1 / 0", before="<!-- needs: program no-such-program -->") + block(
        "1 / 0", before="<!-- needs: package nosuchone, package json, package nosuchtwo -->"
    )
    first, second = (running.run(recipe, tiny) for recipe in running.recipes(page))
    assert (first.state, first.why, first.lacking) == (NOT_RUN, "NO-SUCH-PROGRAM NOT INSTALLED", True)
    assert (second.state, second.why, second.lacking) == (NOT_RUN, "NOSUCHONE AND NOSUCHTWO NOT INSTALLED", True)
    assert not first.is_well


def test_another_interpreter_runs_what_this_one_cannot(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other"
    other.write_text(f'#!/bin/sh\nPYTHONPATH={tmp_path}/more exec {sys.executable} "$@"\n')
    other.chmod(0o755)
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "nosuchone.py").touch()
    (recipe,) = running.recipes(block("import nosuchone", before="<!-- needs: package nosuchone -->"))
    monkeypatch.chdir(tmp_path)
    assert running.run(recipe, tiny, [Path("other")]).state == RAN
    assert running.run(recipe, tiny).state == NOT_RUN


# The command


def test_one_line_a_block_and_the_exit_status(tiny: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    where = ("--folder", tiny, "--page", page)
    page.write_text(block("print(2)") + block("", "stata") + block("", before="<!-- needs: package nosuchone -->"))
    done = command(*where)
    assert (done.exit_code, done.stdout.splitlines()) == (
        0,
        [
            "ran      line   6  One (python)",
            "NOT RUN  line  14  One (stata): it is marked untested: Stata is not free",
            "NOT RUN  line  22  One (python): NOSUCHONE NOT INSTALLED",
            "1 ran, 2 not run, 0 failed.",
        ],
    )
    assert command(*where, "--require-all").exit_code == 1
    assert command(*where, "--require-all", "--only", "stata").exit_code == 0
    assert "    2" in command(*where, "--output").stdout.splitlines()
    assert command(*where, "--quiet").stdout.splitlines()[:-1] == done.stdout.splitlines()[2:3]
    page.write_text(block("print(2)") + block("print('\\033[31m')\n1 / 0"))
    done = command(*where)
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (1, "1 ran, 0 not run, 1 failed.")
    assert "FAILED   line  14  One (python): exit status 1\n    <U+001B>[31m" in done.stdout


def test_wrong_usage_is_2(tiny: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(block("1", "rust"))
    assert "no known language" in command("--folder", tiny, "--page", page).stderr
    page.write_text(block("1"))
    assert command("--folder", tiny, "--page", page, "--only", "r").exit_code == 2
    (tiny / "datapackage.json").unlink()
    done = command("--folder", tiny, "--page", page)
    assert done.exit_code == 2
    assert "Build the tables first" in done.stderr


# The page, for real


def test_the_page_has_a_recipe_for_every_reader() -> None:
    needed = {package for recipe in REAL for package in recipe.packages}
    assert needed >= {"pandas", "polars", "duckdb", "frictionless", "mlcroissant", "readr", "pyspark"}
    assert {recipe.language for recipe in REAL} == set(running.LANGUAGES)
    assert all(recipe.packages for recipe in OURS)


@pytest.mark.parametrize("recipe", OURS, ids=lambda recipe: recipe.title)
def test_the_recipe_runs(dist: Path, recipe: Recipe) -> None:
    done = running.run(recipe, dist)
    assert (done.state, done.why) == (RAN, ""), done.output
    assert done.output


def test_the_csv_recipe_of_pandas_sees_the_gaps_types_and_days_of_parquet(dist: Path) -> None:
    (recipe,) = (recipe for recipe in OURS if recipe.title == "pandas, from CSV")
    more = (
        f"for name in {list(PUBLISHED)}:\n"
        '    one, other = table(name), pd.read_parquet(f"dist/parquet/{name}.parquet", dtype_backend="pyarrow")\n'
        "    assert one.isna().equals(other.isna()), name\n"
        "    for column, kind in other.dtypes.items():\n"
        '        if str(kind) in ("double[pyarrow]", "int32[pyarrow]", "bool[pyarrow]"):\n'
        "            assert one[column].dtype.kind == kind.kind, column\n"
        "            assert (one[column].dropna() == other[column].dropna()).all(), column\n"
        '        if str(kind).startswith("date"):\n'
        "            assert one[column].dt.date.dropna().tolist() == other[column].dropna().tolist(), column\n"
    )
    done = running.run(replace(recipe, code=recipe.code + more), dist)
    assert done.state == RAN, done.output


def test_what_the_page_says_of_stata_holds(dist: Path) -> None:
    for table in PUBLISHED:
        rows = csv_rows(dist, table)
        assert len(rows[0]) <= 2_048
        for name in rows[0]:
            assert len(name) <= 32, f"{table}.{name}: Stata takes 32 characters"
        for row in rows[1:]:
            assert not [cell for cell in row if "\n" in cell or "\r" in cell]
            longest = max(len(cell.encode()) for cell in row)
            assert longest <= 2_045, (
                f"{table}, {row[0]}: longer than str2045, so it becomes a strL: say so in {recipes.PAGE.name}"
            )


def test_every_column_is_a_name_in_stata_r_and_sql() -> None:
    keywords = duckdb.execute("select keyword_name from duckdb_keywords() where keyword_category = 'reserved'").fetchall()
    reserved = {*R_WORDS.split(), *STATA_WORDS.split(), *(word for (word,) in keywords)}
    quoted = []
    for table in PUBLISHED:
        for name in header(table, "published"):
            assert re.fullmatch("[a-z][a-z0-9_]*", name), f"{table}.{name}"
            assert not re.fullmatch("str[0-9]+", name), f"{table}.{name}: a type of Stata"
            quoted += [(table, name)] if name in reserved else []
    assert quoted == [("retired_ids", "table")], f"say in {recipes.PAGE.name} which columns need quotes"
