"""The issue forms: written from the columns' own words and the vocabulary; `scripts.adding.issue` reads what comes back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from schemas.relations import named
from scripts.reporting import printable

FOLDER = ".github/ISSUE_TEMPLATE"
MADE_BY = "# Written from schemas/ and datasets/vocabulary.csv by `python -m scripts.metadata`. Do not edit.\n"
EXPLAINED = 12  # choices whose definitions are spelt out
YES_NO = {"no": "false", "yes": "true"}
CHOOSE = "Please choose"  # GitHub selects the first choice of a required list unasked; this one is refused
EVENT = "event"
Codes = Mapping[str, Sequence[Mapping[str, str]]]  # the rows of each vocabulary


@dataclass(frozen=True)
class Field:
    """One question of a form: its id (which an address can prefill), its heading, and how it is answered."""

    id: str
    label: str
    description: str
    example: str = ""
    kind: str = "input"
    required: bool = False
    table: str = ""
    vocabulary: str = ""


def _column(table: str, name: str, kind: str = "input") -> Field:
    column = named(table, name)
    choice = column.vocabulary if column.vocabulary and name not in ("publisher_country", "language") else ""
    kind = "dropdown" if choice or column.kind.name == "boolean" else kind
    return Field(name, column.title, column.description, column.metadata["example"], kind, column.required, table, choice or "")


TERMS = (
    "The claim is in my own words, only what is public is in it, no private person is named, and I give it to the dataset "
    "under CC BY 4.0."
)
_EVENT = Field(
    EVENT,
    "Event",
    "The deployment or the arms transfer that it is about: its id or title in datasets/deployments.csv or "
    "datasets/arms_transfers.csv. Empty only for context (sanctions, diplomacy, law).",
    "kursk-contingent-2024",
    table="statements",
)
_TERMS = Field("terms", "Terms", "", TERMS, "checkboxes", required=True)
_SOURCES = (
    "url",
    "title",
    "publisher",
    "publisher_country",
    "published_on",
    "published_on_basis",
    "accessed_on",
    "language",
    "kind",
)
_SPOKEN = ("organisation_id", "speaker_id", "speaker_role", "anonymous", "stated_on", "stance", "topic")
_FIGURE = ("metric", "low", "best", "high", "bound", "unit", "accounting", "per", "share_of", "figure_as_stated")
DOCUMENT = (
    *(_column("sources", name) for name in (*_SOURCES, "credits")),
    *(_column("statements", name) for name in _SPOKEN),
    _EVENT,
    _column("statements", "claim", "textarea"),
    *(_column("statements", name) for name in _FIGURE),
    *(_column("statements", name) for name in ("phase", "place_id")),
    _column("statements", "note", "textarea"),
    _TERMS,
)
CORRECT = (
    Field("row", "Row", "The id of the row.", "uawire-2024-10-budanov-economist.03", required=True),
    Field("column", "Column", "The name of the column.", "stated_on", required=True),
    Field("present", "Present value", "What stands there now, exactly. Empty when the cell is empty.", "2024-10-22"),
    Field("right", "Right value", "What should stand there. Empty when the cell should be empty.", "2024-10-23"),
    Field(
        "source", "Source", "The address of the page, or the place in the document, that shows it.", "https://www.example.org/a",
        required=True,
    ),
    Field("why", "Why", "What the document says, in your own words.", kind="textarea", required=True),
    _TERMS,
)  # fmt: skip
FORMS: dict[str, tuple[str, str, tuple[Field, ...]]] = {
    "document": (
        "Add a document",
        "A document with one claim in it; for more claims of one document, send the form again.",
        DOCUMENT,
    ),
    "correct": ("Correct a row", "One cell that does not say what its document says.", CORRECT),
}


def options(field: Field, codes: Codes) -> dict[str, str]:
    """What can be chosen, with the code that it stands for."""
    if not field.vocabulary:
        return YES_NO
    return {row["label"]: row["code"] for row in codes[field.vocabulary] if not row["replaced_by"]}


def written(codes: Codes) -> dict[str, bytes]:
    """Every file of the folder, by name."""
    made = {f"{name}.yml": _form(*FORMS[name], codes) for name in FORMS} | {"config.yml": {"blank_issues_enabled": False}}
    return {
        name: (MADE_BY + yaml.safe_dump(form, sort_keys=False, allow_unicode=True, width=120)).encode()
        for name, form in made.items()
    }


def _form(name: str, description: str, fields: Sequence[Field], codes: Codes) -> dict[str, Any]:
    return {"name": name, "description": description, "labels": ["intake"], "body": [_question(field, codes) for field in fields]}


def _question(field: Field, codes: Codes) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": field.label}
    if field.kind == "checkboxes":
        return {"type": field.kind, "id": field.id, "attributes": attributes | {"options": [{"label": TERMS, "required": True}]}}
    attributes["description"] = field.description
    if field.kind == "dropdown":
        attributes["options"] = [*([CHOOSE] if field.required else []), *options(field, codes)]
        rows = codes[field.vocabulary] if field.vocabulary else []
        if rows and len(rows) <= EXPLAINED:
            attributes["description"] += "".join(
                f"\n- {row['label']}: {row['definition']}" for row in rows if not row["replaced_by"]
            )
    elif field.example:
        attributes["placeholder"] = printable(field.example)
    return {"type": field.kind, "id": field.id, "attributes": attributes, "validations": {"required": field.required}}
