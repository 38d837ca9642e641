"""Adding from a YAML file: every value is the text that stands there, and what is not as described is refused with its line."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.adding import file
from tests.adding import DOCUMENT, STATEMENT, contents, is_clean, root, rows, run


def _file(folder: Path, text: str | bytes) -> Path:
    path = folder / "new.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_documents_with_statements_and_what_they_need(tmp_path: Path) -> None:
    root(tmp_path)
    voice = {"name": "Example Institute", "kind": "research_organisation", "country": "KOR", "aliases": ["EI", "Institute"]}
    one: dict[str, Any] = {
        **DOCUMENT,
        "actors": [voice],
        "statements": [STATEMENT | {"organisation_id": "EI"}, STATEMENT | {"claim": "Another."}],
    }
    two: dict[str, Any] = {**DOCUMENT, "url": "https://wire.example.org/b", "title": "Counts", "published_on": "2024-10"}
    two |= {"statements": [STATEMENT | {"organisation_id": "institute", "claim": ">\n  Folded\n  over lines."}]}
    done = run(tmp_path, "--from", _file(tmp_path, yaml.safe_dump([one, two], sort_keys=False)))
    assert done.exit_code == 0, done.output
    assert is_clean(tmp_path)
    made = [row for row in rows(tmp_path, "statements") if row["source_id"].startswith("example-wire")]
    assert [row["statement_id"] for row in made] == [
        "example-wire-2024-10-25-ministry-counts.01",
        "example-wire-2024-10-25-ministry-counts.02",
        "example-wire-2024-10-counts.01",
    ]
    assert {row["aliases"] for row in rows(tmp_path, "actors")} >= {"EI;Institute"}


def test_values_are_text(tmp_path: Path) -> None:
    words = (
        "url: https://a.example.org\nlanguage: no\npublished_on: 2024-10\nnote: ~\nstatements:\n- {best: 1e3, anonymous: true}\n"
    )
    [entry] = file.entries(_file(tmp_path, words))
    assert entry.document == {"url": "https://a.example.org", "language": "no", "published_on": "2024-10", "note": ""}
    assert entry.statements == [{"best": "1e3", "anonymous": "true"}]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("publishr: A\n", 'line 1: "publishr" is no column of sources. Did you mean "publisher"?'),
        ("url: a\nstatements:\n- stanc: a\n", 'line 3: "stanc" is no column of statements. Did you mean "stance"?'),
        ("url: a\nurl: b\n", 'line 2: "url" is given twice.'),
        ("url: &a x\n", "line 1: write each value out"),
        ("a: &a [x]\nb: [*a, *a]\n", "line 1: write each value out"),
        ("[" * 40 + "]" * 40, "line 1: nothing here is nested so deep."),
        ("url: {a: b}\n", "line 1: one value is wanted here"),
        ("statements: x\n", "line 1: statements is a list"),
        ("- x\n", "line 1: here stands a document"),
        ("", "holds 0 documents"),
        ("[]\n", "holds 0 documents"),
        ("url: [\n", "new.yml is no YAML. line 2:"),
        ("url: a\n---\nurl: b\n", "new.yml is no YAML. line 2:"),
        (b"url: \xe8\n", "new.yml is not in UTF-8 (byte 6)."),
        ("url: " + "a" * file.MOST_BYTES, "is larger than 300,000 bytes"),
        ("url: a\nstatements:\n" + "- {note: a}\n" * 501, "holds 501 rows; at most 500 are taken"),
        ("- {url: a}\n" * 201, "holds 201 documents; write 1 to 200."),
    ],
)
def test_what_is_not_as_described_is_refused(tmp_path: Path, text: str | bytes, told: str) -> None:
    before = contents(root(tmp_path))
    done = run(tmp_path, "--from", _file(tmp_path, text))
    assert (done.exit_code, contents(tmp_path)) == (1, before)
    assert told in done.stderr


def test_a_tag_makes_nothing(tmp_path: Path) -> None:
    [entry] = file.entries(_file(tmp_path, f"note: !!python/object/apply:os.mkdir ['{tmp_path}/made']\n"))
    assert entry.document == {"note": f"{tmp_path}/made"}
    assert not (tmp_path / "made").exists()
