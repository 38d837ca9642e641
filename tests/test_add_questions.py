"""Adding by answers: each question takes what a person writes, and leaving at any of them writes nothing."""

from pathlib import Path

import pytest

from scripts.adding.draft import Draft
from scripts.adding.session import prune
from tests.adding import ID, contents, is_clean, root, rows, run

DOCUMENT = [
    "https://wire.example.org/a/soldiers?fbclid=1",
    "Example Wire",
    "The ministry counts its Soldiers",
    "25.10.2024",  # refused
    "2024-10-25",
    "1",  # page
    "North Korea",  # offered: nothing of that name
    "KOR",
    "?",  # help
    "English",
    "5",  # news agency
    "",  # read today
    "Example Agency; Other",
    "",  # note
    "",  # the id proposed
]
STATEMENT = [
    "exampel ministry",  # near
    "1",
    "",  # no speaker
    "",  # role
    "no",  # not anonymous
    "2024-10-24",
    "asserts",
    "",  # likelihood
    "",  # basis
    "movement",
    "contingent of 2024",
    "personnel",
    "",  # low
    "400",
    "",  # high
    "4",  # exact
    "",  # persons: the one unit that serves the metric
    "total",
    "",  # as stated
    "",  # period start
    "",  # period end
    "arrived",
    "",  # place
    "The ministry's count of soldiers came to 400.",
    "",  # note
]


def _typed(*answers: str) -> str:
    return "\n".join(answers) + "\n"


def test_answers_become_rows(tmp_path: Path) -> None:
    root(tmp_path)
    done = run(tmp_path, typed=_typed(*DOCUMENT, *STATEMENT, "n", "y"))
    assert done.exit_code == 0, done.output
    assert is_clean(tmp_path)
    source = next(row for row in rows(tmp_path, "sources") if row["source_id"] == ID)
    assert (source["url"], source["credits"]) == ("https://wire.example.org/a/soldiers", "Example Agency;Other")
    made = next(row for row in rows(tmp_path, "statements") if row["source_id"] == ID)
    named = ("organisation_id", "speaker_id", "anonymous", "deployment_id", "transfer_id", "best", "bound", "unit", "phase")
    assert [made[name] for name in named] == [
        *("example-ministry", "", "false", "contingent-2024", "", "400", "exact", "persons", "arrived"),
    ]


def test_questions_use_the_columns_words_and_help(tmp_path: Path) -> None:
    told = run(root(tmp_path), "--dry-run", typed=_typed(*DOCUMENT, *STATEMENT, "n")).output
    assert "Publisher: Who published it, not the mirror that served it." in told
    assert 'found "25.10.2024". This is no date that the column takes.' in told
    assert "  ko: " in told
    assert "Which one? Answer with its number" in told
    assert "   5  news_agency" in told
    assert "+++ b/datasets/statements.csv" in told
    assert told.endswith("Nothing was written.\n")


@pytest.mark.parametrize("answered", range(len(DOCUMENT) + len(STATEMENT) + 2))
def test_the_end_of_the_input_writes_nothing(tmp_path: Path, answered: int) -> None:
    before = contents(root(tmp_path))
    answers = [*DOCUMENT, *STATEMENT, "n", "y"][:answered]
    done = run(tmp_path, typed=_typed(*answers) if answers else "")
    assert (done.exit_code, contents(tmp_path)) == (1, before)
    assert done.stderr.endswith("Nothing was written.\n")


def test_no_at_the_end_writes_nothing_but_hands_the_answers_back(tmp_path: Path) -> None:
    before = contents(root(tmp_path))
    done = run(tmp_path, typed=_typed(*DOCUMENT, *STATEMENT, "n", "n"))
    assert (done.exit_code, contents(tmp_path)) == (1, before)
    given = done.stderr.split("with --from:\n")[1].removesuffix("Nothing was written.\n")
    (tmp_path / "given.yml").write_text(given, encoding="utf-8")
    assert run(tmp_path, "--from", tmp_path / "given.yml").exit_code == 0
    again = contents(tmp_path)
    run(root(tmp_path), typed=_typed(*DOCUMENT, *STATEMENT, "n", "y"))
    assert contents(tmp_path) == again


def _told(answers: list[str], **other: str) -> list[str]:
    """The statement with other answers to some questions."""
    changed = list(answers)
    for place, answer in other.items():
        changed[int(place[1:])] = answer
    return changed


def test_what_the_check_finds_is_asked_again(tmp_path: Path) -> None:
    root(tmp_path)
    wrong = _told(STATEMENT, _15="at_least", _23="no sentence")
    mended = ["bound", "exact", "claim", "A sentence that is whole."]
    done = run(tmp_path, typed=_typed(*DOCUMENT, *wrong, "n", *mended, "y"))
    assert done.exit_code == 0, done.output
    assert "With at_least the number goes into low. [bound-misfit]" in done.output
    assert is_clean(tmp_path)
    assert "A sentence that is whole." in {row["claim"] for row in rows(tmp_path, "statements")}


def test_a_document_that_is_here_is_offered(tmp_path: Path) -> None:
    root(tmp_path)
    here = "http://www.example.org/2024/10/23/briefing/"
    done = run(tmp_path, typed=_typed(here, "y", *_told(STATEMENT, _5="2024-10-23"), "n", "y"))
    assert done.exit_code == 0, done.output
    assert "This document is here: agency-2024-10-23-briefing, with 5 statements:" in done.output
    assert is_clean(tmp_path)
    assert run(root(tmp_path), typed=_typed(here, "n")).exit_code == 1


def test_the_same_utterance_is_offered_as_repeats(tmp_path: Path) -> None:
    root(tmp_path)
    told = _told(
        STATEMENT, _0="example-service", _1="", _13="3000", _23="The service put the soldiers sent so far at about 3,000."
    )
    del told[1]
    done = run(tmp_path, typed=_typed(*DOCUMENT, *told, "n", "y", "y"))
    assert done.exit_code == 0, done.output
    made = next(row for row in rows(tmp_path, "statements") if row["source_id"] == ID)
    assert made["repeats"] == "agency-2024-10-23-briefing.01"


def test_what_has_no_sense_is_not_asked(tmp_path: Path) -> None:
    root(tmp_path)
    undated = [*DOCUMENT[:3], "", *DOCUMENT[6:]]
    denial = ["example ministry", "an example", "", "", "denies", "", "", "movement", "contingent of 2024", "", "", "", ""]
    denial += ["", "The ministry called the count of soldiers wrong.", ""]
    done = run(tmp_path, typed=_typed(*undated, *denial, "n", "y"))
    assert done.exit_code == 0, done.output
    asked = {line.split(",")[0] for line in done.output.splitlines() if ", e.g. " in line}
    idle = {"published_on_basis", "anonymous", "low", "best", "high", "bound", "unit", "accounting", "per", "share_of", "phase"}
    assert not asked & idle
    assert {"published_on", "speaker_id", "metric", "place_id"} <= asked


def test_a_new_row_that_nothing_names_any_more_is_left_out() -> None:
    draft = Draft()
    for name, body in (("lost", ""), ("astray", "lost"), ("kept", ""), ("needed", "kept")):
        draft.add("actors", {"actor_id": name, "member_of": body})
    draft.add("statements", {"organisation_id": "needed"})
    prune(draft)
    assert [row["actor_id"] for row in draft.rows["actors"]] == ["kept", "needed"]


def test_a_new_person_is_asked_for_with_the_body_behind(tmp_path: Path) -> None:
    root(tmp_path)
    person = ["Jo Doe", "y", "Jo Doe", "person", "example ministry", "RUS", "", ""]
    told = [*STATEMENT[:2], *person, "Minister", *STATEMENT[5:]]
    done = run(tmp_path, typed=_typed(*DOCUMENT, *told, "n", "y"))
    assert done.exit_code == 0, done.output
    assert is_clean(tmp_path)
    actor = next(row for row in rows(tmp_path, "actors") if row["actor_id"] == "jo-doe")
    assert (actor["kind"], actor["member_of"]) == ("person", "example-ministry")
