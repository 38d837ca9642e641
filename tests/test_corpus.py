"""Every bad input of `tests/bad/`: all of what is wrong is found, in the right place, and nothing else."""

from collections import Counter
from pathlib import Path

import pytest

from tests import corpus
from tests.memory import remembering

CASES = list(corpus.cases())
CHARACTERS, MODELS = remembering()


@pytest.fixture(autouse=True)
def _remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.cells.faults", CHARACTERS)
    monkeypatch.setattr("scripts.models.faults", MODELS)


def test_the_corpus_is_large_and_names_each_case_once() -> None:
    assert len(CASES) >= 350
    assert [name for name, count in Counter((family, name) for family, name, _ in CASES).items() if count > 1] == []


@pytest.mark.parametrize(("family", "name", "case"), CASES, ids=lambda word: word if isinstance(word, str) else "")
def test_it_is_found_where_it_is(family: str, name: str, case: corpus.Case, tmp_path: Path) -> None:
    report = corpus.damaged(case).check(tmp_path)
    assert report.crashes == {}
    found = sorted(map(corpus.told, report.findings))
    assert found, f"{family}: {name} is not found"
    assert found == case["finds"]
