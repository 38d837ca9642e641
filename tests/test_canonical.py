"""The formatter: canonical, idempotent, and never at the cost of a row or a character."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.relations import header
from scripts.canonical import clean, formatted
from tests.builders import example


def _form(table: str, text: str) -> tuple[str | None, list[str]]:
    after, refused = formatted(table, text.encode())
    return (None if after is None else after.decode(), [rule for rule, _ in refused])


def test_canonical_text_stays() -> None:
    for table in example().rows:
        text = example().text(table)
        assert _form(table, text) == (text, [])


def test_what_can_be_mended_is() -> None:
    tree = example()
    text = tree.text("actors")
    lines = text.splitlines()
    names = lines[0].split(",")
    reordered = "\ufeff" + "\r\n".join(
        ",".join(f'"{cell}"' for cell in [row[-1], *row[:-1]])
        for row in csv.reader([",".join(names), "", *reversed(lines[1:])])
        if row
    )
    assert _form("actors", reordered) == (text, [])


def test_letters_are_composed_and_outer_spaces_cut() -> None:
    assert clean(" Cafe\u0301 ") == "Caf\u00e9"
    assert clean("zero\u200bwidth\u00a0") == "zero\u200bwidth\u00a0"


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda text: text.replace("Example Ministry", '"Example Ministry'), "unterminated-quote"),
        (lambda text: text.replace("Example Ministry", 'Example "Ministry"'), "stray-quote"),
        (lambda text: text.replace("Example Ministry", '"Example\nMinistry"'), "line-break-in-cell"),
        (lambda text: text.replace("Example Ministry", "Example,Ministry"), "ragged-row"),
        (lambda text: text.replace("aliases", "alias"), "missing-column"),
        (lambda text: text.replace("name,", "name,name,"), "duplicate-column"),
    ],
)
def test_where_it_would_be_a_guess_the_file_is_left_alone(change: object, rule: str) -> None:
    assert callable(change)
    after, rules = _form("actors", change(example().text("actors")))
    assert after is None
    assert rule in rules


def test_a_lone_carriage_return_and_other_encodings_are_left_alone() -> None:
    text = example().text("actors")
    assert formatted("actors", text.replace("Ministry", "Mini\rstry").encode())[0] is None
    assert formatted("actors", text.encode("utf-16"))[0] is None


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=8)


@given(st.lists(st.lists(WORDS, min_size=5, max_size=5), max_size=5), st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
def test_no_row_and_no_character_is_lost(rows: list[list[str]], quoting: int) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n", quoting=quoting).writerows([header("retired_ids"), *rows])  # type: ignore[arg-type]
    after, rules = _form("retired_ids", buffer.getvalue())
    assert rules == []
    assert after is not None
    assert _form("retired_ids", after) == (after, [])
    body = [line for line in after.split("\n")[1:] if line]
    assert sorted(csv.reader(body)) == sorted([clean(cell) for cell in row] for row in rows if any(map(clean, row)))
