"""What a person writes in their own words: dates, numbers, hedged figures, and names that are nearly right."""

from pathlib import Path

import pytest

from scripts import tree
from scripts.adding import draft as drafts
from scripts.adding import figure, ids, publishers, same, wording
from scripts.adding.near import Candidate, candidates, codes
from scripts.adding.search import busiest, found, uses
from tests.adding import root

OURS = drafts.shelf(tree.ROOT)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("2 September 2025", ["2025-09-02"]),
        ("Sept. 2, 2025", ["2025-09-02"]),
        ("2nd of sep 2025", ["2025-09-02"]),
        ("September 2025", ["2025-09"]),
        ("26/10/2024", ["2024-10-26"]),
        ("10/26/2024", ["2024-10-26"]),
        ("26.10.2024", ["2024-10-26"]),
        ("05/05/2024", ["2024-05-05"]),
        ("03/04/2024", ["2024-03-04", "2024-04-03"]),
        ("31 June 2025", []),
        ("0 May 2025", []),
        ("13/13/2024", []),
        ("26/10-2024", []),
        ("Smarch 2025", []),
        ("2025-09-02", []),
    ],
)
def test_dates_in_words(words: str, meant: list[str]) -> None:
    assert [*wording.date(words)] == meant
    assert wording.plain("partial_date", words) == (meant[0] if len(meant) == 1 else words)
    assert bool(wording.doubt("date", words)) is (len(meant) > 1)


@pytest.mark.parametrize(
    ("given", "number"),
    [("2,000", "2000"), ("2 000", "2000"), ("1,234,567.5", "1234567.5"), ("-2,000", "-2000")]
    + [(same, same) for same in ("2.000", "12,00", "2,0000", "4000", "2,000 men", "0.5")],
)
def test_numbers_with_their_thousands_apart(given: str, number: str) -> None:
    assert wording.plain("number", given) == number


@pytest.mark.parametrize(
    ("words", "cells"),
    [
        ("2,000", {"best": "2000", "bound": "exact"}),
        ("about 2,000", {"best": "2000", "bound": "about"}),
        ("Around 2 000 killed", {"best": "2000", "bound": "about"}),
        ("approximately 40.5 percent", {"best": "40.5", "bound": "about"}),
        ("about 10,000 to 12,000", {"low": "10000", "high": "12000", "bound": "about"}),
        ("at least 500", {"low": "500", "bound": "at_least"}),
        ("more than 2.8 million", {"low": "2800000", "bound": "at_least"}),
        ("12,000+", {"low": "12000", "bound": "at_least"}),
        ("up to 12,000 men", {"high": "12000", "bound": "at_most"}),
        ("no more than 5", {"high": "5", "bound": "at_most"}),
        ("10,000 to 12,000", {"low": "10000", "high": "12000", "bound": "range"}),
        ("between 10-12 thousand", {"low": "10000", "high": "12000", "bound": "range"}),
        ("another 6,000 soldiers", {"best": "6000", "bound": "exact"}),
        ("$9 million", {"best": "9000000", "bound": "exact"}),
        ("two brigades", {"best": "2", "bound": "exact"}),
        ("several dozen", {"figure_as_stated": "several dozen"}),
        ("hundreds of thousands", {"figure_as_stated": "hundreds of thousands"}),
        ("from 12 to 10", None),
        ("at least 10 to 12", None),
        ("6,000 soldiers and 200 guns", None),
        ("12,00", None),
        ("2.000.000", None),
        ("not known", None),
    ],
)
def test_figures_with_their_hedges(words: str, cells: dict[str, str] | None) -> None:
    assert figure.understood(words) == cells


@pytest.mark.parametrize(
    ("words", "metric"),
    [
        ("around 2,000 killed", "killed"),
        ("2,000 soldiers killed or wounded", "killed_or_wounded"),
        ("6,000 soldiers and engineers", "personnel"),
        ("2,000 killed, 500 missing", ""),
        ("2,000", ""),
        ("$9 million", "value"),
    ],
)
def test_what_is_counted(words: str, metric: str) -> None:
    assert figure.counted(words, codes(OURS, "metric")) == metric


@pytest.mark.parametrize(
    ("vocabulary", "words", "code"),
    [
        ("likelihood", "believed", "likely"),
        ("bound", "around", "about"),
        ("topic", "killed", "casualties"),
        ("stance", "says", "asserts"),
        ("source_kind", "news site", "online_media"),
        ("evidence_basis", "prisoners", "testimony"),
    ],
)
def test_a_code_is_found_by_the_words_of_its_definition(vocabulary: str, words: str, code: str) -> None:
    assert found(words, codes(OURS, vocabulary), uses(OURS, vocabulary))[0].id == code


def test_events_are_found_by_any_word_and_usual_ones_first() -> None:
    draft, times = drafts.Draft(), uses(OURS, "deployment_id", "transfer_id")
    events = [candidate for table in ("deployments", "arms_transfers") for candidate in candidates(OURS, draft, table)]
    assert "troops-in-russia-2024" in [one.id for one in found("North Korean soldiers in Russia", events, times, every=True)[:3]]
    assert "engineers-and-builders-2025" in [one.id for one in found("engineers", events, times, every=True)]
    assert found("qwertz", events, times, every=True) == []
    most = busiest(events, times)
    assert len(most) == 10
    assert [times[one.id] for one in most] == sorted(times.values(), reverse=True)[:10]


def test_rare_words_weigh_more_than_common_ones() -> None:
    events = [Candidate(name, name, (name,), "soldiers sent to Russia") for name in ("a", "b", "c")]
    events.append(Candidate("d", "d", ("d",), "soldiers near Sudzha in another province that is far away from others"))
    assert found("soldiers of Sudzha", events, {}, every=True)[0].id == "d"


def test_of_codes_the_number_of_words_counts_before_use() -> None:
    definitions = {"k": "a wire service", "l": "a news site", "m": "a post on a site"}
    kinds = [Candidate(code, code, (code,), about, coded=True) for code, about in definitions.items()]
    assert [one.id for one in found("site of the news", kinds, {"m": 9, "k": 99})] == ["l", "m"]
    assert [one.id for one in found("sites", kinds, {"m": 9, "k": 99})] == ["m", "l"]
    assert [one.id for one in found("news site", kinds, {"m": 9})] == ["l"]


def test_an_article_makes_no_publishers_alike(tmp_path: Path) -> None:
    shelf = drafts.shelf(root(tmp_path))
    shelf.rows["sources"].append(shelf.rows["sources"][0] | {"publisher": "The Hill"})
    assert (publishers.near(shelf, "The Bell"), publishers.near(shelf, "Hill")) == ("", "The Hill")


def test_a_publisher_is_known_by_nearly_its_name() -> None:
    assert publishers.near(OURS, "Moscow Times") == "The Moscow Times"
    assert publishers.near(OURS, "the moscow times") == ""
    assert publishers.near(OURS, "Gazette of Nowhere") == ""
    assert publishers.of_host(OURS, {"url": "https://themoscowtimes.com/2025/x"}) == "The Moscow Times"


STRAITS = {
    "url": "https://www.straitstimes.com/asia/kims-tour",
    "publisher": "The Straits Times",
    "published_on": "2026-01-06",
    "title": "North Korea’s Kim tours museum for soldiers’ families",
}


def test_an_id_takes_the_prefix_of_its_own_host_only(tmp_path: Path) -> None:
    shelf = drafts.shelf(root(tmp_path))
    mirrored = {"source_id": "daily8-st-2026-01-05", "publisher": "The Straits Times", "url": "https://daily8.example.org/a"}
    shelf.rows["sources"].append(dict.fromkeys(shelf.rows["sources"][0], "") | mirrored)
    assert ids.source_id(shelf, STRAITS).startswith("straits-times-2026-01-06-")
    assert ids.source_id(shelf, STRAITS | {"url": "https://daily8.example.org/b"}).startswith("daily8-st-2026-01-06-")


def test_the_topic_of_an_id_is_of_rare_words_without_a_stray_letter(tmp_path: Path) -> None:
    shelf = drafts.shelf(root(tmp_path))
    assert ids.topic(shelf, STRAITS) == "kim-tours"
    shelf.rows["sources"] += [shelf.rows["sources"][0] | {"title": "Kim and his tours"}]
    assert ids.topic(shelf, STRAITS) == "museum-families"
    assert ids.topic(shelf, {"url": "https://a.example.org/2025/12345/sudzha-bridge-a90400.html"}) == "sudzha-bridge"


CLAIM = "Some 2,000 of those sent have died, by its count."


def _twins(claim: str = CLAIM, day: str = "2025-09-02", **cells: str) -> list[same.Twin]:
    """What is found for a new report of what the NIS told lawmakers on 2 September 2025."""
    draft = drafts.Draft()
    draft.add("sources", {"source_id": "new-2025", "published_on": day})
    figures = {"metric": "killed", "best": "2000", "deployment_id": "kursk-contingent-2024"} | cells
    row = draft.add("statements", {"statement_id": "new-2025.01", "source_id": "new-2025", "organisation_id": "nis"} | figures)
    row["claim"] = claim
    return same.twins(OURS, draft, row)


ORIGIN = "newspic-newsis-2025-09-02-nis.03"


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"day": "2025-09-06"},
        {"day": ""},
        {"day": "2025"},
        {"deployment_id": "troops-in-russia-2024"},
        {"claim": "The agency put the dead at this number."},
        {"deployment_id": "troops-in-russia-2024", "claim": "Its count rose."},
        {"metric": "", "best": "", "claim": "The NIS puts North Korean deaths at about 2,000 after asking friendly states."},
        {
            "best": "2100",
            "claim": "Deaths are about 2,000, says the NIS after weighing what friendly states know.",
            "day": "2025-09-14",
        },
        {"best": "2100", "claim": "Deaths are about 2,000, says the NIS after weighing what friendly states know.", "day": ""},
    ],
)
def test_the_same_claim_is_found(other: dict[str, str]) -> None:
    first = _twins(**other)[0]
    assert (first.other["statement_id"], first.day, first.later) == (ORIGIN, "2025-09-02", False)
    assert f"new-2025.01 may be a report of {ORIGIN} (2025-09-02, newspic-newsis-2025-09-02-nis): " in str(first)


@pytest.mark.parametrize(
    "other",
    [
        {"day": "2024-11-02"},
        {"best": "2001"},
        {"metric": "wounded"},
        {"organisation_id": "gur"},
        {
            "best": "2100",
            "claim": "Deaths are about 2,000, says the NIS after weighing what friendly states know.",
            "day": "2025-09-30",
        },
        {"best": "2100", "claim": "Deaths of North Koreans were weighed by the NIS.", "day": ""},
        {"deployment_id": "worker-wages-2024", "claim": "Food was poor."},
    ],
)
def test_another_claim_is_not(other: dict[str, str]) -> None:
    assert ORIGIN not in {twin.other["statement_id"] for twin in _twins(**other)}


def test_what_was_said_later_is_a_report_of_the_new_one() -> None:
    [first, *_] = _twins(day="2025-08-30")
    assert first.later
    assert str(first).startswith(f"{ORIGIN} (2025-09-02, newspic-newsis-2025-09-02-nis) may be a report of new-2025.01: ")
    assert str(first).endswith(f"In {ORIGIN}, that is `repeats: new-2025.01`.")


def test_a_row_without_a_day_is_called_undated() -> None:
    other = {"statement_id": "b.01", "source_id": "b", "claim": "A claim."}
    assert same.Twin("a.01", other, "", later=False).where == "b.01 (undated, b)"
