"""Two releases to look at: the real tables, and an example whose free text is hostile; each is built once a run."""

import csv
import shutil
from functools import cache
from pathlib import Path

import pytest

from scripts import publishing, tree
from scripts.outputs import citation, companions, release
from tests.builders import example

HOSTILE = (
    "=1+1",
    "+1",
    "-2",
    "@SUM(A1)",
    "{=1}",
    "123",
    "TRUE",
    "NA",
    "https://example.org/x",
    "mailto:x@example.org",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<r><t>x</t></r>",
    "<r>&bogus;</r>",
    "_x0041_",
    "a | b `c` *d* [e](https://example.org) \\ & &amp;",
    "\U0001d4b3 ñ 한국",
)


@cache
def _real(base: Path) -> Path:
    """The real tables, published with their companions; whether they are clean is not asked here."""
    out = base / "real" / "dist"
    publishing.publish(tree.ROOT, tree.check(tree.ROOT)[1], out, bare=True)
    companions.add(out, tree.ROOT)
    return out


@cache
def _hostile(base: Path) -> Path:
    """The example, each free text of a statement and each label and definition of a code hostile, published unchecked."""
    root = base / "hostile"
    changed = example()
    for place, row in enumerate(changed.rows["statements"]):
        row |= {"note": HOSTILE[place % len(HOSTILE)], "share_of": HOSTILE[-1 - place % len(HOSTILE)], "phase": "<i>&"}
    for place, words in enumerate(HOSTILE):
        changed.add("statements", 0, {"statement_id": f"x.{place:02}", "note": words, "repeats": ""})
    for place, row in enumerate(changed.rows["vocabulary"]):
        row |= {"label": HOSTILE[place % len(HOSTILE)], "definition": HOSTILE[-1 - place % len(HOSTILE)]}
    changed.add("vocabulary", 0, {"vocabulary": 'x"><img src=x>', "code": "<b>", "same_as": "<u>"})
    tables = tree.check_tree(changed.write(root), {}, {})[1]
    for name in ("CITATION.cff", "datasets/LICENSE"):
        shutil.copyfile(tree.ROOT / name, root / name)
    publishing.publish(root, tables, root / "dist", bare=True)
    companions.add(root / "dist", tree.ROOT)
    return root / "dist"


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real tables and all that goes with them."""
    return _real(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile example and all that goes with it."""
    return _hostile(tmp_path_factory.getbasetemp())


@pytest.fixture(params=["dist", "hostile"])
def folder(request: pytest.FixtureRequest) -> Path:
    """The one and the other."""
    path: Path = request.getfixturevalue(request.param)
    return path


def csv_rows(folder: Path, table: str) -> list[list[str]]:
    """The lines of a published CSV file, its header first."""
    with (folder / "csv" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def read_back(folder: Path) -> release.Release:
    """The folder as the makers of companions see it."""
    return release.read(folder, citation.read(tree.ROOT))
