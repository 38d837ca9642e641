"""What a round found, as text, JSON or markdown; addresses are made harmless for what they are shown in."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts.reporting import code_span, inert_cell, printable
from scripts.web.copies import Copy, address, doubt
from scripts.web.documents import Document
from scripts.web.verdicts import BROKEN, WORDS, Answer, Verdict

LONGEST_ADDRESS = 300
LONGEST_PAGE = 60_000  # characters; an issue on GitHub holds 65,536
HEAD = ["| document | address | what happened | archived copy |", "|---|---|---|---|"]


@dataclass(frozen=True)
class Line:
    """A document with what its page answered and, where one is known, its archived copy."""

    document: Document
    answer: Answer
    copy: str


@dataclass(frozen=True)
class Report:
    """The documents answered about, worst first; how many were not asked; rows filled; whether the archive was silent."""

    lines: tuple[Line, ...]
    not_asked: int
    filled: tuple[str, ...] = ()
    silent: bool = False

    @property
    def broken(self) -> bool:
        """Whether any page broke."""
        return any(line.answer.verdict in BROKEN for line in self.lines)


def reported(
    documents: Sequence[Document],
    pages: Mapping[str, Answer],
    copies: Mapping[str, Copy],
    filled: Sequence[str] = (),
    *,
    silent: bool = False,
) -> Report:
    """The report on the documents."""
    order = list(Verdict)
    lines = [
        Line(document, pages[document.url], _copy(document, copies.get(document.url)))
        for document in documents
        if document.url in pages
    ]
    lines.sort(key=lambda line: (order.index(line.answer.verdict), line.document.source_id))
    return Report(tuple(lines), len(documents) - len(lines), tuple(filled), silent)


def _copy(document: Document, copy: Copy | None) -> str:
    if document.archived_url or copy is None or doubt(document, copy):
        return document.archived_url
    return address(document, copy)


def text(report: Report) -> str:
    """One line for each page that does not simply answer, then how many of each there are."""
    return "\n".join([*map(_in_words, _told(report)), *_ends(report)])


def _in_words(line: Line) -> str:
    """Begins with a word of ours: a runner takes a line that begins with `::` for a command."""
    copy = f"; copy: {printable(line.copy)}" if line.copy else ""
    moved = f" to {printable(line.answer.address)}" if line.answer.address else ""
    return f"{_happened(line)}{moved}: {printable(line.document.source_id)}, {printable(line.document.url)}{copy}"


def _happened(line: Line) -> str:
    """The verdict with its status and reason."""
    reason = ", ".join(filter(None, [str(line.answer.status or ""), printable(line.answer.detail)]))
    return _name(line.answer.verdict) + (f" ({reason})" if reason else "")


def _name(verdict: Verdict) -> str:
    return verdict.replace("_", " ")


def _told(report: Report) -> list[Line]:
    return [line for line in report.lines if line.answer.verdict is not Verdict.OK]


def _ends(report: Report) -> Iterator[str]:
    counts = Counter(line.answer.verdict for line in report.lines)
    each = ", ".join(f"{counts[verdict]:,} {_name(verdict)}" for verdict in reversed(Verdict) if counts[verdict])
    yield f"{len(report.lines):,} page{'s' * (len(report.lines) != 1)}: {each}." if each else "No page was asked."
    if report.not_asked:
        yield f"{report.not_asked:,} not asked yet: run it again, it goes on where it stopped."
    if report.silent:
        yield "The archive did not answer about copies: run it again later."
    if report.filled:
        yield f"sources.csv: {len(report.filled):,} archived copies written."


def markdown(report: Report) -> str:
    """A page for an issue: a table for each verdict, as far as an issue can hold them."""
    parts = ["### Links that broke", "", *_ends(report)]
    room = LONGEST_PAGE - sum(map(len, parts))
    told = _told(report)
    shown: list[str] = []
    verdict = None
    for number, line in enumerate(told):
        head = [] if line.answer.verdict is verdict else ["", f"#### {_title(line)}", "", WORDS[line.answer.verdict], "", *HEAD]
        verdict = line.answer.verdict
        more = [*head, _row(line)]
        room -= sum(len(words) + 1 for words in more)
        if room < 0:
            shown += ["", f"{len(told) - number:,} more do not fit here: `python -m scripts.links` prints them all."]
            break
        shown += more
    return "\n".join([*parts, *shown])


def _title(line: Line) -> str:
    return _name(line.answer.verdict).capitalize()


def _row(line: Line) -> str:
    """No address is a link: who wrote it, or the server that gave it, may want it clicked."""
    addresses = (line.document.url, line.answer.address, line.copy)
    page, moved, copy = (code_span(printable(address[:LONGEST_ADDRESS])) for address in addresses)
    happened = inert_cell(_happened(line)) + (f" to {moved}" if moved else "")
    return f"| {inert_cell(line.document.source_id)} | {page} | {happened} | {copy} |"


def as_json(report: Report) -> str:
    """One object: the pages with their verdicts, how many were not asked, and the rows filled. ASCII alone."""
    pages = [
        {
            "source_id": line.document.source_id,
            "url": line.document.url,
            "verdict": line.answer.verdict,
            "status": line.answer.status,
            "new_url": line.answer.address,
            "detail": line.answer.detail,
            "archived_url": line.copy,
        }
        for line in report.lines
    ]
    return json.dumps({"pages": pages, "not_asked": report.not_asked, "filled": list(report.filled)}, indent=2)


FORMATS = {"text": text, "json": as_json, "markdown": markdown}
