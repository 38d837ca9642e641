"""Proposals of repeats: the same utterance is found, other days, voices and figures are not."""

from pathlib import Path

import pandas as pd

from scripts import likeness, tree
from tests.builders import example


def _proposed(root: Path, **cells: str) -> pd.DataFrame:
    """What is proposed when the last statement is a reworded report of the first, with some cells changed."""
    changed = example()
    changed.set("sources", 2, {"published_on": "2024-10-24", "published_on_basis": "page"})
    reworded = "The service said that about 3,000 soldiers had been sent so far."
    same = {"deployment_id": "contingent-2024", "organisation_id": "example-service", "claim": reworded, "metric": "personnel"}
    changed.set("statements", 6, {**same, "figure_as_stated": "", "best": "3000", **cells})
    frames = tree.frames(changed.write(root))
    return likeness.proposals(frames["statements"], frames["sources"], days=2, least=0.5)


def test_a_reworded_report_of_the_same_figure_is_proposed(tmp_path: Path) -> None:
    found = _proposed(tmp_path)
    assert found[["statement_id", "may_repeat"]].to_numpy().tolist() == [["na-nd-null.01", "agency-2024-10-23-briefing.01"]]
    assert found["likeness"].between(0.5, 1).all()
    assert found[["day", "its_day"]].to_numpy().tolist() == [["2024-10-24", "2024-10-23"]]  # the document's day, and its own


def test_another_voice_is_not(tmp_path: Path) -> None:
    assert _proposed(tmp_path, organisation_id="example-ministry").empty


def test_another_event_is_not(tmp_path: Path) -> None:
    assert _proposed(tmp_path, deployment_id="troops-2024").empty


def test_another_week_is_not(tmp_path: Path) -> None:
    assert _proposed(tmp_path, stated_on="2024-10-10").empty


def test_other_figures_and_words_are_not(tmp_path: Path) -> None:
    assert _proposed(tmp_path, best="12000", claim="Food and shelter for the men are poor.").empty


def test_words_that_are_rare_weigh_more() -> None:
    one, other, third = likeness.vectors(
        pd.Series(["soldiers near Sudzha", "soldiers near Kupiansk", "guns near Sudzha"], dtype="str")
    )
    assert likeness.cosine(one, one) > 0.999
    assert likeness.cosine(one, third) > likeness.cosine(other, third)
