"""The derivation: origins, days, estimates. Properties hold for any statements; a worked example holds on the real ones.

Longer than others: the properties and the small cases share one maker of statements.
"""

import random
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.derive import contradictions, estimates, events, origins
from scripts.derive.estimates import Rule
from scripts.derive.figures import KEY

ACTORS = pd.DataFrame(
    [
        ("nis", "intelligence_agency", "KOR"),
        ("gur", "intelligence_agency", "UKR"),
        ("paper", "media_outlet", "USA"),
        ("kremlin", "government_body", "RUS"),
    ],
    columns=["actor_id", "kind", "country"],
).assign(name=lambda frame: frame["actor_id"].str.upper())
SOURCES = pd.DataFrame(
    [(f"doc-{n}", f"2024-{1 + n % 12:02}-15", f"https://example.org/{n}", "P", "en") for n in range(12)],
    columns=["source_id", "published_on", "url", "publisher", "language"],
)
EMPTY = {
    **dict.fromkeys(["repeats", "speaker_id", "stated_on", "transfer_id", "per", "evidence_basis", "period_end"]),
    **dict.fromkeys(["low", "best", "high"], float("nan")),
    "stance": "asserts",
    "deployment_id": "contingent",
    "metric": "personnel",
    "unit": "persons",
    "phase": "arrived",
    "accounting": "total",
    "bound": "exact",
    "organisation_id": "nis",
}
NUMBERS = ["low", "best", "high", "open_below", "open_above", "n_voices", "n_origins"]


def statement(number: int, source: int = 0, **cells: Any) -> dict[str, Any]:
    return {**EMPTY, "statement_id": f"doc-{source}.{number:02}", "source_id": f"doc-{source}", **cells}


def frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    made = pd.DataFrame(rows, columns=["statement_id", "source_id", *EMPTY])
    numbers = ["low", "best", "high"]
    return made.astype({name: "float64" if name in numbers else "str" for name in made.columns})


def complete(rows: list[dict[str, Any]]) -> pd.DataFrame:
    return origins.derive(frame(rows), SOURCES, ACTORS)


def estimate(rows: list[dict[str, Any]], rule: Rule | None = None) -> pd.DataFrame:
    return estimates.derive(complete(rows), ACTORS, rule)


def current(rows: list[dict[str, Any]], rule: Rule | None = None) -> Any:
    made = estimate(rows, rule)
    return made[made["realtime_end"].isna()].iloc[0]


# --- origins


def test_a_chain_of_repeats_ends_at_its_origin() -> None:
    rows = complete(
        [
            statement(1, 0),
            statement(1, 1, repeats="doc-0.01"),
            statement(1, 2, repeats="doc-1.01"),
            statement(2, 2, repeats="gone.01"),
        ]
    )
    assert rows["origin_id"].tolist() == ["doc-0.01", "doc-0.01", "doc-0.01", "doc-2.02"]
    assert rows["is_origin"].tolist() == [True, False, False, True]


@pytest.mark.parametrize(
    ("stated", "published", "known"),
    [
        ("2024-10", "2024-10-23", "2024-10-23"),
        ("2024-10-20", "2024-10-23", "2024-10-20"),
        ("2024", None, "2024-12-31"),
        (None, "2024-10", "2024-10-31"),
        (None, None, None),
    ],
)
def test_known_on_is_the_last_day_that_it_can_have_become_public(
    stated: str | None, published: str | None, known: str | None
) -> None:
    sources = SOURCES.assign(published_on=pd.Series([published] * len(SOURCES), dtype="str"))
    rows = origins.derive(frame([statement(1, stated_on=stated)]), sources, ACTORS)
    assert str(rows["known_on"].dt.strftime("%Y-%m-%d").fillna("None").iloc[0]) == str(known)


def test_what_a_relay_changed_is_listed() -> None:
    origin = statement(1, 0, best=3000.0, bound="about", stated_on="2024-01")
    same_month = statement(1, 1, best=3000.0, bound="about", repeats="doc-0.01", stated_on="2024-01-18")
    other = statement(1, 2, low=3000.0, bound="at_least", repeats="doc-0.01", stance="projects", stated_on="2024-02")
    assert complete([origin, same_month, other])["relay_changes"].tolist() == [
        None,
        [],
        ["figure", "bound", "stance", "stated_on"],
    ]


# --- the rule


def test_each_voice_counts_once_with_its_newest_statement() -> None:
    rows = [statement(1, 0, best=1000.0), statement(1, 1, best=3000.0), statement(1, 2, best=5000.0, organisation_id="gur")]
    now = current(rows)
    assert (now["low"], now["best"], now["high"], now["n_voices"], now["n_origins"]) == (3000, 4000, 5000, 2, 3)


def test_a_vague_day_does_not_displace_a_newer_statement() -> None:
    sources = SOURCES.assign(published_on=["2024-06-01", "2024", *SOURCES["published_on"][2:]])
    rows = frame([statement(1, 0, best=3000.0), statement(1, 1, best=100.0)])
    made = estimates.derive(origins.derive(rows, sources, ACTORS), ACTORS)
    assert made[made["realtime_end"].isna()]["best"].tolist() == [3000]


def test_a_stale_voice_is_left_out_of_totals_and_kept_for_rates() -> None:
    rows = [statement(1, 0, best=10.0, organisation_id="gur"), statement(1, 9, best=90.0)]
    assert current(rows)["n_voices"] == 1
    assert current([{**row, "accounting": "rate", "per": "year"} for row in rows])["n_voices"] == 2
    assert current(rows, Rule(window=400))["n_voices"] == 2


def test_bounds_stay_open() -> None:
    at_least = current([statement(1, 0, best=1000.0), statement(1, 1, low=3000.0, bound="at_least", organisation_id="gur")])
    assert (at_least["high"], at_least["open_above"], at_least["open_below"]) == (3000, True, False)
    at_most = current([statement(1, 0, best=1000.0), statement(1, 1, high=300.0, bound="at_most", organisation_id="gur")])
    assert (at_most["low"], at_most["open_below"]) == (300, True)


def test_projections_are_apart() -> None:
    made = estimate([statement(1, 0, best=3000.0), statement(1, 1, best=12000.0, stance="projects")])
    assert made.groupby("projected")["best"].first().to_dict() == {False: 3000, True: 12000}
    assert set(made[made["projected"]]["corroboration"]) == {"projected_only"}


def test_support_is_counted() -> None:
    rows = [
        statement(1, 0, best=3000.0),
        statement(2, 0, best=3000.0, organisation_id="paper"),
        statement(1, 1, best=3000.0, repeats="doc-0.01"),
        statement(1, 2, stance="denies", organisation_id="kremlin"),
        statement(1, 3, stance="cannot_confirm", organisation_id="paper"),
    ]
    before = current(rows)
    counts = ["n_statements", "n_sources", "n_origins", "n_voices", "n_countries", "n_denials", "n_cannot_confirm"]
    assert before[counts].tolist() == [3, 2, 2, 2, 1, 1, 1]
    assert before["corroboration"] == "several_voices"
    rows.append(statement(1, 4, best=3000.0, organisation_id="gur"))
    assert current(rows)["corroboration"] == "several_countries"
    rows.append(statement(1, 5, stance="acknowledges", organisation_id="kremlin"))
    assert current(rows)["corroboration"] == "acknowledged"


def test_a_voice_can_be_left_out() -> None:
    rows = [statement(1, 0, best=3000.0), statement(1, 1, best=12000.0, organisation_id="gur")]
    assert current(rows, Rule(without=("gur",)))["high"] == 3000


# --- properties

ROWS = st.lists(
    st.builds(
        lambda source, voice, stance, figure, accounting, stated, period: {
            "source": source,
            "organisation_id": voice,
            "stance": stance,
            "accounting": accounting,
            "stated_on": stated,
            "period_end": period,
            **figure,
        },
        st.integers(0, 11),
        st.sampled_from(["nis", "gur", "paper", "kremlin"]),
        st.sampled_from(["asserts", "acknowledges", "projects", "denies", "cannot_confirm"]),
        st.sampled_from(
            [
                {"best": 3000.0},
                {"low": 500.0, "bound": "at_least"},
                {"high": 12000.0, "bound": "at_most"},
                {"low": 10000.0, "high": 12000.0, "bound": "range"},
                {"low": 1000.0, "best": 2000.0, "high": 2500.0, "bound": "range"},
            ]
        ),
        st.sampled_from(["total", "snapshot", "rate"]),
        st.sampled_from([None, "2023", "2024-01", "2024-05-03", "2024-11-30"]),
        st.sampled_from([None, "2024-03", "2024-06-30"]),
    ),
    min_size=1,
    max_size=14,
)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def numbered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [statement(number, **row) for number, row in enumerate(rows, 1)]


@SLOW
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(rows: list[dict[str, Any]], chance: random.Random) -> None:
    made = numbered(rows)
    shuffled = list(made)
    chance.shuffle(shuffled)
    pd.testing.assert_frame_equal(estimate(made), estimate(shuffled))


@SLOW
@given(ROWS, st.integers(0, 13), st.sampled_from([1.0, 99999.0]))
def test_a_repetition_moves_no_number(rows: list[dict[str, Any]], which: int, figure: float) -> None:
    made = numbered(rows)
    repeated = made[which % len(made)]
    more = [
        *made,
        {**repeated, "statement_id": "doc-11.99", "source_id": "doc-11", "repeats": repeated["statement_id"], "best": figure},
    ]
    assert numbers_by_day(more) == numbers_by_day(made)


@SLOW
@given(ROWS, st.sampled_from(["gur", "kremlin"]))
def test_a_denial_moves_no_number(rows: list[dict[str, Any]], voice: str) -> None:
    made = numbered(rows)
    more = [*made, statement(99, 5, stance="denies", organisation_id=voice, best=7.0)]
    assert numbers_by_day(more) == numbers_by_day(made)


def numbers_by_day(rows: list[dict[str, Any]]) -> dict[tuple[Any, ...], Any]:
    """For each estimate its numbers on each day on which they change."""
    changes: dict[tuple[Any, ...], Any] = {}
    last: dict[Any, Any] = {}
    for row in estimate(rows).to_dict("records"):
        key, values = tuple(str(row[name]) for name in KEY), [row[name] for name in NUMBERS]
        if last.get(key) != values:
            changes[*key, row["realtime_start"]] = values
            last[key] = values
    return changes


@SLOW
@given(ROWS, st.sampled_from(["2024-02-01", "2024-05-15", "2024-11-30"]))
def test_a_vintage_never_looks_into_the_future(rows: list[dict[str, Any]], day: str) -> None:
    whole = complete(numbered(rows))
    until = pd.Timestamp(day)
    cut = estimates.derive(whole[whole["known_on"] <= until], ACTORS)
    made = estimates.derive(whole, ACTORS)
    began = made[made["realtime_start"] <= until]
    names = [name for name in made.columns if name != "realtime_end"]
    pd.testing.assert_frame_equal(cut[names].reset_index(drop=True), began[names].reset_index(drop=True), check_dtype=False)


@SLOW
@given(ROWS)
def test_vintages_neither_overlap_nor_leave_gaps(rows: list[dict[str, Any]]) -> None:
    made = estimate(numbered(rows))
    for _, group in made.groupby([*KEY], dropna=False):
        starts, ends = group["realtime_start"].tolist(), group["realtime_end"].tolist()
        assert [end + pd.Timedelta(days=1) for end in ends[:-1]] == starts[1:]
        assert pd.isna(ends[-1])


@SLOW
@given(ROWS)
def test_low_best_and_high_are_in_order_and_ids_are_unique(rows: list[dict[str, Any]]) -> None:
    made = estimate(numbered(rows))
    assert ((made["low"] <= made["best"]) & (made["best"] <= made["high"])).all()
    assert made["estimate_id"].is_unique


@SLOW
@given(ROWS, st.sampled_from(["2024-05-15", "2024-11-30"]))
def test_the_statements_behind_an_estimate_give_its_range(rows: list[dict[str, Any]], day: str) -> None:
    whole = complete(numbered(rows))
    until = pd.Timestamp(day)
    made = estimates.derive(whole, ACTORS)
    there = made[(made["realtime_start"] <= until) & ~(made["realtime_end"] < until)]
    behind = estimates.behind(whole, ACTORS, until)
    assert len(behind.drop_duplicates([*KEY])) == len(there)
    assert int(there["n_voices"].sum()) == len(behind)


# --- contradictions and events


def test_ranges_that_do_not_overlap_contradict() -> None:
    rows = [
        statement(1, 0, best=1000.0, stated_on="2024-01-10"),
        statement(2, 0, low=3000.0, bound="at_least", organisation_id="gur", stated_on="2024-01-12"),
        statement(3, 0, high=5000.0, bound="at_most", organisation_id="paper", stated_on="2024-01-13"),
        statement(4, 6, best=9000.0, organisation_id="kremlin", stated_on="2024-06-01"),
    ]
    found = contradictions.derive(complete(rows))
    assert found[["lower_organisation_id", "higher_organisation_id", "ratio"]].to_numpy().tolist() == [["nis", "gur", 3.0]]
    assert not found["same_voice"].any()


def test_a_voice_that_contradicts_itself_is_apart() -> None:
    rows = [statement(1, 0, best=1000.0, stated_on="2024-01-10"), statement(2, 1, best=3000.0, stated_on="2024-01-20")]
    assert contradictions.derive(complete(rows))["same_voice"].tolist() == [True]
    assert contradictions.derive(complete(rows), window=5).empty


def test_events_gain_dates_counts_and_the_estimate_with_the_most_voices() -> None:
    table = pd.DataFrame(
        [("contingent", "2024-10", None), ("other", None, None)], columns=["deployment_id", "start_date", "end_date"]
    )
    rows = complete(
        [
            statement(1, 0, best=3000.0),
            statement(2, 0, best=5000.0, organisation_id="gur"),
            statement(3, 0, best=100.0, accounting="snapshot"),
            statement(1, 1, best=30.0, metric="killed", phase="lost"),
            statement(1, 2, stance="denies", organisation_id="kremlin"),
        ]
    )
    made: Any = events.derive(table.astype("str"), rows, estimates.derive(rows, ACTORS), ACTORS).set_index("deployment_id")
    here, other = made.loc["contingent"], made.loc["other"]
    assert here[["personnel_low", "personnel_best", "personnel_high", "killed_best"]].tolist() == [3000, 4000, 5000, 30]
    assert (here["n_statements"], here["n_voices"], here["n_countries"], here["n_denials"]) == (5, 2, 2, 1)
    assert here["corroboration"] == "several_countries"
    assert str(here["start_latest"])[:10] == "2024-10-31"
    assert (other["n_statements"], other["corroboration"]) == (0, "projected_only")
