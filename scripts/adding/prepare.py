"""From what a person gave to new rows: addresses cleaned, names looked up, ids made. Nothing that is not given is guessed."""

from collections.abc import Iterable

from schemas.relations import Column, columns, key
from scripts.adding import ids, publishers
from scripts.adding.draft import ORDER, Cells, Draft, RefusedError, Shelf
from scripts.adding.entry import EVENT, EVENTS, NEW_ROWS, Entry
from scripts.adding.near import Candidate, candidates, codes, like, meant
from scripts.adding.wording import doubt, plain
from scripts.checks import duplicate_url, tracking_parameter
from scripts.findings import Case
from scripts.reporting import quoted


def drafted(shelf: Shelf, entries: Iterable[Entry]) -> Draft:
    """The new rows of all entries. Raises RefusedError with everything that names no row."""
    draft, problems = Draft(), []
    for entry in entries:
        for table in sorted(NEW_ROWS, key=ORDER.index):
            for given in entry.others.get(table, []):
                add_row(shelf, draft, table, given)
        for table, rows in draft.rows.items():
            if table in NEW_ROWS:
                problems += [problem for row in rows for problem in looked_up(shelf, draft, table, row, row[key(table)[0]])]
        document = add_document(shelf, draft, entry.document)
        problems += looked_up(shelf, draft, "sources", draft.find("sources", document) or {}, "The document")
        for number, given in enumerate(entry.statements, 1):
            row, where = dict(given), f"Statement {number}"
            problems += placed(shelf, draft, row, where)
            problems += looked_up(shelf, draft, "statements", row, where)
            add_statement(shelf, draft, document, row)
    if problems:
        raise RefusedError(*dict.fromkeys(problems))
    return draft


def add_row(shelf: Shelf, draft: Draft, table: str, given: Cells) -> Cells:
    """A new actor, place or event, with an id made from its name unless one is given."""
    column = key(table)[0]
    taken = {*shelf.ids(table), *(row[column] for row in draft.rows.get(table, []))}
    made = ids.unique(ids.slug(given.get("name") or given.get("title") or "") or table, taken)
    return draft.add(table, given | {column: given.get(column) or made})


def cleaned(url: str) -> str:
    """An address without the parts that follow the reader."""
    return tracking_parameter.suggest(Case("sources", 0, "url", url))


def here(shelf: Shelf, draft: Draft, url: str) -> Cells | None:
    """The document that has this address, however it is written."""
    wanted = duplicate_url.normalised(url)
    rows = (*shelf.rows["sources"], *draft.rows.get("sources", []))
    return next((row for row in rows if url and duplicate_url.normalised(row["url"]) == wanted), None)


def add_document(shelf: Shelf, draft: Draft, given: Cells) -> str:
    """The id of the document: a new row's, or that of the row which has its address or id already."""
    said = given.get("published_on", "")
    document = given | {"url": cleaned(given.get("url", "")), "published_on": plain("partial_date", said)}
    if document["published_on"] != said:
        draft.notes.append(f"The document, published_on: {quoted(said)} is taken as {document['published_on']}.")
    if given.get("url", "") != document["url"]:
        draft.notes.append(f"The address was cut to {quoted(document['url'])}: the rest follows the reader.")
    known = here(shelf, draft, document["url"])
    if known is None and not document["url"]:
        known = next((row for row in shelf.rows["sources"] if row["source_id"] == given.get("source_id")), None)
    if known is not None:
        other = [name for name, value in document.items() if value and value != known[name] and name != "url"]
        besides = f" What was given for {', '.join(other)} was left out." if other else ""
        draft.notes.append(f"The document is here already, as {known['source_id']}: the statements go there.{besides}")
        return known["source_id"]
    if near := publishers.near(shelf, document.get("publisher", "")):
        draft.notes.append(f"The publisher {quoted(document['publisher'])} is new. Near it: {publishers.counted(shelf, near)}.")
    for name, value in publishers.habits(shelf, document).items():
        if not document.get(name):
            document[name] = value
            draft.notes.append(f"{name} is {value}, as in all other documents of {quoted(document['publisher'])}.")
    document["source_id"] = document.get("source_id") or _free(draft, ids.source_id(shelf, document))
    draft.add("sources", document)
    return document["source_id"]


def _free(draft: Draft, wanted: str) -> str:
    return ids.unique(wanted, {row["source_id"] for row in draft.rows.get("sources", [])})


def add_statement(shelf: Shelf, draft: Draft, document: str, given: Cells) -> Cells:
    """A new statement of the document, under its next free number."""
    taken = {row["statement_id"] for row in draft.rows.get("statements", [])}
    made = next(name for name in ids.next_numbers(shelf, document) if name not in taken)
    row = {"statement_id": made, "source_id": document} | {name: value for name, value in given.items() if value}
    if row.get("speaker_id") and not row.get("anonymous"):
        row["anonymous"] = "false"  # who is named is not hidden
    return draft.add("statements", row)


def placed(shelf: Shelf, draft: Draft, row: Cells, where: str) -> list[str]:
    """Put the event of a statement into the column of its table; what is wrong with it comes back."""
    words = row.pop(EVENT, "")
    if not words:
        return []
    choices = {column: candidates(shelf, draft, table) for column, table in EVENTS.items()}
    found = {column: name for column, among in choices.items() if (name := meant(words, among))}
    if len(found) == 1:
        row.update(found)
        return []
    return [
        _unknown(f"{where}, {EVENT}", words, "deployment or transfer", like(words, [c for cs in choices.values() for c in cs]))
    ]


def looked_up(shelf: Shelf, draft: Draft, table: str, row: Cells, where: str) -> list[str]:
    """Write ids for names, codes for labels, and dates and numbers as the columns take them; what names none comes back."""
    return [problem for column in columns(table) if row.get(column.name) for problem in _cell(shelf, draft, column, row, where)]


def _cell(shelf: Shelf, draft: Draft, column: Column, row: Cells, where: str) -> list[str]:
    words = row[column.name]
    if column.vocabulary and column.kind.name == "code":
        row[column.name] = meant(words, codes(shelf, column.vocabulary)) or words  # the check names the codes
    elif column.references and column.references not in ("statements", "sources"):
        among = candidates(shelf, draft, column.references)
        name = meant(words, among)
        if not name:
            return [_unknown(f"{where}, {column.name}", words, column.references, like(words, among))]
        row[column.name] = name
    elif said := doubt(column.kind.name, words):
        return [f"{where}, {column.name}: {quoted(said)}"]
    elif (written := plain(column.kind.name, words)) != words:
        row[column.name] = written
        draft.notes.append(f"{where}, {column.name}: {quoted(words)} is taken as {written}.")
    return []


def _unknown(where: str, words: str, what: str, near: list[Candidate]) -> str:
    choice = "; ".join(f"{one.id} ({quoted(one.label)})" for one in near)
    rest = f"Near it: {choice}." if near else "Nothing is near it."
    new = " Or add it as a new row (--actor, --place, or actors: and places: in a file)." if what in ("actors", "places") else ""
    return f'{where}: "{quoted(words)}" names nothing in {what}, or more than one row. {rest}{new}'
