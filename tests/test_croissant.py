"""The descriptions for programs: valid, and the records that they lead to are those of the tables."""

import hashlib
import json
import re
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import mlcroissant
import pytest
from rdflib import RDF, Graph, Namespace

from schemas.kinds import LIST_SEPARATOR
from schemas.published import PUBLISHED
from schemas.relations import Column, columns, header
from tests.releases import csv_rows, dist, folder, hostile

__all__ = ["dist", "folder", "hostile"]  # fixtures


@cache
def _opened(folder: Path) -> Any:
    return mlcroissant.Dataset(str(folder / "croissant.json"))


@pytest.fixture
def croissant(folder: Path) -> Any:
    """The description, read by mlcroissant, which raises when it is not valid; one for all tables, as a reader would have it."""
    return _opened(folder)


def test_mlcroissant_finds_it_valid_and_complete(croissant: Any) -> None:
    issues = croissant.metadata.ctx.issues
    assert (issues.errors, issues.warnings) == (set(), set())
    assert str(croissant.metadata.ctx.conforms_to.value).endswith("croissant/1.1")
    assert [one.uuid for one in croissant.metadata.record_sets] == list(PUBLISHED)
    assert len(croissant.metadata.distribution) == 2 * len(PUBLISHED)
    lists = {
        f"{table}/{column.name}" for table in PUBLISHED for column in columns(table, "published") if column.kind.name == "list"
    }
    fields = [one for record_set in croissant.metadata.record_sets for one in record_set.fields]
    assert {one.uuid for one in fields if one.is_array} == lists


@pytest.mark.parametrize("table", PUBLISHED)
def test_mlcroissant_loads_the_records_of_every_table(folder: Path, croissant: Any, table: str) -> None:
    most = 300  # it reads 700 rows of statements a second
    described = columns(table, "published")
    found = [[_loaded(one[f"{table}/{c.name}"], c) for c in described] for one in islice(croissant.records(table), most)]
    assert found == [
        [_canonical(cell, column) for cell, column in zip(row, described, strict=True)]
        for row in csv_rows(folder, table)[1 : most + 1]
    ]


def _canonical(cell: str, column: Column) -> str:
    return f"{float(cell):g}" if cell and column.kind.name == "number" else cell


def _loaded(value: Any, column: Column) -> str:
    if isinstance(value, list):
        return LIST_SEPARATOR.join(item.decode() for item in value)
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return "" if value is None else str(value).lower() if isinstance(value, bool) else _canonical(str(value), column)


def test_schema_org_says_what_search_engines_ask(folder: Path) -> None:
    described = json.loads((folder / "schemaorg.json").read_text(encoding="utf-8"))
    graph = Graph().parse(data=json.dumps({**described, "@context": {"@vocab": "https://schema.org/"}}), format="json-ld")
    sdo = Namespace("https://schema.org/")
    (dataset,) = graph.subjects(RDF.type, sdo.Dataset)
    for name in ("name", "description", "license", "version", "keywords", "creator", "datePublished", "temporalCoverage"):
        assert list(graph.objects(dataset, sdo[name])), name
    assert 50 <= len(described["description"]) <= 5_000
    assert re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", described["temporalCoverage"])
    assert {"PRK", "RUS"} <= {place["identifier"] for place in described["spatialCoverage"]}
    metrics = {row[header("statements").index("metric")] for row in csv_rows(folder, "statements")[1:]} - {""}
    assert {one["identifier"] for one in described["variableMeasured"]} == metrics
    for one in described["distribution"]:
        raw = (folder / one["contentUrl"]).read_bytes()
        assert one["sha256"] == hashlib.sha256(raw).hexdigest()
        assert one["contentSize"] == f"{len(raw)} B"
