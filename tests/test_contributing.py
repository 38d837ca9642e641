"""CONTRIBUTING.md: its worked examples, added to tables that lack them, are the rows that stand there."""

import re
import shutil
from pathlib import Path

import pytest

from scripts import tree
from tests.adding import contents, run

PAGE = (tree.ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
IDS = [block.splitlines()[0].removeprefix("source_id: ") for block in BLOCKS]


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real tables without the documents of the examples."""
    folder = tmp_path_factory.mktemp("without")
    (folder / "datasets").mkdir()
    for path in (tree.ROOT / "datasets").glob("*.csv"):
        shutil.copy(path, folder / "datasets")
    for table, column in (("sources", 0), ("statements", 1)):
        path = tree.path(folder, table)
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if line.split(",")[column] not in IDS), encoding="utf-8")
    return folder


def test_every_worked_example_gives_the_rows_that_stand_in_the_tables(without: Path) -> None:
    assert len(BLOCKS) >= 6
    (without / "examples.yaml").write_text(
        "".join("- " + block.replace("\n", "\n  ").rstrip() + "\n" for block in BLOCKS), encoding="utf-8"
    )
    done = run(without, "--from", without / "examples.yaml")
    assert done.exit_code == 0, done.output
    real = {path.name: path.read_bytes() for path in (tree.ROOT / "datasets").glob("*.csv")}
    assert contents(without) == real
