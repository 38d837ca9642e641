"""Against a base revision: what is reported is the work's own, and the numbers are those of the change."""

import re
import subprocess
from pathlib import Path

import pytest

from scripts import against, pull_request
from scripts.checks import Report
from scripts.revisions import UnknownRevisionError
from tests.builders import Tree, example

GIT = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
FIRST = "agency-2024-10-23-briefing"


def git(root: Path, *words: str) -> None:
    subprocess.run([*GIT, "-C", str(root), *words], check=True, capture_output=True)


def commit(tree: Tree, root: Path) -> Tree:
    """The tree as a commit of the repository; the same tree comes back."""
    tree.write(root)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "rows")
    return tree


def found(tree: Tree, root: Path, revision: str = "main") -> Report:
    tree.write(root)
    return against.check(root, revision, excerpt=True)[0]


def rules(report: Report) -> list[str]:
    assert not report.crashes
    return [finding.rule for finding in report.findings]


@pytest.fixture
def base(tmp_path: Path) -> Tree:
    return commit(example(), tmp_path)


def test_what_was_wrong_before_is_counted_and_left_out(tmp_path: Path) -> None:
    tree = example()
    tree.set("statements", 3, {"topic": "no"})
    commit(tree, tmp_path)
    tree.set("statements", 0, {"stance": "assert"})
    tree.add("statements", 1, {"statement_id": f"{FIRST}.09", "claim": "A row that moves all below it."})
    tree.rows["statements"].sort(key=lambda row: row["statement_id"])
    report = found(tree, tmp_path)
    assert (rules(report), report.earlier) == (["unknown-code"], 1)
    assert report.findings[0].column == "stance"


def test_a_wrong_row_that_is_touched_is_of_the_work(tmp_path: Path) -> None:
    tree = example()
    tree.set("statements", 3, {"topic": "no"})
    commit(tree, tmp_path)
    tree.set("statements", 3, {"note": "Seen."})
    report = found(tree, tmp_path)
    assert (rules(report), report.earlier) == (["unknown-code"], 0)


def test_what_breaks_in_rows_that_are_not_touched_is_reported_apart(base: Tree, tmp_path: Path) -> None:
    gone = base.rows["places"].pop(0)
    base.write(tmp_path)
    seen = pull_request.look(tmp_path, "main", excerpt=True)
    assert {"lost-id", "unknown-reference"} <= set(rules(seen.report))
    page = seen.markdown()
    assert "#### Broken by these changes in rows that they do not touch" in page
    assert gone["place_id"] in page


def test_what_the_base_gained_since_does_not_look_lost(base: Tree, tmp_path: Path) -> None:
    git(tmp_path, "branch", "work")
    base.add("statements", 1, {"statement_id": f"{FIRST}.09", "claim": "A row that main gained since."})
    commit(base, tmp_path)
    git(tmp_path, "checkout", "-q", "work")
    assert rules(found(example(), tmp_path)) == []


def test_a_renamed_id_is_named_by_its_row(base: Tree, tmp_path: Path) -> None:
    base.set("retired_ids", 0, {"note": "Kept."} if "note" in base.rows["retired_ids"][0] else {})
    last = base.rows["statements"][-1]
    renamed = last["statement_id"][:-2] + "77"
    last["statement_id"] = renamed
    report = found(base, tmp_path)
    lost = next(finding for finding in report.findings if finding.rule == "lost-id")
    assert f"It looks renamed to {renamed}." in lost.remedy


def test_an_actor_may_change_its_name_when_the_old_one_is_kept(base: Tree, tmp_path: Path) -> None:
    actor = base.rows["actors"][1]
    old, aliases = actor["name"], actor["aliases"]
    actor |= {"name": "Bureau of Quite Other Things", "kind": "company"}
    assert rules(found(base, tmp_path)) == ["reused-id"]
    actor |= {"aliases": ";".join(filter(None, [aliases, old]))}
    assert rules(found(base, tmp_path)) == []


def test_a_figure_may_change_when_the_note_says_why(base: Tree, tmp_path: Path) -> None:
    base.set("statements", 0, {"best": "5000"})
    assert rules(found(base, tmp_path)) == ["figure-changed-without-note"]
    base.set("statements", 0, {"note": "The document says 5,000; 3,000 was a slip."})
    assert rules(found(base, tmp_path)) == []


def test_the_numbers_of_a_change(base: Tree, tmp_path: Path) -> None:
    base.set("statements", 0, {"best": "5000", "note": "The document says 5,000; 3,000 was a slip."})
    base.write(tmp_path)
    page = pull_request.look(tmp_path, "main", excerpt=True).markdown()
    assert "This pull request changes `statements`: 1 changed in 2 cells." in page
    row = next(line for line in page.splitlines() if line.startswith("| contingent-2024 personnel"))
    assert [cell.strip() for cell in row.strip("|").split("|")][1:] != ["", ""]
    assert "5000" in row.rsplit("|", 2)[1]


def test_a_finding_says_what_the_cell_held_before(base: Tree, tmp_path: Path) -> None:
    held = base.rows["statements"][0]["stance"]
    base.set("statements", 0, {"stance": "assert"})
    base.add("statements", 0, {"statement_id": f"{FIRST}.09", "stance": "assert", "claim": "A new row was not there before."})
    base.rows["statements"].sort(key=lambda row: row["statement_id"])
    assert [finding.before for finding in found(base, tmp_path).findings] == [held, None]


def test_a_row_that_is_gone_is_shown_to_be_pasted_back(base: Tree, tmp_path: Path) -> None:
    line = base.text("statements").splitlines()[-1]
    base.rows["statements"].pop()
    base.write(tmp_path)
    page = pull_request.look(tmp_path, "main", excerpt=True).markdown()
    assert "#### Rows that are gone" in page
    assert f"\n\n    {line}\n" in page
    assert re.search(r"\| `statements` `` \S+ `` \| the whole row \| there \| gone \|", page)


def test_every_changed_cell_is_listed_for_whoever_reads_along(base: Tree, tmp_path: Path) -> None:
    held = base.rows["statements"][0]["speaker_role"]
    base.set("statements", 0, {"speaker_role": "Another\u200b role"})
    base.write(tmp_path)
    page = pull_request.look(tmp_path, "main", excerpt=True).markdown()
    assert f"| `statements` `` {FIRST}.01 `` | speaker&#95;role | `` {held} `` | `` Another<U+200B> role `` |" in page


def test_no_change_moves_nothing(base: Tree, tmp_path: Path) -> None:
    assert base.rows
    page = pull_request.look(tmp_path, "main", excerpt=True).markdown()
    assert "### The tables are clean" in page
    assert "changes no row of the tables" in page


@pytest.mark.parametrize("revision", ["no-such", "--upload-pack=touch x", "main\n", "-h", "\x1b[31m"])
def test_a_revision_is_a_name_and_nothing_else(base: Tree, tmp_path: Path, revision: str) -> None:
    assert base.rows
    with pytest.raises(UnknownRevisionError):
        against.check(tmp_path, revision, excerpt=True)
    assert not (tmp_path / "x").exists()
