"""What spreadsheets do to a table that is opened and saved: mended by the formatter, or told with what stood there."""

import csv
import io
from pathlib import Path

import pytest

from scripts.canonical import formatted
from scripts.checks import finding
from scripts.checks.garbled_text import anew
from scripts.findings import Case, Finding
from scripts.format import FORM
from tests.builders import example


def _found(folder: Path, table: str, raw: bytes) -> list[Finding]:
    changed = example()
    changed.raw[table] = raw
    return changed.findings(folder)


def _canonical(table: str) -> bytes:
    return example().text(table).encode()


def _dressed(raw: bytes, separator: str) -> bytes:
    """As Calc of another country saves it: semicolons or tabs, every text quoted, booleans in capitals, CRLF, a mark in front."""
    rows = [*csv.reader(io.StringIO(raw.decode()))]
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(
        [cell.upper() if cell in ("true", "false") else cell for cell in row] for row in rows
    )
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("table", ["statements", "arms_transfers", "vocabulary", "sources", "retired_ids"])
def test_a_dressed_file_is_only_a_matter_of_form_and_comes_back(table: str, separator: str, tmp_path: Path) -> None:
    dressed = _dressed(_canonical(table), separator)
    assert {one.rule for one in _found(tmp_path, table, dressed)} <= FORM
    assert formatted(table, dressed) == (_canonical(table), [])


def test_lists_cut_at_semicolons_are_one_finding_and_left_alone(tmp_path: Path) -> None:
    split = b"".join(
        line.replace(b";", b",") + b"," * (2 - line.count(b";")) + b"\n" for line in _canonical("actors").splitlines()
    )
    assert [one.rule for one in _found(tmp_path, "actors", split)] == ["nameless-column"]
    assert formatted("actors", split)[0] is None


@pytest.mark.parametrize(
    ("words", "character_set"),
    [("Café “Görlitz” in Ялта: 북한", "latin-1"), ("Café Görlitz, Киев, €5", "cp1252")],
)
def test_a_garbled_cell_is_told_with_what_stood_there(words: str, character_set: str, tmp_path: Path) -> None:
    changed = example()
    changed.set("sources", 2, {"title": words.encode().decode(character_set)})
    assert [(one.rule, one.suggestion) for one in changed.findings(tmp_path)] == [("garbled-text", words)]


def test_a_table_that_cannot_be_read_does_not_make_the_others_look_unused(tmp_path: Path) -> None:
    assert [one.rule for one in _found(tmp_path, "statements", _canonical("statements")[:-40] + b"\xe9\n")] == ["wrong-encoding"]


@pytest.mark.parametrize("cell", ["CAFÉ», Ã", "« É »", "Ünïcödé", "Göteborg", "Ялта", "plain", "naïve café", "São Tomé"])
def test_what_is_well_written_is_not_called_garbled(cell: str) -> None:
    assert anew(cell) == ""
    assert anew("é".encode().decode("cp1252")) == "é"


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("10/26/24", "2024-10-26"),
        ("26/10/2024", "2024-10-26"),
        ("03/04/2024", ""),
        ("04/04/2024", "2024-04-04"),
        ("26.10.2024", "2024-10-26"),
        ("2024/10/26", "2024-10-26"),
        ("2024-1-5", "2024-01-05"),
        ("2024-10-26 00:00:00", "2024-10-26"),
        ("2024-10-26T00:00:00Z", "2024-10-26"),
        ("26 Oct 2024", "2024-10-26"),
        ("26-Oct-24", "2024-10-26"),
        ("October 26, 2024", "2024-10-26"),
        ("Oct-24", "2024-10"),
        ("October 2024", "2024-10"),
        ("31/02/2024", ""),
        ("2024-13", ""),
        ("45589", ""),
        ("autumn", ""),
    ],
)
def test_a_date_in_another_order_is_told_where_it_can_be_one_day_only(cell: str, date: str) -> None:
    assert finding("malformed-date", Case("statements", 2, "stated_on", cell)).suggestion == date


def test_a_month_is_not_proposed_for_a_day() -> None:
    assert finding("malformed-date", Case("sources", 2, "accessed_on", "Oct-24")).suggestion == ""


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1,000", "1000"),
        ("1,234,567.50", "1234567.5"),
        ("12 000", "12000"),
        ("12'000", "12000"),
        ("33,3", "33.3"),
        ("1.2E+07", "12000000"),
        ("1e3", "1000"),
        ("1000.0", "1000"),
        ("+5", "5"),
        ("007", "7"),
        ("1.000", ""),
        ("about 3", ""),
        ("1e99", ""),
    ],
)
def test_a_dressed_number_is_told_plainly(cell: str, number: str) -> None:
    assert finding("malformed-number", Case("statements", 2, "best", cell)).suggestion == number
