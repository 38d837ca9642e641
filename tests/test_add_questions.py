"""Adding by answers: each question takes what a person writes, and leaving at any of them writes nothing.

Longer than others: all cases answer the same conversation.
"""

from pathlib import Path

import pytest

from scripts.adding.draft import Draft
from scripts.adding.session import prune
from tests.adding import ID, contents, is_clean, root, rows, run

DOCUMENT = [
    "https://wire.example.org/a/soldiers?fbclid=1",
    "Example Wire",
    "Atlantis",  # nothing is like it
    "KOR",
    "?",  # help
    "English",
    "5",  # news agency
    "The ministry counts its Soldiers",
    "03/04/2024",  # refused: two readings
    "25 October 2024",
    "1",  # page
    "Example Agency; Other",
    "",  # read today, no note, the id proposed
]
STATEMENT = [
    "exampel ministry",  # near
    "",  # it is
    "",  # no speaker
    "",  # role: so nobody is hidden
    "2024-10-24",
    "asserts",
    "movement",
    "contingent of 2024",
    "400 soldiers",
    "total",
    "arrived",
    "The ministry's count of soldiers came to 400.",
]
DONE = ["", "y"]  # no more of it; write


def typed(*answers: str) -> str:
    """Answers as they are typed."""
    return "\n".join(answers) + "\n"


def told(answers: list[str], **other: str) -> list[str]:
    """The statement with other answers to some questions."""
    changed = list(answers)
    for place, answer in other.items():
        changed[int(place[1:])] = answer
    return changed


def made(folder: Path, source: str = ID) -> list[dict[str, str]]:
    """The statements that were written of a document."""
    return [row for row in rows(folder, "statements") if row["source_id"] == source]


def test_answers_become_rows(tmp_path: Path) -> None:
    root(tmp_path)
    done = run(tmp_path, typed=typed(*DOCUMENT, *STATEMENT, *DONE))
    assert done.exit_code == 0, done.output
    assert is_clean(tmp_path)
    source = next(row for row in rows(tmp_path, "sources") if row["source_id"] == ID)
    given = ("url", "credits", "published_on", "publisher_country", "language", "kind")
    assert [source[name] for name in given] == [
        *("https://wire.example.org/a/soldiers", "Example Agency;Other", "2024-10-25", "KOR", "en", "news_agency"),
    ]
    named = ("organisation_id", "speaker_id", "anonymous", "deployment_id", "transfer_id", "best", "bound", "unit", "phase")
    assert [made(tmp_path)[0][name] for name in named] == [
        *("example-ministry", "", "false", "contingent-2024", "", "400", "exact", "persons", "arrived"),
    ]


def test_questions_use_the_columns_words_and_help(tmp_path: Path) -> None:
    shown = run(root(tmp_path), "--dry-run", typed=typed(*DOCUMENT, *STATEMENT, "")).output
    for line in (
        "Publisher: Who published it, not the mirror that served it.",
        "03/04/2024 can be 2024-03-04 or 2024-04-03. Write which.",
        "-> 2024-10-25",
        "   5  news_agency",
        "Is it example-ministry? [Y/n]",
        "-> best 400, bound exact",
        "-> metric personnel",
        "-> unit persons",
        "+++ b/datasets/statements.csv",
    ):
        assert line in shown
    assert shown.startswith("? explains, < goes back one question, ")
    assert shown.endswith("Nothing was written.\n")


@pytest.mark.parametrize("answered", range(len(DOCUMENT) + len(STATEMENT) + 2))
def test_the_end_of_the_input_writes_nothing(tmp_path: Path, answered: int) -> None:
    before = contents(root(tmp_path))
    answers = [*DOCUMENT, *STATEMENT, *DONE][:answered]
    done = run(tmp_path, typed=typed(*answers) if answers else "")
    assert (done.exit_code, contents(tmp_path)) == (1, before)
    assert done.stderr.endswith("Nothing was written.\n")


def test_no_at_the_end_writes_nothing_but_hands_the_answers_back(tmp_path: Path) -> None:
    before = contents(root(tmp_path))
    done = run(tmp_path, typed=typed(*DOCUMENT, *STATEMENT, "", "n"))
    assert (done.exit_code, contents(tmp_path)) == (1, before)
    given = done.stderr.split("with --from:\n")[1].removesuffix("Nothing was written.\n")
    (tmp_path / "given.yml").write_text(given, encoding="utf-8")
    assert run(tmp_path, "--from", tmp_path / "given.yml").exit_code == 0
    again = contents(tmp_path)
    run(root(tmp_path), typed=typed(*DOCUMENT, *STATEMENT, *DONE))
    assert contents(tmp_path) == again


TAKEN = [answer for answer in (*DOCUMENT, *STATEMENT, *DONE) if answer not in ("?", "Atlantis", "03/04/2024")]


@pytest.mark.parametrize("place", range(1, len(TAKEN)))
def test_each_answer_can_be_taken_back(tmp_path: Path, place: int) -> None:
    straight = run(root(tmp_path), typed=typed(*TAKEN))
    wanted = contents(tmp_path)
    back = run(root(tmp_path), typed=typed(*TAKEN[:place], "<", *TAKEN[place - 1 :]))
    assert (straight.exit_code, back.exit_code) == (0, 0), back.output
    assert contents(tmp_path) == wanted


RICH = [
    *(*DOCUMENT[:4], "English", "5", "Soldiers counted", "25 October 2024", "1", "", ""),
    *("Example Institute", "new", "Example Institute", "research organisation", "South Korea", "", ""),  # an actor that is new
    *("", "An analyst", "yes", "", "asserts", "movement", "contingent-2024", "about 3,000 soldiers", "total", "arrived"),
    *("The institute put the soldiers at about 3,000.", "another", "n", "example service", "", "", "2024-10-24", "asserts"),
    *(
        "movement",
        "contingent-2024",
        "about 3,000 soldiers",
        "total",
        "arrived",
        "no sentence",
        "y",
        "hedge",
        "believed",
        "y",
        "",
    ),
    *("claim", "The service put the soldiers sent so far at about 3,000.", "edit", "best", "1", "3100", "y"),
]


@pytest.mark.parametrize("place", range(11, len(RICH), 3))
def test_what_was_made_on_the_way_is_undone_too(tmp_path: Path, place: int) -> None:
    straight = run(root(tmp_path), typed=typed(*RICH))
    assert straight.exit_code == 0, straight.output
    assert is_clean(tmp_path)
    wanted = contents(tmp_path)
    back = run(root(tmp_path), typed=typed(*RICH[:place], "<", *RICH[place - 1 :]))
    assert back.exit_code == 0, back.output
    assert contents(tmp_path) == wanted


def test_going_back_undoes_and_repeats_no_word(tmp_path: Path) -> None:
    root(tmp_path)
    back = [*DOCUMENT, *STATEMENT[:6], "<", "<", "asserts", *STATEMENT[6:]]
    back[back.index("2024-10-24")] = "2024-10-23"
    done = run(tmp_path, typed=typed(*back[:19], "<", "<", "2024-10-24", *STATEMENT[5:], *DONE))
    assert done.exit_code == 0, done.output
    assert made(tmp_path)[0]["stated_on"] == "2024-10-24"
    assert done.output.count("Publisher: ") == 1
    passed = run(root(tmp_path), typed=typed(*DOCUMENT[:2], "Atlantis", "KOR", "<", "PRK"))
    assert passed.output.count('Nothing is like "Atlantis".') == 1
    assert run(root(tmp_path), typed=typed("<", "")).output.count("This is the first question.") == 1


def test_what_the_check_finds_is_asked_again(tmp_path: Path) -> None:
    root(tmp_path)
    wrong = told(STATEMENT, _8="400.5 soldiers", _11="no sentence")
    mended = ["", "A sentence that is whole.", "best", "400"]
    done = run(tmp_path, typed=typed(*DOCUMENT, *wrong, "", *mended, "y"))
    assert done.exit_code == 0, done.output
    assert "[unfinished-claim]" in done.output
    assert "[fractional-count]" in done.output
    assert is_clean(tmp_path)
    assert "A sentence that is whole." in {row["claim"] for row in rows(tmp_path, "statements")}


def test_any_cell_can_be_changed_before_writing(tmp_path: Path) -> None:
    root(tmp_path)
    second = ["", "asserts", "movement", "contingent-2024", "500 soldiers", "total", "arrived", "It came to 500.", ""]
    edits = [
        "edit",
        "best",
        "2",
        "450",
        "edit",
        "nonsense",
        "edit",
        "source_id",
        "example-wire-other",
        "edit",
        "event",
        "1",
        "troops-2024",
    ]
    done = run(tmp_path, typed=typed(*DOCUMENT, *STATEMENT, "another", *second, *edits, "y"))
    assert done.exit_code == 0, done.output
    assert is_clean(tmp_path)
    assert "No new row has a column nonsense that can be changed here." in done.output
    found = made(tmp_path, "example-wire-other")
    assert [(row["statement_id"][-2:], row["best"], row["deployment_id"]) for row in found] == [
        ("01", "400", "troops-2024"),
        ("02", "450", "contingent-2024"),
    ]


def test_a_document_that_is_here_is_offered(tmp_path: Path) -> None:
    root(tmp_path)
    here = "http://www.example.org/2024/10/23/briefing/"
    done = run(tmp_path, typed=typed(here, "y", *told(STATEMENT, _4="2024-10-23"), *DONE))
    assert done.exit_code == 0, done.output
    assert "This document is here: agency-2024-10-23-briefing, with 5 statements:" in done.output
    assert is_clean(tmp_path)
    assert run(root(tmp_path), typed=typed(here, "n")).exit_code == 1


def test_the_same_utterance_is_offered_as_repeats(tmp_path: Path) -> None:
    root(tmp_path)
    again = told(STATEMENT, _0="example-service", _8="3,000", _11="The service put the soldiers sent so far at about 3,000.")
    again[1:2] = []
    again.insert(8, "personnel")
    done = run(tmp_path, typed=typed(*DOCUMENT, *again, "y", *DONE))
    assert done.exit_code == 0, done.output
    assert "agency-2024-10-23-briefing.01 (2024-10-23, agency-2024-10-23-briefing)" in done.output
    assert made(tmp_path)[0]["repeats"] == "agency-2024-10-23-briefing.01"


def test_what_has_no_sense_is_not_asked(tmp_path: Path) -> None:
    root(tmp_path)
    denial = ["example ministry", "an example", "", "", "denies", "movement", "contingent of 2024", ""]
    denial += ["The ministry called the count of soldiers wrong."]
    done = run(tmp_path, typed=typed(*DOCUMENT[:8], "", *DOCUMENT[11:], *denial, *DONE))
    assert done.exit_code == 0, done.output
    asked = {line.split(",")[0] for line in done.output.splitlines() if ", e.g. " in line}
    idle = {"published_on_basis", "anonymous", "metric", "low", "best", "high", "bound", "unit", "accounting", "per", "share_of"}
    rare = {"phase", "likelihood", "evidence_basis", "period_start", "place_id", "figure_as_stated", "note"}
    assert not asked & (idle | rare)
    assert {"published_on", "speaker_id", "claim"} <= asked


def test_what_is_rare_is_asked_when_it_is_named(tmp_path: Path) -> None:
    root(tmp_path)
    more = ["hedge, place", "believed", "", "border town", "nonsense", "note", "A remark."]
    done = run(tmp_path, typed=typed(*DOCUMENT, *STATEMENT, *more, *DONE))
    assert done.exit_code == 0, done.output
    assert [made(tmp_path)[0][name] for name in ("likelihood", "place_id", "note")] == ["likely", "border-town", "A remark."]


def test_the_next_statement_is_proposed_the_same_voice(tmp_path: Path) -> None:
    root(tmp_path)
    second = ["", "", "movement", "contingent-2024", "", "arrived", "The ministry said so.", ""]
    done = run(tmp_path, typed=typed(*DOCUMENT, *STATEMENT, "another", *second, "y"))
    assert done.exit_code == 0, done.output
    assert "Said by the same: example-ministry, 2024-10-24. Right?" in done.output
    one, two = made(tmp_path)
    for name in ("organisation_id", "speaker_id", "speaker_role", "anonymous", "stated_on", "stance"):
        assert one[name] == two[name]


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
    done = run(tmp_path, typed=typed(*DOCUMENT, *STATEMENT[:2], *person, "Minister", "no", *STATEMENT[4:], *DONE))
    assert done.exit_code == 0, done.output
    assert is_clean(tmp_path)
    actor = next(row for row in rows(tmp_path, "actors") if row["actor_id"] == "jo-doe")
    assert (actor["kind"], actor["member_of"]) == ("person", "example-ministry")


def test_a_person_given_as_the_voice_becomes_the_speaker_of_a_body(tmp_path: Path) -> None:
    root(tmp_path)
    done = run(tmp_path, typed=typed(*DOCUMENT, "an example", "", "Spokesperson", *STATEMENT[4:], *DONE))
    assert done.exit_code == 0, done.output
    assert "An Example is a person, of example-service. For which body does the person speak?" in done.output
    assert [made(tmp_path)[0][name] for name in ("organisation_id", "speaker_id", "anonymous")] == [
        *("example-service", "an-example", "false"),
    ]


def test_a_near_publisher_and_what_it_shares_are_proposed(tmp_path: Path) -> None:
    root(tmp_path)
    document = ["https://wire.example.org/2024/10/25/soldiers", "The Example Agency", "", "", "Soldiers counted", "", "", ""]
    done = run(tmp_path, typed=typed(*document, *STATEMENT, *DONE))
    assert done.exit_code == 0, done.output
    assert "Did you mean Example Agency (1 document here)? [Y/n]" in done.output
    assert "Example Agency (1 document here): KOR, en, news_agency. Right? [Y/n]" in done.output
    source = next(row for row in rows(tmp_path, "sources") if row["title"] == "Soldiers counted")
    wanted = ("Example Agency", "KOR", "2024-10-25", "url")
    assert tuple(source[name] for name in ("publisher", "publisher_country", "published_on", "published_on_basis")) == wanted


@pytest.mark.parametrize(
    ("answers", "cells"),
    [
        (["several dozen killed"], {"metric": "killed", "best": "", "unit": "", "figure_as_stated": "several dozen killed"}),
        (["several dozen", "killed"], {"metric": "killed", "best": "", "figure_as_stated": "several dozen"}),
        (["$9 million", "munitions", "total"], {"metric": "munitions", "best": "9000000", "unit": "rounds"}),
        (["2 to 3 whatever 4", "2", "", "3", "range", "personnel", "total"], {"low": "2", "high": "3", "bound": "range"}),
        (["?", "at least 1,000 shells", "", "total"], {"low": "1000", "metric": "munitions", "unit": "rounds"}),
    ],
)
def test_a_figure_is_understood_or_asked_for_number_by_number(tmp_path: Path, answers: list[str], cells: dict[str, str]) -> None:
    root(tmp_path)
    done = run(tmp_path, typed=typed(*DOCUMENT, *STATEMENT[:8], *answers, *STATEMENT[10:], *DONE))
    assert done.exit_code == 0, done.output
    assert {name: made(tmp_path)[0][name] for name in cells} == cells


def test_what_earlier_rows_and_the_rules_mostly_have_is_one_line_to_confirm(tmp_path: Path) -> None:
    statements = root(tmp_path) / "datasets" / "statements.csv"
    first, *lines = statements.read_text(encoding="utf-8").splitlines()
    wounded = lines[0].replace(",movement,", ",use,").replace(",personnel,", ",killed,")
    again = [wounded.replace("agency-2024-10-23-briefing.01", f"agency-2024-10-23-briefing.{number}") for number in range(10, 15)]
    statements.write_text("\n".join([first, *lines[:5], *again, *lines[5:], ""]), encoding="utf-8")
    dead = [*STATEMENT[:6], "use", "contingent of 2024", "400 killed"]
    done = run(tmp_path, typed=typed(*DOCUMENT, *dead, "", STATEMENT[-1], *DONE))
    assert "Mostly with this topic: accounting total, phase in_use. Right? [Y/n]" in done.output
    assert [made(tmp_path)[0][name] for name in ("accounting", "phase")] == ["total", "in_use"]


def test_help_shows_definitions_beside_the_numbers_and_asks_for_a_part_of_a_long_list(tmp_path: Path) -> None:
    events = ["?", "2", *STATEMENT[8:]]
    done = run(root(tmp_path), typed=typed(*DOCUMENT, *STATEMENT[:5], "?", "asserts", "?", "movement", *events, *DONE))
    assert done.exit_code == 0, done.output
    assert "   2  asserts: The voice says that it is or was so." in done.output
    assert "Write a word about it. These have most statements:" in done.output
    assert made(tmp_path)[0]["deployment_id"] or made(tmp_path)[0]["transfer_id"]
