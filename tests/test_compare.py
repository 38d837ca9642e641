"""Two editions of the tables compared: folders, archives and revisions, in text, markdown and CSV.

Longer than others: every case needs the two editions that are made here.
"""

import csv
import io
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scripts import editions, publishing, tree
from scripts.compare import main
from tests.builders import Tree, example

FIRST, DENIAL = "agency-2024-10-23-briefing.01", "agency-2024-10-23-briefing.03"
FORMULA = '=HYPERLINK("https://x.example","a")'


def compare(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def published(root: Path, edited: Tree) -> Path:
    report, tables = tree.check_tree(edited.write(root), {}, {})
    assert report.findings == []
    publishing.publish(root, tables, root / "dist", bare=True)
    return root / "dist"


def changed_example() -> Tree:
    """The example with one figure corrected."""
    edited = example()
    edited.set("statements", 0, {"best": "3500", "claim": "The service put the soldiers sent so far at about 3,500."})
    return edited


def edit(edited: Tree, where: Path) -> Path:
    """The tables as text in a folder of their own, unchecked; for what no clean table holds."""
    return edited.write(where)


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, published."""
    return published(tmp_path_factory.mktemp("old"), example())


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corrected example, published."""
    return published(tmp_path_factory.mktemp("new"), changed_example())


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """The edited tables of the example."""
    return edit(example(), tmp_path / "before")


@pytest.fixture
def after(tmp_path: Path) -> Callable[[Tree], Path]:
    """A maker of the edited tables of another tree."""
    return lambda edited: edit(edited, tmp_path / "after")


def zipped(folder: Path, path: Path, inner: str = "", packing: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", packing) as archive:
        for file in sorted(folder.rglob("*.csv")):
            archive.write(file, inner + file.relative_to(folder).as_posix())
    return path


def records(done: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(done.stdout)))


def test_the_same_twice_is_no_difference(old: Path) -> None:
    for form in ("text", "markdown"):
        done = compare(old, old, "--format", form)
        assert (done.exit_code, done.output) == (0, "No difference.\n")
    table = compare(old, old, "--format", "csv")
    assert (table.exit_code, table.stdout, table.stderr) == (0, "table,what,row,column,before,after\n", "No difference.\n")


def test_cells_and_the_estimate_that_moved(old: Path, new: Path) -> None:
    done = compare(old, new)
    lines = done.stdout.splitlines()
    assert done.exit_code == 0
    assert f'statements, {FIRST}, best: "3000" became "3500"' in lines
    assert f'statements, {FIRST}, claim: "The service put the soldiers sent so far at about 3,000." became ' in done.stdout
    moved = lines[lines.index("Estimates that moved (low / best / high):") + 1]
    assert moved == "contingent-2024 personnel persons arrived total stated: 3000 / 3000 / 3000, now 3500 / 3500 / 3500"
    rows = len(example().rows["statements"])
    assert f"statements: {rows} rows, now {rows}: 0 added, 0 removed, 2 changed in 3 cells." in lines
    assert not any(line.startswith("actors") for line in lines)


def test_csv_holds_every_difference_whole(old: Path, new: Path) -> None:
    found = records(compare(old, new, "--format", "csv"))
    assert {
        "table": "statements", "what": "changed", "row": FIRST, "column": "best", "before": "3000", "after": "3500",
    } in found  # fmt: skip
    moved = [(row["column"], row["before"], row["after"]) for row in found if row["what"] == "moved"]
    assert moved == [(name, "3000", "3500") for name in ("low", "best", "high")]


def test_markdown_counts_first(old: Path, new: Path) -> None:
    out = compare(old, new, "--format", "markdown").stdout
    assert out.startswith("### What changed\n\n| table | rows before | rows now |")
    assert f"| statements | {FIRST} | best | changed | `` 3000 `` | `` 3500 `` |" in out
    assert "| contingent-2024 personnel persons arrived total stated | 3000 / 3000 / 3000 | 3500 / 3500 / 3500 |" in out.replace(
        "&#95;", "_"
    )


def test_an_estimate_that_came_or_went(old: Path, tmp_path: Path) -> None:
    edited = example()
    edited.set("statements", 0, {"phase": "in_theatre"})
    other = published(tmp_path, edited)
    out = compare(old, other).stdout
    assert "personnel persons arrived total stated: 3000 / 3000 / 3000, now no estimate" in out
    assert "personnel persons in_theatre total stated: no estimate, now 3000 / 3000 / 3000" in out


def test_archives_are_read_as_folders_are(old: Path, new: Path, tmp_path: Path) -> None:
    one, two = zipped(old, tmp_path / "old.zip"), zipped(new, tmp_path / "new.zip", "dataset-2026.11.0/")
    assert compare(one, two).output == compare(old, new).output
    assert compare(old, one).output == "No difference.\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.zip", "old.zip"]


def test_an_archive_that_is_too_large_is_refused(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = zipped(old, tmp_path / "old.zip")
    largest = max(path.stat().st_size for path in (old / "csv").iterdir())
    monkeypatch.setattr(editions, "LARGEST_ENTRY", largest)
    assert compare(old, one).exit_code == 0
    monkeypatch.setattr(editions, "LARGEST_ENTRY", largest - 1)
    done = compare(old, one)
    assert done.exit_code == 2
    assert "is larger than" in done.output


def test_an_archive_may_not_hide_its_size(old: Path, tmp_path: Path) -> None:
    one = zipped(old, tmp_path / "old.zip")
    raw = one.read_bytes()
    with zipfile.ZipFile(one) as archive:
        size = archive.getinfo("csv/statements.csv").file_size
    one.write_bytes(raw.replace(size.to_bytes(4, "little"), (size - 9).to_bytes(4, "little")))
    done = compare(old, one)
    assert (done.exit_code, "damaged" in done.output) == (2, True)


def test_archives_that_cannot_be_one_edition_are_refused(old: Path, tmp_path: Path) -> None:
    (tmp_path / "text.zip").write_text("no archive", encoding="utf-8")
    zipped(old, tmp_path / "bzip.zip", packing=zipfile.ZIP_BZIP2)
    zipped(old / "csv", tmp_path / "flat.zip")
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("a/csv/places.csv", "place_id\n")
        archive.writestr("b/csv/actors.csv", "actor_id\n")
    for name, words in {
        "text.zip": "is no zip archive",
        "bzip.zip": "is not packed by deflate",
        "flat.zip": "holds no csv/*.csv",
        "two.zip": "holds more than one edition",
    }.items():
        done = compare(old, tmp_path / name)
        assert (done.exit_code, words in done.output) == (2, True), name


def test_a_row_that_vanished_is_an_error(before: Path, after: Callable[[Tree], Path]) -> None:
    edited = example()
    edited.rows["statements"] = [row for row in edited.rows["statements"] if row["statement_id"] != DENIAL]
    folder = after(edited)
    done = compare(before, folder)
    assert done.exit_code == 1
    assert f"statements, {DENIAL}: vanished, and does not stand in retired_ids" in done.stdout
    assert "Error: 1 row vanished and does not stand in retired_ids. Bring back what was lost" in done.stdout
    assert "statements: 7 rows, now 6: 0 added, 1 removed, 0 changed in 0 cells." in done.stdout
    assert "Error: 1 row vanished" in compare(before, folder, "--format", "markdown").stdout
    table = compare(before, folder, "--format", "csv")
    assert (table.exit_code, "Error: 1 row vanished" in table.stderr) == (1, True)
    assert [(row["what"], row["row"]) for row in records(table)] == [("lost", DENIAL)]


def test_a_row_that_was_retired_is_none(before: Path, after: Callable[[Tree], Path]) -> None:
    edited = example()
    edited.rows["statements"] = [row for row in edited.rows["statements"] if row["statement_id"] != DENIAL]
    edited.add("retired_ids", 0, {"id": DENIAL, "replaced_by": FIRST})
    done = compare(before, after(edited))
    assert done.exit_code == 0
    assert f"statements, {DENIAL}: removed, as retired_ids says" in done.stdout
    assert f"retired_ids, statements/{DENIAL}: added" in done.stdout
    assert "statements: 7 rows, now 6: 0 added, 1 removed, 0 changed in 0 cells." in done.stdout


def test_retired_in_another_table_does_not_count(before: Path, after: Callable[[Tree], Path]) -> None:
    edited = example()
    edited.rows["statements"] = [row for row in edited.rows["statements"] if row["statement_id"] != DENIAL]
    edited.add("retired_ids", 0, {"table": "sources", "id": DENIAL})
    assert compare(before, after(edited)).exit_code == 1


def test_a_whole_table_that_is_gone_is_an_error(before: Path, after: Callable[[Tree], Path]) -> None:
    edited = example()
    edited.dropped = {"places"}
    done = compare(before, after(edited))
    assert done.exit_code == 1
    assert "places: the table is gone" in done.stdout
    assert "places, border-town: vanished" in done.stdout


def test_codes_and_derived_rows_need_no_retirement(
    old: Path, tmp_path: Path, before: Path, after: Callable[[Tree], Path]
) -> None:
    edited = example()
    gone = edited.rows["vocabulary"].pop(0)
    done = compare(before, after(edited))
    assert done.exit_code == 0
    assert f"vocabulary, {gone['vocabulary']}/{gone['code']}: removed" in done.stdout
    edited = example()
    edited.set("statements", 0, {"phase": "in_theatre"})
    assert compare(old, published(tmp_path / "other", edited)).exit_code == 0


def test_rows_and_columns_that_came_and_went(before: Path, after: Callable[[Tree], Path]) -> None:
    edited = example()
    edited.add("places", 0, {"place_id": "new-town"})
    edited.raw["actors"] = edited.text("actors").replace("wikidata_id", "qid", 1).encode()
    edited.raw["codebook"] = b"code,meaning\na,first\na,second\n"
    lines = compare(before, after(edited)).stdout.splitlines()
    assert set(lines) >= {
        "actors, qid: the column is new",
        "actors, wikidata_id: the column is gone",
        "places, new-town: added",
        "codebook: the table is new",
        "codebook, a/2: added",
    }
    assert "codebook: 0 rows, now 2: 2 added, 0 removed, 0 changed in 0 cells." in lines
    rows = len(example().rows["actors"])
    columns = "2 columns added or removed."
    assert f"actors: {rows} rows, now {rows}: 0 added, 0 removed, 0 changed in 0 cells; {columns}" in lines


def test_the_order_of_rows_and_columns_is_no_difference(before: Path, after: Callable[[Tree], Path]) -> None:
    edited = example()
    edited.rows["statements"].reverse()
    names = list(edited.rows["places"][0])[::-1]
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, names)
    writer.writeheader()
    writer.writerows(edited.rows["places"])
    edited.raw["places"] = buffer.getvalue().encode()
    assert compare(before, after(edited)).output == "No difference.\n"


def test_text_is_compared_as_it_stands(before: Path, after: Callable[[Tree], Path]) -> None:
    edited = example()
    edited.set("places", 0, {"latitude": "42.430"})
    assert 'latitude: "42.43" became "42.430"' in compare(before, after(edited)).stdout


def test_a_key_that_stands_twice_drops_no_row(before: Path, after: Callable[[Tree], Path]) -> None:
    edited = example()
    edited.add("places", 0, {"name": "Twin"})
    folder = after(edited)
    assert "places, border-town/2: added" in compare(before, folder).stdout
    back = compare(folder, before)
    assert (back.exit_code, "places, border-town/2: removed" in back.stdout) == (0, True)


def test_cells_are_harmless(before: Path, after: Callable[[Tree], Path]) -> None:
    edited = example()
    edited.set("places", 0, {"note": f"{FORMULA}\x1b[2J\u202e|`<b>", "latitude": "-42.43"})
    folder = after(edited)
    text, page = compare(before, folder).stdout, compare(before, folder, "--format", "markdown").stdout
    for out in (text, page):
        assert "\x1b" not in out
        assert "<U+001B>[2J<U+202E>" in out
    assert "|ˋ" not in page.replace("¦ˋ", "")
    assert "`` =HYPERLINK(" in page
    assert "¦ˋ<b> ``" in page
    cells = {row["column"]: row["after"] for row in records(compare(before, folder, "--format", "csv"))}
    assert cells["note"] == f"'{FORMULA}<U+001B>[2J<U+202E>|`<b>"
    assert cells["latitude"] == "-42.43"


@pytest.mark.parametrize("sign", "=+-@")
def test_no_cell_of_the_csv_is_a_formula(before: Path, after: Callable[[Tree], Path], sign: str) -> None:
    edited = example()
    edited.set("places", 0, {"note": f"{sign}1"})
    folder = after(edited)
    assert [row["after"] for row in records(compare(before, folder, "--format", "csv"))] == [f"'{sign}1"]
    assert [row["before"] for row in records(compare(folder, before, "--format", "csv"))] == [f"'{sign}1"]


def test_long_cells_are_shown_where_they_part(before: Path, after: Callable[[Tree], Path]) -> None:
    edited = example()
    edited.set("places", 0, {"note": "long " * 40 + "red"})
    start = edit(edited, before.parent / "start")
    edited.set("places", 0, {"note": "long " * 40 + "blue"})
    end = after(edited)
    assert 'note: "…' + "long " * 4 + 'red" became "…' + "long " * 4 + 'blue"' in compare(start, end).stdout
    assert records(compare(start, end, "--format", "csv"))[0]["after"] == "long " * 40 + "blue"


def _commit(root: Path, *tag: str) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    for words in (["init", "-q"], ["add", "-A"], [*who, "commit", "-q", "-m", "x"], *([["tag", *tag]] if tag else [])):
        subprocess.run(["git", "-C", str(root), *words], check=True)  # noqa: S607 - the git of this machine


def test_revisions_are_compared_by_their_edited_tables(tmp_path: Path) -> None:
    edit(example(), tmp_path)
    _commit(tmp_path, "v1")
    edit(changed_example(), tmp_path)
    _commit(tmp_path)
    done = compare("v1", "HEAD", "--root", tmp_path)
    assert done.exit_code == 0
    assert f'statements, {FIRST}, best: "3000" became "3500"' in done.stdout
    assert compare("HEAD", tmp_path, "--root", tmp_path).output == "No difference.\n"


def test_what_cannot_be_compared_is_wrong_usage(old: Path, before: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "repository").mkdir()
    (tmp_path / "repository" / "page.md").touch()
    _commit(tmp_path / "repository", "v1")
    for words, said in (
        ([old, tmp_path / "nowhere"], "is no folder and no archive, and git knows no such revision"),
        (["no-such-branch", "HEAD", "--root", tmp_path / "repository"], "no-such-branch is no folder and no archive"),
        (["v1", "HEAD", "--root", tmp_path / "repository"], "The revision v1 holds no datasets/*.csv"),
        ([old, tmp_path / "empty"], "holds no csv/*.csv"),
        ([old, before], "Compare like with like"),
        (["--root", tmp_path, "--", "--help", old], "--help is no folder and no archive"),
    ):
        done = compare(*words)
        assert (done.exit_code, said in " ".join(done.output.split())) == (2, True), done.output


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "is not a table of CSV in UTF-8"),
        (b"place_id,name\na\n", "is not a table of CSV in UTF-8"),
        (b"place_id,name\na,\xff\n", "is not a table of CSV in UTF-8"),
        (b'place_id,name\na,"b\n', "is not a table of CSV in UTF-8"),
        (b"place_id,name,name\na,b,c\n", "has two columns of one name"),
        (b"name\na\n", "has no column place_id"),
    ],
)
def test_a_file_that_is_no_table_is_named(before: Path, after: Callable[[Tree], Path], raw: bytes, said: str) -> None:
    folder = after(example())
    (folder / "datasets" / "places.csv").write_bytes(raw)
    done = compare(before, folder)
    assert done.exit_code == 2
    assert f"places.csv {said}" in " ".join(done.output.split())
