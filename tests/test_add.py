"""Adding from flags and files: what is written, what is refused, and that nothing is ever half written."""

import subprocess
from pathlib import Path

import pytest

from scripts.adding import draft as drafts
from scripts.adding import ids, proof, told
from tests.adding import DOCUMENT, ID, STATEMENT, contents, is_clean, root, rows, run, words

FLAGS = ("--document", words(DOCUMENT), "--statement", words(STATEMENT))


def test_a_document_becomes_canonical_rows_at_their_places(tmp_path: Path) -> None:
    before = contents(root(tmp_path))
    done = run(tmp_path, *FLAGS)
    assert done.exit_code == 0, done.output
    assert is_clean(tmp_path)
    source = next(row for row in rows(tmp_path, "sources") if row["source_id"] == ID)
    given = ("https://wire.example.org/a/soldiers-counted", "en", "news_agency")
    assert (source["url"], source["language"], source["kind"]) == given
    made = next(row for row in rows(tmp_path, "statements") if row["source_id"] == ID)
    wanted = (f"{ID}.01", "example-ministry", "contingent-2024", "400", "The ministry's count of soldiers came to 400.")
    assert tuple(made[name] for name in ("statement_id", "organisation_id", "deployment_id", "best", "claim")) == wanted
    after = contents(tmp_path)
    assert {name for name in after if after[name] != before[name]} == {"sources.csv", "statements.csv"}
    for name in ("sources.csv", "statements.csv"):
        assert [line for line in after[name].splitlines() if not line.startswith(ID.encode())] == before[name].splitlines()
    assert f"git switch -c add/{ID}" in done.output


def test_the_day_of_reading_is_today_only_when_said(tmp_path: Path) -> None:
    root(tmp_path)
    assert run(tmp_path, *FLAGS, "--read-today").exit_code == 0
    [day] = [row["accessed_on"] for row in rows(tmp_path, "sources") if row["source_id"] == ID]
    assert len(day) == len("YYYY-MM-DD")
    given = words(DOCUMENT, accessed_on="2026-11-20")
    assert "page,2026-11-20,en" in run(root(tmp_path), "--document", given, *FLAGS[2:], "--read-today", "--dry-run").output
    assert "page,,en" in run(tmp_path, *FLAGS, "--dry-run").output


def test_dry_run_shows_the_difference_and_writes_nothing(tmp_path: Path) -> None:
    before = contents(root(tmp_path))
    done = run(tmp_path, *FLAGS, "--dry-run")
    assert done.exit_code == 0
    assert "--- a/datasets/statements.csv" in done.output
    assert f"\n+{ID}.01,{ID},,example-ministry," in done.output
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"bound": "at_least"}, f'statements, {ID}.01, bound: found "at_least". With at_least the number goes into low.'),
        ({"stance": "assert"}, 'Did you mean "asserts"? [unknown-code]'),
        ({"claim": "no sentence"}, "[unfinished-claim]"),
        ({"best": "4.000"}, 'found "4.000". This is no number.'),
        ({"stated_on": "03/04/2024"}, "stated_on: 03/04/2024 can be 2024-03-04 or 2024-04-03. Write which."),
        ({"claim": "\x1b[31mA sentence."}, "<U+001B>[31mA sentence."),
        ({"organisation_id": "Exampel Ministry"}, "Near it: example-ministry (Example Ministry)."),
        ({"event": "Contingent"}, "Near it: contingent-2024 (Contingent of 2024)"),
        ({"place_id": "Atlantis"}, "Nothing is near it. Or add it as a new row"),
        ({"stanc": "asserts"}, '--statement 1: "stanc" is no column of statements. Did you mean "stance"?'),
        ({"note": "x stance=denies"}, '--statement 1: "stance" is given twice.'),
        ({"statement_id": "other-document.01"}, "[statement-id-mismatch]"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_written(tmp_path: Path, cells: dict[str, str], told: str) -> None:
    before = contents(root(tmp_path))
    done = run(tmp_path, "--document", words(DOCUMENT), "--statement", words(STATEMENT, **cells))
    assert done.exit_code == 1
    assert told in done.stderr
    assert done.stderr.endswith("Nothing was written.\n")
    assert contents(tmp_path) == before


@pytest.mark.parametrize("flags", [("--statement", "a=b"), ("--words", "x"), ("--document", "a=b", "--from", __file__)])
def test_ways_that_do_not_go_together_are_wrong_usage(tmp_path: Path, flags: tuple[str, ...]) -> None:
    assert run(root(tmp_path), *flags).exit_code == 2


def test_an_old_fault_of_the_tables_is_not_told_as_one_of_the_new_rows(tmp_path: Path) -> None:
    root(tmp_path)
    places = tmp_path / "datasets" / "places.csv"
    places.write_bytes(places.read_bytes().replace(b",region,", b",regoin,"))
    assert run(tmp_path, *FLAGS).exit_code == 0


def test_a_table_that_is_not_canonical_is_left_alone(tmp_path: Path) -> None:
    root(tmp_path)
    places = tmp_path / "datasets" / "places.csv"
    places.write_bytes(places.read_bytes().replace(b"\n", b"\r\n"))
    done = run(tmp_path, *FLAGS)
    assert (done.exit_code, "places.csv is missing or not in canonical form" in done.stderr) == (1, True)


def test_a_document_that_is_here_gets_the_statements(tmp_path: Path) -> None:
    root(tmp_path)
    url = "http://example.org/2024/10/23/briefing/?utm_campaign=x#top"
    done = run(tmp_path, "--document", words({"url": url}, publisher="Other"), "--statement", words(STATEMENT))
    assert done.exit_code == 0, done.output
    assert "The document is here already, as agency-2024-10-23-briefing" in done.output
    assert "What was given for publisher was left out." in done.output
    assert [row["statement_id"] for row in rows(tmp_path, "statements")][5] == "agency-2024-10-23-briefing.06"
    assert is_clean(tmp_path)


def test_a_statement_that_may_be_here_is_named(tmp_path: Path) -> None:
    root(tmp_path)
    same = {"organisation_id": "example-service", "best": "3000", "claim": "The service put the soldiers sent at about 3,000."}
    done = run(tmp_path, "--document", words(DOCUMENT, published_on="2024-10-24"), "--statement", words(STATEMENT, **same))
    origin = "agency-2024-10-23-briefing.01"
    assert f".01 may be a report of {origin} (2024-10-23, agency-2024-10-23-briefing): " in done.output
    assert f"That is `repeats: {origin}`." in done.output
    assert "Perhaps" not in run(root(tmp_path), *FLAGS).output


def test_what_all_documents_of_a_publisher_share_is_filled_in_and_said(tmp_path: Path) -> None:
    root(tmp_path)
    short = {name: cell for name, cell in DOCUMENT.items() if name not in ("language", "kind")}
    for number, kind in enumerate(("news_agency", "news_agency", "news_agency", "newspaper")):
        given = words(short, url=f"https://wire.example.org/{number}", language="en" if number < 3 else "", kind=kind)
        done = run(tmp_path, "--document", given, "--statement", words(STATEMENT))
        assert done.exit_code == 0, done.output
    assert "language is en, as in all other documents of Example Wire." in done.output
    refused = run(tmp_path, "--document", words(short, url="https://wire.example.org/9"), "--statement", words(STATEMENT))
    assert "kind: Kind is required" in refused.stderr


def test_dates_and_numbers_as_people_write_them_are_taken_and_said(tmp_path: Path) -> None:
    root(tmp_path)
    told = words(STATEMENT, best="1 400", stated_on="Oct. 24, 2024")
    done = run(tmp_path, "--document", words(DOCUMENT, published_on="25 October 2024"), "--statement", told)
    assert done.exit_code == 0, done.output
    assert "Statement 1, best: 1 400 is taken as 1400." in done.output
    assert "The document, published_on: 25 October 2024 is taken as 2024-10-25." in done.output
    made = next(row for row in rows(tmp_path, "statements") if row["source_id"] == ID)
    assert (made["best"], made["stated_on"]) == ("1400", "2024-10-24")
    assert is_clean(tmp_path)


def test_a_new_publisher_with_nearly_a_known_name_is_remarked(tmp_path: Path) -> None:
    done = run(root(tmp_path), "--document", words(DOCUMENT, publisher="The Example Agency"), "--statement", words(STATEMENT))
    assert "The publisher The Example Agency is new. Near it: Example Agency (1 document here)." in done.output


def test_the_difference_shows_what_a_terminal_would_obey_as_its_number(tmp_path: Path) -> None:
    draft = drafts.Draft()
    draft.add("sources", {"source_id": "new-2024", "note": "\x1b[31m\u202e"})
    lines = [*told.difference(drafts.shelf(root(tmp_path)), draft)]
    assert any("<U+001B>[31m<U+202E>" in line for line in lines)
    assert not any("\x1b" in line for line in lines)


def test_an_id_of_the_history_is_not_given_again(tmp_path: Path) -> None:
    statements = root(tmp_path) / "datasets" / "statements.csv"
    now = statements.read_bytes()
    git = ("git", "-C", str(tmp_path), "-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run([*git, "init", "-q"], check=True)
    for content in (now + b"gazette-2024-10-relay.07" + b"," * 29 + b"\n", now):
        statements.write_bytes(content)
        subprocess.run([*git, "add", "-A"], check=True)
        subprocess.run([*git, "commit", "-q", "-m", "x"], check=True)
    shelf = drafts.shelf(tmp_path)
    assert next(iter(ids.next_numbers(shelf, "agency-2024-10-23-briefing"))) == "agency-2024-10-23-briefing.06"
    assert next(iter(ids.next_numbers(shelf, "gazette-2024-10-relay"))) == "gazette-2024-10-relay.08"


def test_a_retired_number_is_not_given_again(tmp_path: Path) -> None:
    shelf = drafts.shelf(root(tmp_path))
    assert next(iter(ids.next_numbers(shelf, "gazette-2024-10-relay"))) == "gazette-2024-10-relay.03"


def test_a_new_actor_and_place_come_with_the_statement_that_needs_them(tmp_path: Path) -> None:
    root(tmp_path)
    new = (
        "--actor",
        "name=Example Institute kind=research organisation country=KOR",
        "--place",
        "name=Old Pier kind=port country=RUS",
    )
    said = words(STATEMENT, organisation_id="example institute", place_id="Old Pier")
    done = run(tmp_path, "--document", words(DOCUMENT), "--statement", said, *new)
    assert done.exit_code == 0, done.output
    assert is_clean(tmp_path)
    assert "example-institute" in {row["actor_id"] for row in rows(tmp_path, "actors")}
    unused = run(root(tmp_path), *FLAGS, *new[:2])
    assert (unused.exit_code, "[unused-row]" in unused.stderr) == (1, True)


@pytest.mark.parametrize("renames", [0, 1, 2, 3])
def test_an_interruption_leaves_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renames: int) -> None:
    before = contents(root(tmp_path))
    left, real = [renames], Path.replace

    def interrupted(path: Path, target: Path) -> Path:
        if target.parent.parent == tmp_path and left[0] == 0:
            left[0] = -1
            raise KeyboardInterrupt
        left[0] -= 1
        return real(path, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    flags = ("--actor", "name=Example Institute kind=research organisation country=KOR")
    said = words(STATEMENT, organisation_id="example institute")
    done = run(tmp_path, "--document", words(DOCUMENT), "--statement", said, *flags)
    assert done.exit_code == (0 if renames == 3 else 1)
    assert (contents(tmp_path) == before) is (renames < 3)


def test_the_rules_of_history_judge_a_draft_too(tmp_path: Path) -> None:
    shelf = drafts.shelf(root(tmp_path))
    change = drafts.Change("statements", "agency-2024-10-23-briefing.01", "best", "3100")
    faults = proof.faults(shelf, drafts.Draft(changes=[change]))
    assert [fault.finding.rule for fault in faults] == ["figure-changed-without-note"]


def test_a_kill_between_two_files_leaves_no_reference_to_nothing(tmp_path: Path) -> None:
    shelf = drafts.shelf(root(tmp_path))
    draft = drafts.Draft()
    for table in reversed(drafts.ORDER):
        draft.add(table, {})
    order = [*drafts.files(shelf, draft)]
    assert order.index("actors") < order.index("deployments") < order.index("sources") < order.index("statements")


def test_a_file_that_changed_in_the_meantime_is_not_overwritten(tmp_path: Path) -> None:
    shelf = drafts.shelf(root(tmp_path))
    draft = drafts.Draft()
    draft.add("sources", {"source_id": "new-2024"})
    path = tmp_path / "datasets" / "actors.csv"
    path.write_bytes(path.read_bytes() + b"z,Z,state,,,,,\n")
    before = contents(tmp_path)
    with pytest.raises(drafts.RefusedError, match=r"actors.csv was changed by someone else"):
        drafts.write(shelf, draft)
    assert contents(tmp_path) == before
