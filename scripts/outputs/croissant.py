"""Two descriptions for programs, in JSON-LD: Croissant 1.1, from which records load, and a schema.org Dataset for searching."""

from typing import Any

from schemas import package
from schemas.relations import MODELS, Column, columns, key, sentence
from scripts.outputs import archive, citation
from scripts.outputs.release import Release, stem

CONFORMS_TO = "http://mlcommons.org/croissant/1.1"
# The context that the specification of Croissant 1.1 prescribes.
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "dct": "http://purl.org/dc/terms/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "sc": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "description": {"@container": "@language"},
    "name": {"@container": "@language"},
    **{
        word: f"cr:{word}"
        for word in (
            "arrayShape", "citeAs", "column", "containedIn", "equivalentProperty", "extract", "field", "fileProperty",
            "fileObject", "fileSet", "format", "includes", "isArray", "isLiveDataset", "jsonPath", "key", "md5", "parentField",
            "path", "recordSet", "references", "regex", "repeated", "replace", "samplingRate", "separator", "source",
            "subField", "transform",
        )
    },
}  # fmt: skip
_TYPES = {"date": "sc:Date", "boolean": "sc:Boolean", "integer": "sc:Integer", "number": "sc:Float", "url": "sc:URL"}
_MEDIA = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
}
_CROISSANT_MEDIA = {**_MEDIA, "parquet": "application/x-parquet"}  # the name that its reader knows


def croissant(release: Release) -> dict[str, Any]:
    """The Croissant description: every table as CSV and as Parquet, and a record set for each, read from Parquet.

    Not from CSV, which the reader of Croissant reads without types: the word NA would be lost, whole numbers would change.
    """
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        **_facts(release),
        "citeAs": citation.bibtex(release.citation),
        "distribution": [_file_object(release, path) for path in _table_files()],
        "recordSet": [_record_set(table) for table in MODELS["published"]],
    }


def _facts(release: Release) -> dict[str, Any]:
    """What both descriptions say of the dataset in the same words."""
    address = release.citation.get("url") or package.HOMEPAGE
    return {
        "name": package.TITLE,
        "alternateName": package.NAME,
        "description": package.DESCRIPTION,
        "version": package.VERSION,
        "license": package.LICENCE["path"],
        "datePublished": release.released,
        "keywords": list(package.KEYWORDS),
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "creator": [{"@type": "Organization", "name": person["title"]} for person in package.CONTRIBUTORS],
        **({"url": address} if address else {}),
    }


def _table_files() -> list[str]:
    return [f"{form}/{table}.{form}" for form in ("csv", "parquet") for table in MODELS["published"]]


def _file_object(release: Release, path: str) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": path,
        **_file(release, path),
        "encodingFormat": _CROISSANT_MEDIA[path.rpartition(".")[2]],
    }


def _file(release: Release, path: str) -> dict[str, Any]:
    return {
        "name": path,
        "contentUrl": path,
        "contentSize": f"{(release.folder / path).stat().st_size} B",
        "encodingFormat": _MEDIA[path.rpartition(".")[2]],
        "sha256": archive.digest(release.folder / path),
    }


def _record_set(table: str) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "description": sentence(table),
        "key": [{"@id": f"{table}/{name}"} for name in key(table, "published")],
        "field": [_field(column) for column in columns(table, "published")],
    }


def _field(column: Column) -> dict[str, Any]:
    """One field. What it refers to is said in words: mlcroissant joins on `references`.

    Then the second table that is loaded loses rows, or fails, and a table that refers to itself is a cycle.
    """
    more = f" An id of the table {column.references}." if column.references else ""
    more += f" A code of the vocabulary {column.vocabulary}." if column.vocabulary else ""
    return {
        "@type": "cr:Field",
        "@id": f"{column.table}/{column.name}",
        "name": column.name,
        "description": f"{column.title}. {column.description}{more}",
        "dataType": _TYPES.get(column.kind.name, "sc:Text"),
        **({"isArray": True, "arrayShape": "-1"} if column.kind.name == "list" else {}),
        "source": {"fileObject": {"@id": f"parquet/{column.table}.parquet"}, "extract": {"column": column.name}},
    }


def schema_org(release: Release) -> dict[str, Any]:
    """The Dataset for search engines: what it measures, which years and countries it covers, and its files.

    Takes a folder that already holds the workbook and codebook.html.
    """
    files = [*_table_files(), f"{stem()}.xlsx", "codebook.html"]
    covered = _years(release)
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        **_facts(release),
        "creditText": citation.apa(release.citation).strip(),
        **({"temporalCoverage": covered} if covered else {}),
        "spatialCoverage": [{"@type": "Place", **country} for country in _countries(release)],
        "variableMeasured": _measured(release),
        "distribution": [{"@type": "DataDownload", **_file(release, path)} for path in files],
    }


def _years(release: Release) -> str:
    """From the first day that an event may have begun to the last on which a statement became known, as ISO 8601 has it."""
    begun = [*release.cells("deployments", "start_earliest"), *release.cells("arms_transfers", "start_earliest")]
    known = release.cells("statements", "known_on")
    days = sorted(filter(None, [*begun, *known]))
    return f"{days[0]}/{max(known) or days[-1]}" if days else ""


def _countries(release: Release) -> list[dict[str, str]]:
    """The countries of the events and of the places that statements name, by their codes."""
    where = [("deployments", "sender"), ("deployments", "host"), ("arms_transfers", "supplier"), ("arms_transfers", "recipient")]
    there = {cell for table, column in [*where, ("places", "country")] for cell in release.cells(table, column)}
    listed = release.codes.get("country", [])
    return [{"name": one.label, "identifier": one.code} for one in listed if one.code in there and one.code != "INT"]


def _measured(release: Release) -> list[dict[str, str]]:
    """The metrics of which some statement gives a figure or a word, with what they mean."""
    used = set(release.cells("statements", "metric"))
    listed = [one for one in release.codes.get("metric", []) if one.code in used]
    return [
        {"@type": "PropertyValue", "name": one.label, "identifier": one.code, "description": one.definition} for one in listed
    ]
