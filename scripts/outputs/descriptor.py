"""Descriptors after Data Package v2 and Table Schema, written from the models."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from schemas import package
from schemas.package import EDITED
from schemas.relations import MODELS, Column, Stage, columns, key, sentence

PROFILE = "https://datapackage.org/profiles/2.0"
# What our fields say beyond Table Schema, and under which name.
EXTRA = {
    "vocabulary": "vocabulary",
    "unit": "unit",
    "derived": "derived",
    "exact_match": "skos:exactMatch",
    "close_match": "skos:closeMatch",
}
Codes = Mapping[str, Mapping[str, str]]


def table_schema(table: str, stage: Stage = "edited", codes: Codes | None = None) -> dict[str, Any]:
    """The Table Schema of a table; with `codes` (vocabulary → code → successor) the codes are spelt out."""
    references = [column for column in columns(table, stage) if column.references]
    return {
        "$schema": f"{PROFILE}/tableschema.json",
        "fields": [field(column, codes or {}) for column in columns(table, stage)],
        "missingValues": [""],
        "primaryKey": list(key(table, stage)),
        **({"foreignKeys": [_foreign_key(column) for column in references]} if references else {}),
    }


def field(column: Column, codes: Codes) -> dict[str, Any]:
    """One field: type and words from the kind and the model, constraints from its checks."""
    extra: dict[str, Any] = {EXTRA[name]: value for name, value in column.metadata.items() if name in EXTRA}
    constraints = _constraints(column, codes)
    return {
        "name": column.name,
        **column.kind.field,
        **({"trueValues": ["true"], "falseValues": ["false"]} if column.kind.name == "boolean" else {}),
        "title": column.title,
        "description": column.description,
        "example": column.metadata["example"],
        **({"constraints": constraints} if constraints else {}),
        **extra,
    }


def _constraints(column: Column, codes: Codes) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if column.required:
        found["required"] = True
    if column.unique:
        found["unique"] = True
    if column.kind.name == "code" and codes.get(column.vocabulary or ""):
        found["enum"] = sorted(codes[column.vocabulary or ""])
    for check in column.checks:
        if check.name == "str_matches" and column.kind.field["type"] == "string":
            found["pattern"] = f"(?:{column.metadata['form']})"
        elif check.name == "str_length" and column.kind.field["type"] == "string":
            found["maxLength"] = check.statistics["max_value"]
        elif check.name == "greater_than_or_equal_to":
            found["minimum"] = check.statistics["min_value"]
        elif check.name == "in_range":
            found |= {"minimum": check.statistics["min_value"], "maximum": check.statistics["max_value"]}
    return found


def _foreign_key(column: Column) -> dict[str, Any]:
    parent = column.references or ""
    resource = {} if parent == column.table else {"resource": parent}
    return {"fields": [column.name], "reference": {**resource, "fields": list(key(parent))}}


def edited_package() -> dict[str, Any]:
    """The package of the edited tables, as `datapackage.json` at the root holds it."""
    return {**_facts(), "resources": [_resource(t, f"{EDITED}/{t}.csv", table_schema(t)) for t in MODELS["edited"]]}


def published_package(folder: Path, codes: Codes) -> dict[str, Any]:
    """The package of a built folder: each table as CSV, with size and checksum, and as Parquet.

    Parquet files have neither: frictionless cannot measure them.
    """
    resources: list[dict[str, Any]] = []
    for table in MODELS["published"]:
        schema = table_schema(table, "published", codes)
        resources.append(_measured(folder, _resource(table, f"csv/{table}.csv", schema)))
    for table in MODELS["published"]:
        schema = _of_parquet(table_schema(table, "published", codes))
        resources.append(
            _resource(f"{table}-parquet", f"parquet/{table}.parquet", schema, "parquet", "application/vnd.apache.parquet")
        )
    return {**_facts(), "resources": resources}


def _of_parquet(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a Parquet file, so that frictionless can judge it.

    Lists are lists there, for which it has only the type any; it takes a missing number for NaN, which no minimum admits.
    References are checked on the CSV files.
    """
    return {
        **{k: v for k, v in schema.items() if k != "foreignKeys"},
        "fields": [_field_of_parquet(field) for field in schema["fields"]],
    }


def _field_of_parquet(field: dict[str, Any]) -> dict[str, Any]:
    if "listDelimiter" in field:
        left_out = ("listDelimiter", "example", "constraints")
        return {**{k: v for k, v in field.items() if k not in left_out}, "type": "any"}
    bare = {k: v for k, v in field.get("constraints", {}).items() if k not in ("minimum", "maximum")}
    return {**{k: v for k, v in field.items() if k != "constraints"}, **({"constraints": bare} if bare else {})}


def _facts() -> dict[str, Any]:
    return {
        "$schema": f"{PROFILE}/datapackage.json",
        "name": package.NAME,
        "title": package.TITLE,
        "description": package.DESCRIPTION,
        "version": package.VERSION,
        "licenses": [package.LICENCE],
        "contributors": package.CONTRIBUTORS,
        "keywords": package.KEYWORDS,
    }


def _resource(name: str, path: str, schema: dict[str, Any], form: str = "csv", media: str = "text/csv") -> dict[str, Any]:
    table = name.removesuffix("-parquet")
    return {
        "$schema": f"{PROFILE}/dataresource.json",
        "name": name,
        "type": "table",
        "title": table.replace("_", " ").capitalize(),
        "description": sentence(table),
        "path": path,
        "format": form,
        "mediatype": media,
        **({"encoding": "utf-8"} if form == "csv" else {}),
        "schema": schema,
    }


def _measured(folder: Path, resource: dict[str, Any]) -> dict[str, Any]:
    content = (folder / resource["path"]).read_bytes()
    schema = resource.pop("schema")
    return {**resource, "bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}", "schema": schema}
