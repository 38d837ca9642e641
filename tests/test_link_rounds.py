"""A whole round: kept as it goes, gone on with after a kill, told harmlessly in three forms.

Longer than others: all cases share the stand-ins for pages and archive that are made here.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import cmarkgfm
import pytest
from click.testing import CliRunner
from cmarkgfm.cmark import Options

from scripts import links, tree
from scripts.checks import private_address
from scripts.web import report, running
from scripts.web import round as round_
from scripts.web.copies import Copy, Outcome
from scripts.web.documents import Document, UnknownDocumentError, documents
from scripts.web.pages import Pages
from scripts.web.report import FORMATS, LONGEST_PAGE, as_json, markdown, text
from scripts.web.round import OfflineError, Stop, StoppedError, ask_pages
from scripts.web.running import Wish, run
from scripts.web.state import NoStateError, State
from scripts.web.verdicts import Answer, Verdict
from tests import misbehaving
from tests.builders import example
from tests.misbehaving import HOST, Server
from tests.test_links import BROAD, Clock
from tests.test_summary import OURS, TRICKS, Seen

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
WEEK = timedelta(days=7)
PATHS = ("/page", "/found", "/stall", "/gone", "/moved")


@pytest.fixture
def server() -> Iterator[Server]:
    with misbehaving.running() as started:
        yield started


@pytest.fixture
def root(tmp_path: Path, server: Server) -> Path:
    """A tree with a document for each of PATHS."""
    made = example()
    made.rows["sources"] = [
        {**made.rows["sources"][2], "source_id": f"page-{number}", "url": server.url(path)} for number, path in enumerate(PATHS)
    ]
    return made.write(tmp_path)


def silent(_words: str) -> None:
    """Nobody looks on."""


class Told:
    """Pages that answer without a network, and stop the run where they are told to."""

    def __init__(self, stop_at: str = "", verdict: Verdict = Verdict.GONE, status: int = 404) -> None:
        """`stop_at` is the end of the address at which somebody presses Ctrl-C."""
        self.asked: list[str] = []
        self.stop_at, self.verdict, self.status = stop_at, verdict, status

    def ask(self, url: str) -> Answer:
        """The one verdict, or an interruption."""
        if self.stop_at and url.endswith(self.stop_at):
            raise KeyboardInterrupt
        self.asked.append(url)
        return Answer(self.verdict, self.status)


class Archived:
    """An archive that holds copies of the named documents, and makes others."""

    def __init__(self, *held: str, stop_at: str = "", lost: str = "") -> None:
        """`stop_at`: the document at which somebody presses Ctrl-C; `lost`: the one whose answer is lost."""
        self.held, self.stop_at, self.lost = held, stop_at, lost
        self.looked: list[str] = []
        self.requested: list[str] = []

    def lookup(self, document: Document) -> Copy:
        """A copy or none, or an interruption."""
        if document.source_id == self.stop_at:
            raise KeyboardInterrupt
        self.looked.append(document.source_id)
        if document.source_id == self.lost:
            return Copy(Outcome.UNKNOWN)
        return self._copy(document) if document.source_id in self.held else Copy(Outcome.NONE)

    def request(self, document: Document) -> Copy:
        """A copy; of what is called na… there never is one."""
        self.requested.append(document.source_id)
        return Copy(Outcome.NONE, requested=True) if document.source_id == NA else self._copy(document)

    def _copy(self, document: Document) -> Copy:
        return Copy(Outcome.FOUND, document.url, "20261001000000", 200)


def _run(wish: Wish, pages: Any, archive: Any = None) -> running.Done:
    return run(wish, silent, pages, archive)


def test_an_interrupted_run_goes_on_and_asks_each_address_once(root: Path) -> None:
    wish = Wish(root, root / "links.jsonl")
    first = Told(stop_at="/stall")
    done = _run(wish, first)
    assert (done.interrupted, done.report.not_asked, len(first.asked)) == (True, 3, 2)
    second = Told()
    done = _run(wish, second)
    assert (done.interrupted, done.report.not_asked) == (False, 0)
    assert sorted(first.asked + second.asked) == sorted(document.url for document in documents(root))


def test_a_run_that_is_killed_keeps_its_answers(root: Path, server: Server) -> None:
    state = root / "links.jsonl"
    child = (
        "from pathlib import Path\nfrom scripts.web.pace import Pace\nfrom scripts.web.pages import Pages\n"
        "from scripts.web.running import Wish, run\n"
        f"run(Wish(Path({str(root)!r}), Path({str(state)!r})), print, Pages(Pace(0), allowed=frozenset({{{HOST!r}}})))"
    )
    with subprocess.Popen([sys.executable, "-c", child], cwd=tree.ROOT) as started:
        assert server.stalled.wait(60)
        started.kill()
    assert [json.loads(line)["url"] for line in state.read_text(encoding="ascii").splitlines()] == [
        server.url("/page"),
        server.url("/found"),
    ]
    before = server.asked.copy()
    done = run(
        Wish(root, state, only=("page-0", "page-1", "page-3", "page-4")), silent, Pages(Clock().pace(), BROAD, frozenset({HOST}))
    )
    assert (server.asked - before).keys() == {"/gone", "/moved", "/page"}, "/page is where /moved leads"
    assert [line.answer.verdict for line in done.report.lines] == [Verdict.GONE, Verdict.MOVED, Verdict.OK, Verdict.OK]


def test_a_line_that_a_kill_left_unfinished_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "links.jsonl"
    State(path, NOW, WEEK).page("https://example.org/1", Answer(Verdict.OK, 200))
    whole = path.read_bytes()
    State(path, NOW, WEEK).page("https://example.org/2", Answer(Verdict.GONE, 410))
    second = path.read_bytes()[len(whole) :]
    for length in range(len(second)):
        path.write_bytes(whole + second[:length])
        assert State(path, NOW, WEEK).pages == {"https://example.org/1": Answer(Verdict.OK, 200)}
        assert path.read_bytes() == whole


def test_old_answers_are_asked_for_again_but_a_copy_lasts(tmp_path: Path) -> None:
    path = tmp_path / "links.jsonl"
    state = State(path, NOW, WEEK)
    copy = Copy(Outcome.FOUND, "https://example.org/", "20241101000000", 200)
    state.page("https://example.org/", Answer(Verdict.OK, 200))
    state.copy("https://example.org/", copy)
    state.copy("https://example.org/none", Copy(Outcome.NONE))
    later = State(path, NOW + timedelta(days=6), WEEK)
    assert (len(later.pages), len(later.copies)) == (1, 2)
    later = State(path, NOW + timedelta(days=8), WEEK)
    assert (later.pages, later.copies) == ({}, {"https://example.org/": copy})


@pytest.mark.parametrize(
    "content", [b"# A page\n", b"a page", b'{"about": "page"}\n', b'{"about": "x", "url": "", "asked_at": ""}\n', b"[]\n"]
)
def test_another_file_is_no_state_and_stays(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "README.md"
    path.write_bytes(content)
    with pytest.raises(NoStateError):
        State(path, NOW, WEEK)
    assert path.read_bytes() == content


def test_only_and_limit(root: Path) -> None:
    pages = Told()
    _run(Wish(root, root / "state", only=("page-3", "page-4"), limit=1), pages)
    assert [url.rpartition("/")[2] for url in pages.asked] == ["gone"]
    _run(Wish(root, root / "state", only=("page-3", "page-4"), limit=1), pages)
    assert [url.rpartition("/")[2] for url in pages.asked] == ["gone", "moved"]
    with pytest.raises(UnknownDocumentError, match='mean "page-0"'):
        _run(Wish(root, root / "state", only=("pag-0",)), Told())


@pytest.fixture
def whole(tmp_path: Path, server: Server) -> Path:
    """The example, a tree without findings, with its documents on the server and no copies."""
    made = example()
    for row, path in zip(made.rows["sources"], ("/page", "/found", "/gone"), strict=True):
        row.update(url=server.url(path), archived_url="", archived_on="", published_on="", published_on_basis="")
    return made.write(tmp_path / "whole")


AGENCY, GAZETTE, NA = "agency-2024-10-23-briefing", "gazette-2024-10-relay", "na-nd-null"


def test_copies_are_looked_up_where_they_are_of_use(whole: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_address, "find", lambda _tables: ())  # these pages stand on this machine
    pages = Pages(Clock().pace(), BROAD, frozenset({HOST}))
    archive = Archived(AGENCY)
    wish = Wish(whole, whole / "state", archive="lookup")
    done = _run(wish, pages, archive)
    assert (archive.looked, done.report.filled) == ([NA], ()), "the one that broke, and nothing is written unasked"
    done = _run(replace(wish, write=True), pages, archive)
    assert (archive.looked, done.report.filled, done.refused) == ([NA, AGENCY, GAZETTE], (AGENCY,), "")
    cells = f"{server.url('/page')},https://web.archive.org/web/20261001000000/{server.url('/page')},2026-10-01,"
    assert cells in tree.path(whole, "sources").read_text(encoding="utf-8")
    done = _run(replace(wish, archive="request", write=True), pages, archive)
    assert (archive.requested, done.report.filled) == ([GAZETTE], (GAZETTE,)), "what is gone cannot be copied"
    _run(replace(wish, archive="request", write=True), pages, archive)
    assert (archive.looked, archive.requested) == ([NA, AGENCY, GAZETTE], [GAZETTE]), "nothing is asked twice"


def test_what_the_archive_could_not_say_is_asked_again_and_a_refusal_is_not(whole: Path) -> None:
    wish = Wish(whole, whole / "state", archive="request")
    first = Archived(AGENCY, GAZETTE, lost=AGENCY)
    _run(wish, Told(verdict=Verdict.OK), first)
    second = Archived(AGENCY, GAZETTE)
    _run(wish, Told(verdict=Verdict.OK), second)
    assert (first.requested, second.looked, second.requested) == ([NA], [AGENCY], [])


def test_a_machine_without_a_network_blames_no_page(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere, wish = Told(verdict=Verdict.UNREACHABLE, status=0), Wish(root, root / "state")
    monkeypatch.setattr(round_, "MOST_UNREACHED", len(PATHS))
    with pytest.raises(OfflineError, match="no way to the web"):
        _run(wish, nowhere)
    assert not wish.state.exists()
    monkeypatch.setattr(round_, "MOST_UNREACHED", len(PATHS) + 1)
    assert len(_run(wish, nowhere).report.lines) == len(PATHS), "a few pages may all be unreachable"


def test_an_archive_that_is_down_is_not_asked_about_every_page(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Down(Archived):
        def lookup(self, document: Document) -> Copy:
            """No answer."""
            self.looked.append(document.source_id)
            return Copy(Outcome.UNKNOWN)

    monkeypatch.setattr(round_, "MOST_UNANSWERED", 2)
    archive = Down()
    done = _run(Wish(root, root / "state", archive="lookup"), Told(), archive)
    assert len(archive.looked) == 2
    assert "The archive did not answer about copies: run it again later." in text(done.report)


def test_nothing_more_is_asked_after_a_stop(whole: Path) -> None:
    stop, pages = Stop(), Told()
    stop.set()
    with pytest.raises(StoppedError):
        ask_pages(documents(whole), cast("Pages", pages), State(whole / "state", NOW, WEEK), stop, silent)
    with pytest.raises(StoppedError):
        stop.sleep(60)
    assert pages.asked == []


def test_nothing_is_written_after_an_interruption_or_against_the_check(whole: Path) -> None:
    before = tree.path(whole, "sources").read_bytes()
    wish = Wish(whole, whole / "state", archive="lookup", write=True)
    done = _run(wish, Told(stop_at="/gone"), Archived(AGENCY))
    assert (done.interrupted, done.report.filled) == (True, ())
    done = _run(wish, Told(), Archived(AGENCY, stop_at=GAZETTE))
    assert (done.interrupted, done.report.filled) == (True, ())
    places = tree.path(whole, "places")
    places.write_bytes(places.read_bytes() + b"\n")
    done = _run(wish, Told(), Archived(AGENCY))
    assert "[blank-line]" in done.refused
    assert tree.path(whole, "sources").read_bytes() == before


def _hostile(trick: str, count: int = 1) -> report.Report:
    found = [Document(trick, f"https://example.org/{trick}{number}", trick, "") for number in range(count)]
    pages = {document.url: Answer(Verdict.UNREACHABLE, 503, trick, f"TLS: {trick}") for document in found}
    return report.reported(found, pages, {})


@pytest.mark.parametrize("trick", TRICKS)
def test_a_hostile_address_does_nothing_where_it_is_shown(trick: str) -> None:
    for form in FORMATS.values():
        assert not set("\x1b\u202e\r") & set(form(_hostile(trick)))
    assert text(_hostile(f"::error::{trick}")).startswith("unreachable (503, TLS")
    assert len(text(_hostile(trick)).splitlines()) == 2
    page = markdown(_hostile(trick))
    seen = Seen(cmarkgfm.github_flavored_markdown_to_html(page, Options.CMARK_OPT_UNSAFE))
    assert seen.elements <= OURS
    assert seen.links == []
    assert not re.search(r"[@#]", seen.prose)


def test_the_page_fits_into_an_issue() -> None:
    page = markdown(_hostile("a|b" * 50, 1_000))
    assert len(page) < LONGEST_PAGE + 200
    assert "more do not fit here" in page
    assert f"{1_000:,} pages: 1,000 unreachable." in page


def test_the_report_in_words_and_as_values() -> None:
    found = [Document("a-gone", "https://a.example/", "", ""), Document("b-moved", "https://b.example/1", "", "")]
    found += [Document("c-ok", "https://c.example/", "", ""), Document("d-later", "https://d.example/", "", "")]
    pages = {
        "https://a.example/": Answer(Verdict.GONE, 410),
        "https://b.example/1": Answer(Verdict.MOVED, 200, "https://b.example/2"),
        "https://c.example/": Answer(Verdict.OK, 200),
    }
    copies = {"https://a.example/": Copy(Outcome.FOUND, "https://a.example/", "20241101000000", 200)}
    done = report.reported(found, pages, copies, ["a-gone"])
    assert done.broken
    assert text(done).splitlines() == [
        "gone (410): a-gone, https://a.example/; copy: https://web.archive.org/web/20241101000000/https://a.example/",
        "moved (200) to https://b.example/2: b-moved, https://b.example/1",
        "3 pages: 1 ok, 1 moved, 1 gone.",
        "1 not asked yet: run it again, it goes on where it stopped.",
        "sources.csv: 1 archived copies written.",
    ]
    whole = json.loads(as_json(done))
    assert [(page["source_id"], page["verdict"]) for page in whole["pages"]] == [
        ("a-gone", "gone"),
        ("b-moved", "moved"),
        ("c-ok", "ok"),
    ]
    assert (whole["not_asked"], whole["filled"]) == (1, ["a-gone"])
    assert not report.reported(found[1:3], pages, {}).broken


def test_a_report_names_the_copy_of_the_table_and_none_in_doubt() -> None:
    url, held = "https://a.example/", "https://archive.example/a"
    found = [Document("a", url, held, ""), Document("b", url, "", "2025")]
    copies = {url: Copy(Outcome.FOUND, url, "20241101000000", 200)}
    done = report.reported(found, {url: Answer(Verdict.GONE, 410)}, copies)
    assert [line.copy for line in done.lines] == [held, ""], "b is younger than the copy"


def test_the_command(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["--root", str(root), "--state", str(tmp_path / "state.jsonl"), "--only", "page-0"]
    real = Pages

    def ask(*extra: str) -> Any:
        return CliRunner().invoke(links.main, [*words, *extra])

    refused = ask("--fresh-days", "0", "--format", "json")
    assert refused.exit_code == 1
    assert "private address" in json.loads(refused.output)["pages"][0]["detail"], "no option lets this machine be asked"
    monkeypatch.setattr(running, "Pages", lambda _pace: real(Clock().pace(), BROAD, frozenset({HOST})))
    (tmp_path / "state.jsonl").unlink()
    assert (ask().exit_code, ask().output) == (0, "1 page: 1 ok.\n")
    assert ask("--write").exit_code == 2
    assert ask("--only", "page-9").exit_code == 2
    assert ask("--state", str(tree.path(root, "actors"))).exit_code == 2
    monkeypatch.setattr(running, "Pages", lambda _pace: Told(stop_at="/page"))
    assert ask("--state", str(tmp_path / "other")).exit_code == 130
