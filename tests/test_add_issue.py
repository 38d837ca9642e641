"""Issue forms: what GitHub renders becomes rows or a correction; what a stranger slips in is refused or stays text."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scripts import tree
from scripts.adding import issue as issues
from scripts.outputs import forms
from tests.adding import DOCUMENT, ID, STATEMENT, contents, is_clean, root, rows, run
from tests.test_docs import MEND

TOOLS = Path(sys.executable).parent
GIVEN = {
    **DOCUMENT,
    **STATEMENT,
    "language": "English",
    "published_on_basis": "page",
    "kind": "news agency",
    "anonymous": "no",
}
CORRECTION = {
    "row": "agency-2024-10-23-briefing.01",
    "column": "likelihood",
    "present": "likely",
    "right": "almost certain",
    "source": "https://www.example.org/2024/10/23/briefing",
    "why": "It says so.\nCo-authored-by: Else <else@example.org>",
}


def filled(fields: tuple[forms.Field, ...], given: dict[str, str]) -> str:
    """The form as GitHub renders it."""
    ticked = {"terms": f"- [X] {forms.TERMS}"} | given
    return "\n\n".join(f"### {field.label}\n\n{ticked.get(field.id) or '_No response_'}" for field in fields) + "\n"


def _file(folder: Path, content: str | dict[str, Any]) -> Path:
    path = folder / "issue"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def event(body: str, **user: Any) -> dict[str, Any]:
    return {"issue": {"number": 7, "body": body, "user": {"login": "jane-doe", "id": 42} | user}}


def test_the_committed_forms_are_written_from_schemas_and_vocabulary() -> None:
    written = forms.written(tree.vocabularies(tree.ROOT))
    folder = tree.ROOT / forms.FOLDER
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == written, MEND


@pytest.mark.parametrize(("name", "schema"), [("document", "forms"), ("correct", "forms"), ("config", "config")])
def test_a_form_is_one_that_github_takes(name: str, schema: str) -> None:
    path = tree.ROOT / forms.FOLDER / f"{name}.yml"
    command = [str(TOOLS / "check-jsonschema"), "--builtin-schema", f"vendor.github-issue-{schema}", str(path)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("form", forms.FORMS)
def test_a_form_has_each_heading_and_id_and_choice_once(form: str) -> None:
    fields, codes = forms.FORMS[form][2], tree.vocabularies(tree.ROOT)
    for names in ([field.label for field in fields], [field.id for field in fields]):
        assert len(names) == len(set(names))
    for field in fields:
        if field.vocabulary:
            in_use = [row for row in codes[field.vocabulary] if not row["replaced_by"]]
            assert len(forms.options(field, codes)) == len(in_use)
            assert not {"None", "none", forms.CHOOSE} & set(forms.options(field, codes)), "GitHub keeps these for no choice"


def test_a_document_becomes_rows(tmp_path: Path) -> None:
    root(tmp_path)
    done = run(tmp_path, "--from-issue", _file(tmp_path, filled(forms.DOCUMENT, GIVEN | {"per": "None"}).replace("\n", "\r\n")))
    assert done.exit_code == 0, done.output
    assert is_clean(tmp_path)
    made = next(row for row in rows(tmp_path, "statements") if row["source_id"] == ID)
    assert (made["best"], made["anonymous"], made["stance"]) == ("400", "false", "asserts")


def test_a_claim_that_may_be_here_is_named_in_the_pull_request(tmp_path: Path) -> None:
    root(tmp_path)
    same = {"organisation_id": "example-service", "best": "3000", "published_on": "", "published_on_basis": ""}
    content = event(filled(forms.DOCUMENT, GIVEN | same | {"claim": "The service put the soldiers sent at about 3,000."}))
    done = run(tmp_path, "--from-issue", _file(tmp_path, content), "--words", tmp_path / "words")
    assert done.exit_code == 0, done.output
    told = (tmp_path / "words" / "pull.md").read_text()
    assert "may be a report of agency-2024-10-23-briefing.01 (2024-10-23, agency-2024-10-23-briefing)" in told
    assert "nan" not in told


def test_a_correction_changes_one_cell(tmp_path: Path) -> None:
    before = contents(root(tmp_path))
    content = event(filled(forms.CORRECT, CORRECTION))
    done = run(tmp_path, "--from-issue", _file(tmp_path, content), "--words", tmp_path / "words")
    assert done.exit_code == 0, done.output
    assert is_clean(tmp_path)
    after = contents(tmp_path)
    assert {name for name in after if after[name] != before[name]} == {"statements.csv"}
    old, new = (files["statements.csv"].decode().split("\n") for files in (before, after))
    assert [(one, other) for one, other in zip(old, new, strict=True) if one != other] == [
        (old[1], old[1].replace(",likely,", ",almost_certain,"))
    ]
    commit = (tmp_path / "words" / "commit.txt").read_text()
    assert commit.startswith("Issue 7: correct agency-2024-10-23-briefing.01, likelihood\n\n")
    trailers = [line for line in commit.splitlines() if line.startswith("Co-authored-by")]
    assert trailers == ["Co-authored-by: jane-doe <42+jane-doe@users.noreply.github.com>"]
    assert "Closes #7" in (tmp_path / "words" / "pull.md").read_text()


def test_a_corrected_figure_says_why_in_the_note(tmp_path: Path) -> None:
    root(tmp_path)
    other = {"column": "best", "present": "3000", "right": "3100", "why": "It says\nabout 3,100."}
    done = run(tmp_path, "--from-issue", _file(tmp_path, filled(forms.CORRECT, CORRECTION | other)))
    assert done.exit_code == 0, done.output
    made = rows(tmp_path, "statements")[0]
    assert (made["best"], made["note"]) == ("3100", "best was 3000 before: It says about 3,100.")


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"present": "possible"}, 'Present value: "likely" stands there, not "possible".'),
        ({"row": "agency-2024-10-23-briefing.91"}, 'Row: "agency-2024-10-23-briefing.91" stands in no table.'),
        ({"column": "likelyhood"}, 'Did you mean "likelihood"?'),
        ({"column": "event", "present": ""}, "Column: event is never changed"),
        ({"column": "statement_id"}, "Column: statement_id is never changed"),
        ({"column": "source_id"}, "Column: source_id is never changed"),
        ({"right": "likely"}, "Right value: that stands there already."),
        ({"right": "liekly"}, "[unknown-code]"),
        ({"column": "stance", "present": "asserts", "right": ""}, "[missing-value]"),
        ({"why": ""}, "Why is empty."),
        ({"source": "https://a.example.org\nb"}, "Source has more than one line."),
    ],
)
def test_a_correction_that_does_not_fit_is_refused(tmp_path: Path, other: dict[str, str], told: str) -> None:
    before = contents(root(tmp_path))
    done = run(tmp_path, "--from-issue", _file(tmp_path, filled(forms.CORRECT, CORRECTION | other)))
    assert (done.exit_code, contents(tmp_path)) == (1, before)
    assert told in done.stderr


WHOLE = filled(forms.DOCUMENT, GIVEN)
SPOOFED = filled(forms.DOCUMENT, GIVEN | {"title": "x\n\n### Publisher\n\nState Agency"})


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (SPOOFED, 'The heading "Publisher" stands 2 times.'),
        (WHOLE.replace("### Stance\n\nasserts\n\n", ""), 'The heading "Stance" of the form is missing.'),
        (WHOLE.replace("### Stance", "### Stanza"), '"Stanza" is no heading of the form.'),
        (filled(forms.DOCUMENT, GIVEN | {"note": "a\n### b"}), '"b" is no heading of the form.'),
        (
            "### Title\n\na\n\n" + WHOLE.replace("### Title\n\nThe ministry counts its Soldiers\n\n", ""),
            "not in the form's order.",
        ),
        ("Hello.\n\n" + WHOLE, "Something stands before the first heading"),
        ("", "of the form is missing."),
        (filled(forms.DOCUMENT, GIVEN | {"stance": "asserts\nx"}), "Stance has more than one line."),
        (filled(forms.DOCUMENT, GIVEN | {"stance": "asserts it"}), 'Stance: "asserts it" is not among the choices of the form.'),
        (filled(forms.DOCUMENT, GIVEN | {"terms": f"- [ ] {forms.TERMS}"}), "Terms: the box is not ticked."),
        (filled(forms.DOCUMENT, GIVEN | {"claim": ""}), "Claim is empty."),
        (filled(forms.DOCUMENT, GIVEN | {"stance": forms.CHOOSE}), "Stance is empty."),
        (filled(forms.DOCUMENT, GIVEN | {"kind": "None"}), "Kind is empty."),
        (filled(forms.DOCUMENT, GIVEN | {"url": "javascript:alert(1)"}), "[malformed-url]"),
        (filled(forms.DOCUMENT, GIVEN | {"note": '=HYPERLINK("http://a.example")'}), "[formula]"),
        (filled(forms.DOCUMENT, GIVEN | {"claim": "\u202eA sentence."}), "[direction-character]"),
        (WHOLE + "x" * issues.LONGEST_BODY, "longer than 65,536 characters"),
        ("x" * issues.MOST_BYTES + "x", "is larger than 2,000,000 bytes"),
        ("{", "is no text and no event of GitHub."),
        ('{"issue": ' + "[" * 100_000, "is no text and no event of GitHub."),
        ('{"issue": {"body": null}}', "The event holds no issue with a text."),
    ],
)
def test_a_hostile_or_broken_body_is_refused(tmp_path: Path, body: str, told: str) -> None:
    before = contents(root(tmp_path))
    done = run(tmp_path, "--from-issue", _file(tmp_path, body), "--words", tmp_path / "words")
    assert (done.exit_code, contents(tmp_path)) == (1, before)
    assert told in done.stderr
    assert {path.name for path in (tmp_path / "words").iterdir()} == {"comment.md"}


def test_words_of_a_stranger_are_text_in_what_github_is_told(tmp_path: Path) -> None:
    root(tmp_path)
    hostile = "<img src=x> @everyone [a](http://b.example) `code`"
    content = event(filled(forms.DOCUMENT, GIVEN | {"place_id": hostile}))
    done = run(tmp_path, "--from-issue", _file(tmp_path, content), "--words", tmp_path / "words")
    assert done.exit_code == 1
    comment = (tmp_path / "words" / "comment.md").read_text()
    assert not set("<>@[]") & set(comment)
    assert comment.count("`") == 2  # around the name of the label


@pytest.mark.parametrize(
    "user", [{"login": "a\nCo-authored-by: x"}, {"login": "a b"}, {"login": None}, {"id": "7"}, {"id": True}, {"id": -1}]
)
def test_no_credit_is_made_of_anything_but_a_login_and_a_number(tmp_path: Path, user: dict[str, Any]) -> None:
    assert issues.read(_file(tmp_path, event("x"))).credit
    assert issues.read(_file(tmp_path, event("x", **user))).credit == ""
