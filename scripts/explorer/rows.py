"""Statements as rows of a table, and filters over them: the one form in which every page shows them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from scripts.explorer import words
from scripts.explorer.chart import data
from scripts.explorer.library import Library
from scripts.explorer.records import Record
from scripts.plots.facts import SIDES, STANCES


@dataclass(frozen=True)
class Rows:
    """Maker of rows for the pages of one depth; `up` leads from them to the first page ("" or "../")."""

    library: Library
    up: str

    def event(self, row: Record) -> str:
        """A link to the event that the statement is about, or what else it is about."""
        event = self.library.events.get(row["event"] or "")
        if event is None:
            return f"<small>{words.label(row['topic'])}</small>"
        return f'<a href="{self.up}event/{event["id"]}.html">{words.text(event["title"])}</a>'

    def voice(self, row: Record, *, body: bool = True) -> str:
        """Whose it is: body, unless it is clear, and person, each with a link."""
        said = [f'<a href="{self.up}voice/{row["organisation_id"]}.html">{words.text(row["organisation"])}</a>'] if body else []
        if row["speaker_id"]:
            said.append(f'<small><a href="{self.up}voice/{row["speaker_id"]}.html">{words.text(row["speaker"])}</a></small>')
        if row["speaker_role"]:
            said.append(f"<small>{words.text(row['speaker_role'])}</small>")
        return "".join(said)

    def record(self, row: Record) -> str:
        """The address of the full record of a statement."""
        return f"{self.up}source/{row['source_id']}.html#{row['statement_id']}"

    def about(self, row: Record) -> str:
        """The address of a statement among those on its event; of its record where it is about none."""
        return f"{self.up}event/{row['event']}.html#{row['statement_id']}" if row["event"] else self.record(row)

    def repeats(self, row: Record) -> str:
        """That it repeats another, and what the relay changed."""
        if not row["repeats"]:
            return ""
        origin = self.library.by_id.get(row["origin_id"])
        changed = f"; changed: {', '.join(map(words.code, row['relay_changes']))}" if row["relay_changes"] else ""
        link = f'<a href="{self.about(origin)}">{words.text(origin["publisher"])}</a>' if origin else "another"
        return f'<small class="repeats">repeats {link}{changed}</small>'

    def claim(self, row: Record) -> str:
        """The claim, its place, and what it repeats."""
        place = self.library.places.get(row["place_id"] or "")
        where = (
            f'<small><a href="{self.up}place/{place["place_id"]}.html">{words.text(place["name"])}</a></small>' if place else ""
        )
        return f"{words.text(row['claim'])}{where}{self.repeats(row)}"

    def document(self, row: Record) -> str:
        """The document as we describe it, and itself."""
        foreign = f" <small>{words.text(row['language'])}</small>" if row["language"] != "en" else ""
        outside = words.link(row["url"], "original")
        return f'<a href="{self.record(row)}">{words.text(row["publisher"])}</a>{foreign}<small>{outside}</small>'

    def row(self, row: Record, *, anchor: bool = False, event: bool = True, body: bool = True) -> str:
        """One statement as a row: with an anchor where the page is its home, with its event and body where they are not clear."""
        known = words.known(row)
        if anchor:
            known = f'<a class="self" href="#{row["statement_id"]}">{known}</a>'
        name = f' id="{row["statement_id"]}"' if anchor else ""
        about = f"<td>{self.event(row)}</td>" if event else ""
        return (
            f"<tr{name}{data(row)}><td>{known}</td><td>{self.voice(row, body=body)}</td>"
            f'<td>{stance(row)}</td><td class="n">{words.text(row["figure"])}</td>'
            f'<td class="claim">{self.claim(row)}</td>{about}<td>{self.document(row)}</td></tr>\n'
        )  # fmt: skip

    def table(self, rows: Iterable[Record], caption: str, *, anchor: bool = False, event: bool = True) -> Markup:
        """A table of statements."""
        body = "".join(self.row(row, anchor=anchor, event=event) for row in rows)
        return Markup(table(caption, heads(event=event), f"<tbody>{body}</tbody>", "statements"))  # noqa: S704 - escaped in row


def stance(row: Record) -> str:
    """The stance as a word with its mark, in the colour of the side."""
    return f'<span class="k {words.text(row["stance"])} c{row["side"]}">{words.label(row["stance"])}</span>'


def heads(*, event: bool) -> Sequence[str]:
    """The heads of a table of statements."""
    return ("Known on", "Voice", "Stance", "Figure", "Claim", *(["Event"] if event else []), "Document")


def table(caption: str, names: Sequence[str], body: str, kind: str = "") -> str:
    """A table that scrolls within itself where the page is narrow; its links make it reachable by keyboard."""
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    look = f' class="{kind}"' if kind else ""
    label = words.text(caption)
    return f'<div class="scroll"><table{look}><caption>{label}</caption><thead><tr>{head}</tr></thead>\n{body}</table></div>\n'


@dataclass(frozen=True)
class Choice:
    """One filter: its name in the address, its words, and its options with how many rows have each."""

    name: str
    label: str
    options: list[tuple[str, str]]


def choices(library: Library, rows: Sequence[Record], *, event: bool = True) -> list[Choice]:
    """The filters that tell these rows apart."""
    found = [
        _choice("s", "Stance", rows, "stance", {code: words.code(code) for code in STANCES}),
        Choice(
            "c",
            "Side",
            [(str(n), f"{name} ({_count(rows, 'side', n)})") for n, name in enumerate(SIDES) if _count(rows, "side", n)],
        ),
        _choice(
            "m", "Metric", rows, "metric", {code: label for (kind, code), label in library.labels.items() if kind == "metric"}
        ),
        *([_choice("e", "Event", rows, "event", {key: one["title"] for key, one in library.events.items()})] if event else []),
        _choice("o", "Organisation", rows, "organisation_id", {key: one["name"] for key, one in library.actors.items()}),
        _choice(
            "l",
            "Language",
            rows,
            "language",
            {code: label for (kind, code), label in library.labels.items() if kind == "language"},
        ),
        _choice("p", "Place", rows, "place_id", {key: one["name"] for key, one in library.places.items()}),
    ]
    return [choice for choice in found if len(choice.options) > 1]


def _count(rows: Sequence[Record], column: str, value: object) -> int:
    return sum(row[column] == value for row in rows)


def _choice(name: str, label: str, rows: Sequence[Record], column: str, labels: dict[str, str]) -> Choice:
    """The options that occur, in the order of `labels` for stances, else by their words."""
    counts = Counter(row[column] for row in rows if row[column])
    options = [
        (code, f"{labels.get(code, words.code(code))} ({counts[code]:,})") for code in {**labels, **counts} if code in counts
    ]
    return Choice(
        name,
        label,
        [(code, words.plain(said)) for code, said in (options if name == "s" else sorted(options, key=lambda o: o[1].lower()))],
    )
