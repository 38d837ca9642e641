"""Archived copies: believed only when the archive's own answer holds up, written only where a cell is empty."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import requests
import savepagenow

from scripts import tree
from scripts.web import filling
from scripts.web.archive import Archive, client
from scripts.web.copies import Copy, Outcome, address, day, doubt
from scripts.web.documents import Document, documents
from scripts.web.filling import NotFilledError, fill
from tests import misbehaving
from tests.builders import Tree, example
from tests.misbehaving import Server, ToServer
from tests.test_links import Clock

URL = "https://gazette.example.ru/articles/17?page=2"
GAZETTE = Document("gazette-2024-10-relay", URL, "", "2024-10")
SOUND = Copy(Outcome.FOUND, "http://www.gazette.example.ru/articles/17?page=2", "20241018120000", 200)
EVERYTHING = "ru,example,gazette)/articles/17"


def line(original: str = SOUND.original, taken_at: str = SOUND.taken_at, status: str = "200") -> str:
    """A capture as the archive's list of captures tells it."""
    return f"{EVERYTHING} {taken_at} {original} text/html {status} DIGEST 5000"


@pytest.fixture
def server() -> Iterator[Server]:
    with misbehaving.running() as started:
        yield started


@pytest.fixture
def asked(server: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    """The archive, with both libraries led to the server."""
    ours = client(search_calls_per_second=0, memento_calls_per_second=0)
    ours.session.mount("https://", ToServer(server))
    theirs = requests.Session()
    theirs.mount("https://", ToServer(server))
    monkeypatch.setattr(savepagenow.api.requests, "get", theirs.get)
    with ours, theirs:
        yield Archive(Clock().pace(), ours)


DOUBTS = {
    "none": Copy(Outcome.NONE),
    "unknown": Copy(Outcome.UNKNOWN, SOUND.original, SOUND.taken_at, 200),
    "missing": Copy(Outcome.FOUND, SOUND.original, SOUND.taken_at, 404),
    "redirect": Copy(Outcome.FOUND, SOUND.original, SOUND.taken_at, 301),
    "no status": Copy(Outcome.FOUND, SOUND.original, SOUND.taken_at),
    "other page": Copy(Outcome.FOUND, "https://gazette.example.ru/articles/18?page=2", SOUND.taken_at, 200),
    "other host": Copy(Outcome.FOUND, "https://gazette.example.com/articles/17?page=2", SOUND.taken_at, 200),
    "older": Copy(Outcome.FOUND, SOUND.original, "20240930235959", 200),
    "no day": Copy(Outcome.FOUND, SOUND.original, "", 200),
    "no such day": Copy(Outcome.FOUND, SOUND.original, "20241318120000", 200),
}


@pytest.mark.parametrize("copy", DOUBTS.values(), ids=DOUBTS)
def test_a_copy_in_doubt_is_not_taken(copy: Copy) -> None:
    assert doubt(GAZETTE, copy)


def test_a_sound_copy_is_taken_under_our_own_address() -> None:
    assert doubt(GAZETTE, SOUND) == ""
    assert address(GAZETTE, SOUND) == f"https://web.archive.org/web/20241018120000/{URL}"
    assert day(SOUND) == "2024-10-18"
    assert doubt(Document("x", URL, "", ""), Copy(Outcome.FOUND, SOUND.original, "19960101000000", 200)) == ""
    assert doubt(Document("x", URL, "", "2024-13"), SOUND), "a day that is none proves nothing"


def test_letters_may_be_quoted_differently() -> None:
    document = Document("x", "https://example.org/북한 기사", "", "")
    assert doubt(document, Copy(Outcome.FOUND, requests.utils.requote_uri(document.url), "20241018120000", 200)) == ""


LOOKUPS: dict[str, tuple[list[tuple[int, str]], Copy]] = {
    "none": ([(200, "")], Copy(Outcome.NONE, detail="there is no capture")),
    "one": ([(200, line())], SOUND),
    "earliest sound": ([(200, "\n".join([line(status="404"), line(), line(taken_at="20251018120000")]))], SOUND),
    "other page": (
        [(200, line("http://gazette.example.ru/articles/17?page=3"))],
        Copy(Outcome.NONE, detail="the capture is of another page"),
    ),
    "missing then": ([(200, line(status="404"))], Copy(Outcome.NONE, detail="the capture shows the status 404")),
    "malformed": ([(200, '{"captures": [')], Copy(Outcome.UNKNOWN, detail="the archive's answer cannot be read")),
    "broken off": ([(200, f"{line(status='404')}\n\n")], Copy(Outcome.UNKNOWN, detail="the archive's answer cannot be read")),
    "busy once": ([(429, ""), (200, line())], SOUND),
    "busy": ([(429, "")], Copy(Outcome.UNKNOWN, detail="the archive did not answer")),
    "down once": ([(503, ""), (200, line())], SOUND),
    "down": ([(503, "")], Copy(Outcome.UNKNOWN, detail="the archive did not answer")),
    "barred": (
        [(403, "org.archive.util.io.RuntimeIOException: AdministrativeAccessControlException: Blocked Site Error")],
        Copy(Outcome.NONE, detail="the archive may not show this page"),
    ),
}


@pytest.mark.parametrize(("answers", "expected"), LOOKUPS.values(), ids=LOOKUPS)
def test_a_lookup(server: Server, asked: Archive, answers: list[tuple[int, str]], expected: Copy) -> None:
    server.captures[URL] = list(answers)
    assert asked.lookup(GAZETTE) == expected


def test_the_archive_may_say_how_long_to_wait(server: Server, asked: Archive) -> None:
    clock = Clock()
    server.captures[URL] = [(429, ""), (429, ""), (200, line())]
    assert Archive(clock.pace(), asked._client).lookup(GAZETTE) == SOUND  # noqa: SLF001 - led to the server
    assert clock.slept == (10.0, 20.0), "9 s were asked for; ours are longer"


def _saved(server: Server, status: str, original: str = URL, shown: int = 200) -> None:
    path = f"/web/20261126010203id_/{URL}"
    server.saved[URL] = (200, {"Content_Location": f"/web/20261126010203/{URL}"})
    server.kept[path] = (
        shown,
        {
            "Memento_Datetime": "Thu, 26 Nov 2026 01:02:03 GMT",
            "Link": f'<{original}>; rel="original"',
            "X-Archive-Orig-Status": status,
        },
    )


def test_a_requested_copy_is_read_back(server: Server, asked: Archive) -> None:
    _saved(server, "200")
    assert asked.request(GAZETTE) == Copy(Outcome.FOUND, URL, "20261126010203", 200, requested=True)
    _saved(server, "200", original="https://gazette.example.ru/login")
    assert asked.request(GAZETTE).detail == "the capture is of another page"
    _saved(server, "404", shown=404)
    assert asked.request(GAZETTE).detail == "the capture shows the status 404"


@pytest.mark.parametrize("status", [429, 502, 520])
def test_a_request_that_is_turned_down(server: Server, asked: Archive, status: int) -> None:
    server.saved[URL] = (status, {})
    assert asked.request(GAZETTE) == Copy(Outcome.UNKNOWN, detail="the archive did not answer", requested=True)
    assert server.asked[f"/save/{URL.partition('?')[0]}"] == 3


def test_a_copy_is_requested_once_however_long_it_takes_to_show(server: Server, asked: Archive) -> None:
    _saved(server, "200")
    server.kept.clear()
    assert asked.request(GAZETTE).outcome is Outcome.UNKNOWN
    assert sorted(server.asked.values()) == [1, 3]


def _tree(root: Path) -> Tree:
    made = example()
    made.write(root)
    return made


def test_only_empty_cells_are_filled_and_nothing_else_changes(tmp_path: Path) -> None:
    _tree(tmp_path)
    path = tree.path(tmp_path, "sources")
    before = path.read_text(encoding="utf-8").splitlines()
    found = documents(tmp_path)
    copies = {document.url: Copy(Outcome.FOUND, document.url, "20241101000000", 200) for document in found}
    assert fill(tmp_path, found, copies) == ["gazette-2024-10-relay", "na-nd-null"]
    after = path.read_text(encoding="utf-8").splitlines()
    assert after[:2] == before[:2], "this document had a copy"
    assert after[2] == before[2].replace(f"{URL},,", f"{URL},https://web.archive.org/web/20241101000000/{URL},2024-11-01")
    assert fill(tmp_path, documents(tmp_path), copies) == [], "what is filled is not filled again"
    assert tree.check(tmp_path, excerpt=True)[0].findings == []


def test_a_row_whose_address_changed_meanwhile_is_not_filled(tmp_path: Path) -> None:
    _tree(tmp_path)
    elsewhere = replace(GAZETTE, url="https://gazette.example.ru/articles/18?page=2")
    assert fill(tmp_path, [elsewhere], {elsewhere.url: replace(SOUND, original=elsewhere.url)}) == []


def test_a_table_that_changed_meanwhile_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _tree(tmp_path)
    path = tree.path(tmp_path, "sources")
    theirs = path.read_bytes() + b"theirs"
    monkeypatch.setattr(filling, "_refuse_findings", lambda *_words: path.write_bytes(theirs))
    with pytest.raises(NotFilledError, match="changed meanwhile"):
        fill(tmp_path, documents(tmp_path), {URL: SOUND})
    assert path.read_bytes() == theirs


@pytest.mark.parametrize("copy", DOUBTS.values(), ids=DOUBTS)
def test_what_is_not_verified_is_not_written(tmp_path: Path, copy: Copy) -> None:
    _tree(tmp_path)
    before = tree.path(tmp_path, "sources").read_bytes()
    assert fill(tmp_path, documents(tmp_path), {URL: copy}) == []
    assert tree.path(tmp_path, "sources").read_bytes() == before


def test_a_tree_with_findings_is_left_as_it_was(tmp_path: Path) -> None:
    damaged = _tree(tmp_path)
    damaged.set("sources", 1, {"language": "xx"})
    damaged.write(tmp_path)
    before = tree.path(tmp_path, "sources").read_bytes()
    with pytest.raises(NotFilledError, match="unknown-code"):
        fill(tmp_path, documents(tmp_path), {URL: SOUND})
    assert tree.path(tmp_path, "sources").read_bytes() == before
    tree.path(tmp_path, "sources").write_bytes(before + b"\n")
    with pytest.raises(NotFilledError, match="canonical"):
        fill(tmp_path, documents(tmp_path), {URL: SOUND})
