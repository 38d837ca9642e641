"""What is published: typed, described, valid, the same every time, and equal to what was edited."""

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from dplib import settings
from frictionless import validate
from pyarrow import parquet

from schemas.kinds import LIST_SEPARATOR
from schemas.package import TABLES
from schemas.published import PUBLISHED
from schemas.relations import columns, header, key
from scripts import publishing, tree
from scripts.lines import TEXT
from scripts.models import typed


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real tables, built once."""
    out = tmp_path_factory.mktemp("build") / "dist"
    report, tables = tree.check(tree.ROOT)
    assert not report.findings
    publishing.publish(tree.ROOT, tables, out)
    return out


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_two_builds_are_the_same_bytes(dist: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    command = [sys.executable, "-m", "scripts.build", "--out", str(other)]
    subprocess.run(
        command, cwd=tree.ROOT, check=True, capture_output=True, env={"PYTHONHASHSEED": "7", "TZ": "Asia/Seoul", "LC_ALL": "C"}
    )
    assert _files(other) == _files(dist)


@pytest.mark.parametrize("table", TABLES)
def test_what_was_edited_is_published_unchanged(dist: Path, table: str) -> None:
    published = _rows(dist / "csv" / f"{table}.csv")
    assert [{name: row[name] for name in header(table)} for row in published] == _rows(tree.path(tree.ROOT, table))


@pytest.mark.parametrize("table", PUBLISHED)
def test_parquet_holds_what_csv_holds(dist: Path, table: str) -> None:
    published = parquet.read_table(dist / "parquet" / f"{table}.parquet")
    rows = _rows(dist / "csv" / f"{table}.csv")
    for column in columns(table, "published"):
        assert published.schema.field(column.name).type == column.kind.arrow
        assert published.schema.field(column.name).nullable is not column.required
        cells = [_as_text(cell) for cell in published.column(column.name).to_pylist()]
        numbers = column.kind.name == "number"
        written = [row[column.name] for row in rows]
        assert ([c and float(c) for c in cells] == [c and float(c) for c in written]) if numbers else (cells == written)


@pytest.mark.parametrize("table", PUBLISHED)
def test_pandera_finds_the_published_table_valid(dist: Path, table: str) -> None:
    names = header(table, "published")
    rows = _rows(dist / "csv" / f"{table}.csv")
    cells = pa.table([pa.array([row[name] or None for row in rows], TEXT) for name in names], names=list(names))
    frame, malformed = typed(table, cells, "published")
    assert not any(any(flags.to_pylist()) for flags in malformed.values())
    PUBLISHED[table].validate(frame, lazy=True)


def _as_text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    return LIST_SEPARATOR.join(cell) if isinstance(cell, list) else str(cell)


@pytest.mark.parametrize("table", PUBLISHED)
def test_three_readers_see_the_same_table(dist: Path, table: str) -> None:
    path = dist / "parquet" / f"{table}.parquet"
    rows = len(_rows(dist / "csv" / f"{table}.csv"))
    names = list(header(table, "published"))
    pandas, polars = pd.read_parquet(path, dtype_backend="pyarrow"), pl.read_parquet(path)
    duck = duckdb.from_parquet(str(path)).to_arrow_table()
    assert (len(pandas), polars.height, duck.num_rows) == (rows, rows, rows)
    assert list(pandas.columns) == polars.columns == duck.column_names == names
    for column in columns(table, "published"):
        if column.kind.name == "date":
            assert pandas[column.name].dtype == pd.ArrowDtype(pa.date32())
            assert polars[column.name].dtype == pl.Date
            assert duck.schema.field(column.name).type == pa.date32()
        first = key(table, "published")[0]
        assert pandas[first].tolist() == polars[first].to_list() == duck.column(first).to_pylist()


def test_descriptions_travel_with_the_file(dist: Path) -> None:
    schema = parquet.read_schema(dist / "parquet" / "statements.parquet")
    assert schema.metadata[b"license"] == b"CC-BY-4.0"
    assert json.loads(schema.metadata[b"table_schema"])["primaryKey"] == ["statement_id"]
    assert schema.field("stance").metadata[b"description"] == b"How the voice stands to the claim."


@pytest.mark.parametrize("where", ["root", "dist"])
def test_frictionless_finds_the_package_valid(dist: Path, where: str) -> None:
    report = validate(str({"root": tree.ROOT, "dist": dist}[where] / "datapackage.json"))
    assert report.flatten(["type", "message"]) == []
    assert report.valid


@pytest.mark.parametrize("where", ["root", "dist"])
def test_the_official_profiles_find_the_package_valid(dist: Path, where: str) -> None:
    package = json.loads(({"root": tree.ROOT, "dist": dist}[where] / "datapackage.json").read_text(encoding="utf-8"))
    documents = {
        "datapackage": [package],
        "dataresource": package["resources"],
        "tableschema": [resource["schema"] for resource in package["resources"]],
    }
    for name, instances in documents.items():
        profile = json.loads((Path(settings.PROFILE_BASEDIR) / "2.0" / f"{name}.json").read_text(encoding="utf-8"))
        validator = jsonschema.validators.validator_for(profile)(profile)
        for instance in instances:
            assert [error.message for error in validator.iter_errors(instance)] == []
