"""Strict reading: what is read comes out as it stands, with true line numbers, and nothing is passed over."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.package import TABLES
from schemas.relations import header
from scripts import tree
from scripts.lines import canonical_line
from scripts.reading import read, read_canonical
from scripts.sheets import Reading
from tests.builders import Tree, example


def _read(tree: Tree, table: str, root: Path) -> Reading:
    tree.write(root)
    return read(table, root / "datasets" / f"{table}.csv")


def _cells(reading: Reading) -> list[dict[str, str | None]]:
    assert reading.sheet
    rows: list[dict[str, str | None]] = reading.sheet.cells.to_pylist()
    return rows


@pytest.mark.parametrize("word", ["NA", "null", "None", "NaN", "n/a", "007", "1e5", "true", "2024-01-01", "-"])
def test_words_survive_as_text(word: str, tmp_path: Path) -> None:
    tree = example()
    tree.set("sources", 2, {"note": word})
    assert _cells(_read(tree, "sources", tmp_path))[2]["note"] == word


@pytest.mark.parametrize("table", TABLES)
def test_a_canonical_file_is_read_whole(table: str) -> None:
    raw = tree.path(tree.ROOT, table).read_bytes()
    assert read_canonical(table, raw) is not None
    assert read_canonical(table, raw.replace(b",", b',""', 1)) is None


def test_an_empty_cell_is_null(tmp_path: Path) -> None:
    assert _cells(_read(example(), "sources", tmp_path))[2]["title"] is None


def test_the_two_ways_of_reading_agree(tmp_path: Path) -> None:
    tree = example()
    quick = _cells(_read(tree, "statements", tmp_path))
    tree.raw["statements"] = tree.text("statements").replace("\n", "\r\n").encode()
    slow = _read(tree, "statements", tmp_path)
    assert [rule for rule, _ in slow.faults] == ["carriage-return"]
    assert _cells(slow) == quick


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    tree = example()
    text = tree.text("statements")
    lines = text.splitlines()
    broken = [lines[0], "", lines[1], '"a', 'b",x', *lines[2:]]
    tree.raw["statements"] = ("\n".join(broken) + "\n").encode()
    reading = _read(tree, "statements", tmp_path)
    assert reading.sheet
    assert reading.sheet.lines.tolist() == [3, *range(6, 6 + len(lines) - 2)]
    assert [(rule, case.line) for rule, case in reading.faults] == [
        ("blank-line", 2),
        ("unterminated-quote", 4),
        ("ragged-row", 5),
    ]


@pytest.mark.parametrize("rows", [0, 1])
def test_tables_without_rows_are_tables(rows: int, tmp_path: Path) -> None:
    tree = example()
    del tree.rows["retired_ids"][rows:]
    reading = _read(tree, "retired_ids", tmp_path)
    assert reading.faults == []
    assert len(_cells(reading)) == rows


@pytest.mark.parametrize("content", [b"", b"\n", b"\n\n", b"\xef\xbb\xbf", b"a,b\n1,2\n", b'"', b"\0"])
def test_what_is_no_table_is_said_and_does_not_crash(content: bytes, tmp_path: Path) -> None:
    tree = example()
    tree.raw["actors"] = content or b" "
    reading = _read(tree, "actors", tmp_path)
    assert reading.sheet is None
    assert reading.faults


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=12)
ROWS = st.lists(st.lists(CELLS, min_size=5, max_size=5), max_size=6)


@given(ROWS)
def test_any_text_that_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    names = header("retired_ids")
    path = tmp_path_factory.mktemp("any") / "retired_ids.csv"
    body = "".join(f"{canonical_line(row)}\n" for row in [list(names), *rows])
    path.write_bytes(body.encode())
    reading = read("retired_ids", path)
    assert reading.sheet
    found = [list(row.values()) for row in reading.sheet.cells.to_pylist()]
    assert found == [[cell or None for cell in row] for row in rows if "".join(row).strip(" ")]


@given(st.binary(max_size=200))
def test_any_bytes_below_a_header_are_read_or_reported(tmp_path_factory: pytest.TempPathFactory, noise: bytes) -> None:
    path = tmp_path_factory.mktemp("noise") / "retired_ids.csv"
    path.write_bytes((",".join(header("retired_ids")) + "\n").encode() + noise)
    reading = read("retired_ids", path)
    if not reading.faults:
        assert reading.sheet
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerows(
            [reading.sheet.cells.column_names, *([c or "" for c in r.values()] for r in reading.sheet.cells.to_pylist())]
        )
        assert buffer.getvalue().encode() == path.read_bytes()
