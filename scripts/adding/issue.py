"""An issue form's text, read strictly: it was written by a stranger, and every word in it is data."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.figures import FIGURE
from schemas.package import TABLES
from schemas.relations import columns, key
from scripts.adding import prepare
from scripts.adding.draft import Change, Draft, RefusedError, Shelf
from scripts.adding.entry import Entry, column_or_refuse, tidy
from scripts.outputs.forms import CHOOSE, CORRECT, DOCUMENT, TERMS, Codes, Field, options
from scripts.reporting import quoted

MOST_BYTES = 2_000_000  # of the event file
LONGEST_BODY = 65_536  # characters; GitHub takes no longer one
HEADING = "### "
NO_RESPONSE, NO_CHOICE = "_No response_", "None"
_LOGIN = re.compile(r"[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}")


@dataclass(frozen=True)
class Issue:
    """The text of an issue; its number and author are known when it came as GitHub's event file."""

    body: str
    number: int = 0
    login: str = ""
    user: int = 0

    @property
    def credit(self) -> str:
        """The trailer that names the author in a commit, made of a login and a number and of nothing else."""
        if not (self.user and _LOGIN.fullmatch(self.login)):
            return ""
        return f"Co-authored-by: {self.login} <{self.user}+{self.login}@users.noreply.github.com>"


def read(path: Path) -> Issue:
    """The issue of a file: the form's text, or an event of GitHub that holds it. Raises RefusedError."""
    with path.open("rb") as stream:
        raw = stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise RefusedError(f"{path.name} is larger than {MOST_BYTES:,} bytes.")
    try:
        text = raw.decode("utf-8-sig")
        issue = _event(json.loads(text)) if text.lstrip().startswith("{") else Issue(text)
    except (ValueError, RecursionError) as error:  # bad UTF-8 and bad JSON are both ValueErrors
        raise RefusedError(f"{path.name} is no text and no event of GitHub.") from error
    if len(issue.body) > LONGEST_BODY:
        raise RefusedError(f"The issue is longer than {LONGEST_BODY:,} characters.")
    return issue


def _event(event: Any) -> Issue:
    issue = event.get("issue")
    if not isinstance(issue, dict) or not isinstance(issue.get("body"), str):
        raise RefusedError("The event holds no issue with a text.")
    user: dict[str, Any] = issue["user"] if isinstance(issue.get("user"), dict) else {}
    number, login, name = issue.get("number"), user.get("login"), user.get("id")
    return Issue(
        issue["body"],
        number if type(number) is int and number > 0 else 0,
        login if isinstance(login, str) else "",
        name if type(name) is int and name > 0 else 0,
    )


def drafted(shelf: Shelf, body: str) -> Draft:
    """The rows or the correction that a form's text asks for. Raises RefusedError."""
    correction = _headings(body)[:1] == [CORRECT[0].label]
    fields = CORRECT if correction else DOCUMENT
    given = answers(fields, body, _codes(shelf))
    if correction:
        return corrected(shelf, given)
    cells = {
        table: {field.id: given[field.id] for field in fields if field.table == table} for table in ("sources", "statements")
    }
    return prepare.drafted(shelf, [Entry(cells["sources"], [cells["statements"]])])


def _codes(shelf: Shelf) -> Codes:
    rows = shelf.rows["vocabulary"]
    return {row["vocabulary"]: [r for r in rows if r["vocabulary"] == row["vocabulary"]] for row in rows}


def _lines(body: str) -> list[str]:
    return body.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _headings(body: str) -> list[str]:
    return [line.removeprefix(HEADING).strip() for line in _lines(body) if line.startswith(HEADING)]


def answers(fields: Sequence[Field], body: str, codes: Codes) -> dict[str, str]:
    """The answer to each question. Raises RefusedError unless the headings are the form's, each once and in its order.

    So a heading inside an answer is never taken for the next question: it makes two of that name, and the text is refused.
    """
    labels, found = [field.label for field in fields], _headings(body)
    if found != labels:
        raise RefusedError(*_misled(labels, found))
    before, *blocks = re.split(rf"^{HEADING}.*$", "\n".join(_lines(body)), flags=re.MULTILINE)
    if before.strip():
        raise RefusedError("Something stands before the first heading of the form.")
    problems: list[str] = []
    given: dict[str, str] = {}
    for field, block in zip(fields, blocks, strict=True):
        try:
            given[field.id] = _answer(field, block.strip(), codes)
        except RefusedError as refused:
            problems += refused.problems
    if problems:
        raise RefusedError(*problems)
    return given


def _misled(labels: Sequence[str], found: Sequence[str]) -> list[str]:
    lost = [f'The heading "{label}" of the form is missing.' for label in labels if label not in found]
    more = [
        f'"{quoted(label)}" is no heading of the form. Begin no line of an answer with ###.'
        for label in found
        if label not in labels
    ]
    twice = [f'The heading "{label}" stands {n} times.' for label, n in Counter(found).items() if n > 1 and label in labels]
    return (lost + more + twice) or ["The headings are not in the form's order."]


def _answer(field: Field, block: str, codes: Codes) -> str:
    if field.kind == "checkboxes":
        if block.casefold() != f"- [x] {TERMS}".casefold():
            raise RefusedError(f"{field.label}: the box is not ticked.")
        return block
    if block == NO_RESPONSE or (field.kind == "dropdown" and block in (NO_CHOICE, CHOOSE)):
        block = ""
    if field.required and not block:
        raise RefusedError(f"{field.label} is empty.")
    if field.kind != "textarea" and "\n" in block:
        raise RefusedError(f"{field.label} has more than one line.")
    if field.kind == "dropdown" and block:
        choices = options(field, codes)
        if block not in choices:
            raise RefusedError(f'{field.label}: "{quoted(block)}" is not among the choices of the form.')
        return choices[block]
    return tidy(block)


def corrected(shelf: Shelf, given: dict[str, str]) -> Draft:
    """The draft that puts the right value where the present one stands. Raises RefusedError."""
    tables = [table for table in TABLES if len(key(table)) == 1 and given["row"] in shelf.ids(table)]
    if len(tables) != 1:
        where = f"in {' and '.join(tables)}" if tables else "in no table"
        raise RefusedError(f'Row: "{quoted(given["row"])}" stands {where}.')
    table, name = tables[0], given["column"]
    column_or_refuse(table, name, "Column")
    if name in key(table) or name == "source_id" or name not in [column.name for column in columns(table)]:
        raise RefusedError(f"Column: {name} is never changed; rows are cited by their ids.")
    row = next(row for row in shelf.rows[table] if row[key(table)[0]] == given["row"])
    if tidy(row[name]) != given["present"]:
        raise RefusedError(f'Present value: "{quoted(row[name])}" stands there, not "{quoted(given["present"])}".')
    cells = {name: given["right"]}
    problems = prepare.looked_up(shelf, Draft(), table, cells, "Right value")
    if cells[name] == row[name]:
        problems.append("Right value: that stands there already.")
    if problems:
        raise RefusedError(*problems)
    if table == "statements" and name in (*FIGURE, "unit"):
        said = f"{name} was {row[name] or 'empty'} before: {given['why']}"  # a rule asks why a figure changed
        cells["note"] = "; ".join(part for part in (row["note"], said) if part)
    reasons = [f"{field.label}: {given[field.id]}" for field in CORRECT if field.id in ("source", "why")]
    return Draft(changes=[Change(table, given["row"], name, value) for name, value in cells.items()], notes=reasons)
