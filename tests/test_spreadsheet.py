"""The workbook as LibreOffice opens it, compared with the published CSV files."""

import csv
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from schemas.published import PUBLISHED
from schemas.relations import header
from scripts import spreadsheet
from tests.releases import csv_rows, dist
from tests.test_recipes import command

__all__ = ["dist"]  # a fixture


def test_libreoffice_reads_the_workbook_as_csv_has_it(dist: Path) -> None:
    if not spreadsheet.installed():
        pytest.skip("LIBREOFFICE (SOFFICE) IS NOT INSTALLED")
    done = command("--spreadsheet", "--folder", dist)
    assert (
        done.exit_code,
        done.stdout.endswith(f" cells in {len(PUBLISHED)} sheets as LibreOffice opens them: 0 differ.\n"),
    ) == (0, True)


def _as_libreoffice(dist: Path) -> dict[str, list[list[str]]]:
    """The sheets as they would come if all were well."""
    tables = {table: csv_rows(dist, table) for table in PUBLISHED}
    for row in tables["statements"][1:]:
        row[header("statements", "published").index("anonymous")] = row[
            header("statements", "published").index("anonymous")
        ].upper()
    return {spreadsheet.CODEBOOK: [], **tables}


@pytest.mark.parametrize(
    ("table", "column", "cell"),
    [
        ("statements", "claim", "other"),
        ("statements", "claim", ""),
        ("statements", "anonymous", "1"),
        ("statements", "known_on", "10/24/2024"),
        ("statements", "known_on", "45589"),
        ("estimates", "best", "10001.5"),
        ("estimates", "best", "1,000"),
        ("estimates", "best", ""),
        ("estimates", "n_voices", "nan"),
    ],
)
def test_a_cell_that_differs_is_found(dist: Path, table: str, column: str, cell: str) -> None:
    opened = _as_libreoffice(dist)
    assert spreadsheet.differences(opened, dist) == []
    place = header(table, "published").index(column)
    before, opened[table][1][place] = opened[table][1][place], cell
    expected = before.lower() if column == "anonymous" else before
    assert spreadsheet.differences(opened, dist) == [f'Sheet {table}, row 2, {column}: "{cell}", in the CSV file "{expected}".']


def test_numbers_are_compared_as_numbers(dist: Path) -> None:
    opened = _as_libreoffice(dist)
    place = header("estimates", "published").index("best")
    opened["estimates"][1][place] = f"{float(opened['estimates'][1][place]):.4E}"
    assert spreadsheet.differences(opened, dist) == []


def test_a_lost_or_new_sheet_row_or_column_is_found(dist: Path) -> None:
    opened = _as_libreoffice(dist)
    opened["new"] = opened.pop("places")
    last = opened["actors"].pop()
    opened["retired_ids"][0][0] = "Table"
    opened["retired_ids"][1].append("more")
    assert last
    assert spreadsheet.differences(opened, dist) == [
        "There is no sheet places.",
        "The sheet new is no table.",
        f"Sheet actors has {len(opened['actors'])} rows, the CSV file {len(opened['actors']) + 1}.",
        'Sheet retired_ids, row 1, table: "Table", in the CSV file "table".',
        'Sheet retired_ids, row 2, beyond the last column: "more", in the CSV file "".',
    ]


def _stand_in(folder: Path, sheets: Mapping[str, Sequence[Sequence[str]]]) -> None:
    """A program of LibreOffice's name that writes these sheets, whatever it is given."""
    (folder / "sheets").mkdir(parents=True)
    for name, rows in sheets.items():
        with (folder / "sheets" / f"book-{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(rows)
    program = folder / spreadsheet.PROGRAM
    program.write_text(f'#!/bin/sh\nmkdir "$6"\ncp {folder}/sheets/*.csv "$6" 2>/dev/null\necho no display >&2\n')
    program.chmod(0o755)


def test_the_command_compares_and_says_when_it_cannot(dist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "published"
    shutil.copytree(dist / "csv", folder / "csv")
    (folder / "datapackage.json").touch()
    words = ("--spreadsheet", "--folder", folder)
    monkeypatch.setenv("PATH", "/nowhere")
    assert "SOFFICE) IS NOT INSTALLED" in command(*words).stdout
    assert (command(*words).exit_code, command(*words, "--require-all").exit_code) == (0, 1)
    opened = _as_libreoffice(dist)
    _stand_in(tmp_path / "well", opened)
    opened["places"][1][1] = "Elsewhere"
    _stand_in(tmp_path / "changed", opened)
    _stand_in(tmp_path / "broken", {})
    monkeypatch.setenv("PATH", f"{tmp_path}/well:/usr/bin:/bin")
    assert "holds 0 workbooks" in command(*words).stderr
    (folder / "book.xlsx").touch()
    assert (command(*words).exit_code, command(*words, "--quiet").stdout) == (0, "")
    monkeypatch.setenv("PATH", f"{tmp_path}/changed:/usr/bin:/bin")
    done = command(*words, "--quiet")
    assert (done.exit_code, done.stdout.count("\n")) == (1, 2)
    assert 'Sheet places, row 2, name: "Elsewhere"' in done.stdout
    monkeypatch.setenv("PATH", f"{tmp_path}/broken:/usr/bin:/bin")
    done = command(*words)
    assert (done.exit_code, "did not open book.xlsx: no display" in done.stderr) == (1, True)
