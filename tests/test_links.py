"""Links against a server that misbehaves: each page its verdict, each host its peace, each address asked once.

Longer than others: all cases share the clock and the pages that are made here.
"""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from scripts.web.guard import Guard, PrivateAddressError, is_public
from scripts.web.pace import Pace
from scripts.web.pages import Pages
from scripts.web.verdicts import BROKEN, WORDS, Answer, Verdict
from scripts.web.way import Limits
from tests import misbehaving
from tests.misbehaving import HOST, MALFORMED, Server

QUICK = Limits(seconds=0.5, most_bytes=1 << 18, first_wait=5, longest_wait=120)
BROAD = Limits(seconds=20)


@pytest.fixture
def server() -> Iterator[Server]:
    with misbehaving.running() as started:
        yield started


@dataclass
class Clock:
    """A clock that only sleep moves, and what was slept."""

    now: float = 0.0
    slept: tuple[float, ...] = ()

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds
        self.slept += (seconds,)

    def pace(self, delay: float = 0.0) -> Pace:
        """A pace by this clock."""
        return Pace(delay, self.sleep, lambda: self.now)


def ask(url: str, limits: Limits = BROAD, clock: Clock | None = None) -> Answer:
    return Pages((clock or Clock()).pace(), limits, frozenset({HOST})).ask(url)


VERDICTS = {
    "/": (Verdict.OK, 200),
    "/bad-location": (Verdict.UNREACHABLE, 0),
    "/busy": (Verdict.OK, 200),
    "/busy-for-a-day": (Verdict.REFUSED, 429),
    "/chain-0": (Verdict.LOOP, 302),
    "/cookie": (Verdict.OK, 200),
    "/down": (Verdict.UNREACHABLE, 503),
    "/empty": (Verdict.WRONG_CONTENT, 200),
    "/empty.pdf": (Verdict.WRONG_CONTENT, 200),
    "/flaky": (Verdict.OK, 200),
    "/forbidden": (Verdict.REFUSED, 403),
    "/found": (Verdict.OK, 200),
    "/gone": (Verdict.GONE, 410),
    "/hang-up": (Verdict.UNREACHABLE, 0),
    "/huge": (Verdict.OK, 200),
    "/image": (Verdict.WRONG_CONTENT, 200),
    "/loop": (Verdict.LOOP, 301),
    "/mixed": (Verdict.MOVED, 200),
    "/moved": (Verdict.MOVED, 200),
    "/moved-to-nothing": (Verdict.GONE, 404),
    "/no-head": (Verdict.OK, 200),
    "/no-head-404": (Verdict.OK, 200),
    "/no-head-at-all": (Verdict.OK, 200),
    "/nothing": (Verdict.GONE, 404),
    "/nowhere": (Verdict.WRONG_CONTENT, 302),
    "/page": (Verdict.OK, 200),
    "/paper": (Verdict.OK, 200),
    "/paper.pdf": (Verdict.WRONG_CONTENT, 200),
    "/unnamed": (Verdict.WRONG_CONTENT, 200),
    "/unnamed.pdf": (Verdict.OK, 200),
    "/headless.pdf": (Verdict.OK, 200),
    "/slash": (Verdict.OK, 200),
    "/to-file": (Verdict.UNREACHABLE, 0),
    "/to-home": (Verdict.WRONG_CONTENT, 200),
    "/to-metadata": (Verdict.UNREACHABLE, 0),
    "/to-neighbour": (Verdict.UNREACHABLE, 0),
    "/truncated": (Verdict.TRUNCATED, 200),
}


@pytest.mark.parametrize(("path", "expected"), VERDICTS.items(), ids=VERDICTS)
def test_each_misbehaviour_has_its_verdict(server: Server, path: str, expected: tuple[Verdict, int]) -> None:
    answer = ask(server.url(path))
    assert (answer.verdict, answer.status) == expected, answer


@pytest.mark.parametrize(("number", "verdict"), list(enumerate(MALFORMED.values())))
def test_a_malformed_answer_is_a_verdict_and_no_crash(server: Server, number: int, verdict: str) -> None:
    assert ask(server.url(f"/raw-{number}")).verdict == verdict


@pytest.mark.parametrize("path", ["/stall", "/drip", "/drip-body"])
def test_a_page_that_never_ends_is_slow(server: Server, path: str) -> None:
    assert ask(server.url(path), QUICK).verdict is Verdict.SLOW
    assert server.methods["GET", path] == 1, "asked once more than HEAD, not again"


@pytest.mark.parametrize("path", ["/page", "/mixed", "/moved"])
def test_a_new_address_is_where_permanent_redirects_lead(server: Server, path: str) -> None:
    expected = {"/page": "", "/mixed": server.url("/found"), "/moved": server.url("/page")}
    assert ask(server.url(path)).address == expected[path]


@pytest.mark.parametrize("path", ["/huge", "/huge-redirect"])
def test_a_huge_body_is_not_downloaded(server: Server, path: str) -> None:
    assert ask(server.url(path), Limits(most_bytes=1 << 18)).verdict is Verdict.OK
    assert server.sent < 1 << 25, "what the buffers of a connection hold at most"


def test_a_paper_needs_no_body_and_a_page_does(server: Server) -> None:
    ask(server.url("/paper"))
    ask(server.url("/page"))
    assert (server.methods["GET", "/paper"], server.methods["GET", "/page"]) == (0, 1)


def test_who_asks_says_so(server: Server) -> None:
    ask(server.url("/page"))
    assert {agent.split("/")[0] for agent in server.agents} == {"dprk-russia-military-cooperation"}


def test_retry_after_is_honoured_and_what_passes_is_asked_again(server: Server) -> None:
    clock = Clock()
    assert ask(server.url("/busy"), clock=clock).verdict is Verdict.OK
    assert clock.slept == (7.0,)
    clock = Clock()
    assert ask(server.url("/flaky"), clock=clock).verdict is Verdict.OK
    assert clock.slept == (5.0, 10.0)


def test_a_host_that_asks_for_a_day_is_left_alone(server: Server) -> None:
    clock = Clock()
    assert ask(server.url("/busy-for-a-day"), clock=clock).verdict is Verdict.REFUSED
    assert clock.slept == ()
    assert server.asked["/busy-for-a-day"] == 1


def test_no_name_no_server_and_no_certificate_are_told_apart(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server((HOST, 0)) as closed:
        port = closed.getsockname()[1]
    details = [ask(url).detail for url in (f"http://{HOST}:{port}/", f"https://{HOST}:{server.server_port}/", "http://a b/")]

    def unknown(*_words: object, **_more: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert [detail.split(":")[0] for detail in [*details, ask("http://nowhere.example/").detail]] == [
        "connection",
        "TLS",
        "the address, or one that it leads to, is none",
        "DNS",
    ]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "ftp://example.org/", "http://[::1", "", "http://"])
def test_only_web_addresses_are_asked(url: str) -> None:
    assert ask(url).verdict is Verdict.UNREACHABLE


PRIVATE = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",  # noqa: S104 - refused, not bound
    "224.0.0.1",
    "::1",
    "::ffff:10.0.0.1",
    "fe80::1%eth0",
    "fc00::1",
    "2002:7f00:1::",
    "64:ff9b::7f00:1",
    "64:ff9b:1::7f00:1",
    "::7f00:1",
    "fec0::1",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_refused(address: str) -> None:
    assert not is_public(address)
    with pytest.raises(PrivateAddressError):
        Guard(1).admit(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8", "15.188.152.128"])
def test_public_addresses_are_let_in(address: str) -> None:
    Guard(1).admit(address)


def test_without_an_explicit_permission_this_machine_is_not_asked(server: Server) -> None:
    for url in (server.url("/page"), f"http://localhost:{server.server_port}/page"):
        answer = Pages(Clock().pace(), BROAD).ask(url)
        assert (answer.verdict, "private" in answer.detail) == (Verdict.UNREACHABLE, True)
    ask(server.url("/to-neighbour"))
    assert not server.asked["/page"]


def test_a_private_address_is_not_even_connected_to() -> None:
    with socket.create_server((HOST, 0)) as listening:
        listening.setblocking(False)
        assert "private" in Pages(Clock().pace(), BROAD).ask(f"http://{HOST}:{listening.getsockname()[1]}/").detail
        with pytest.raises(BlockingIOError):
            listening.accept()


def test_a_loop_is_seen_soon(server: Server) -> None:
    ask(server.url("/loop"))
    assert server.asked.total() == 4, "twice each page"


def test_a_name_that_resolves_otherwise_the_next_moment_gets_nothing(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first look at the name shows a public address, the connection then goes to this machine."""
    real = socket.getaddrinfo
    answers = iter([[(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", 80))]])
    monkeypatch.setattr(socket, "getaddrinfo", lambda *words, **more: next(answers, None) or real(*words, **more))
    answer = Pages(Clock().pace(), BROAD).ask(f"http://localhost:{server.server_port}/page")
    assert "private" in answer.detail
    assert not server.asked


def test_one_request_at_a_time_with_a_pause_for_each_host() -> None:
    clock = Clock()
    pace = clock.pace(delay=2)
    for host in ("one", "one", "other", "one"):
        with pace.turn(host):
            pass
    assert clock.slept == (2.0, 2.0)


def test_two_threads_do_not_ask_one_host_at_once() -> None:
    pace, order = Clock().pace(), list[str]()

    def ask_too() -> None:
        with pace.turn("one"):
            order.append("second")

    with pace.turn("one"):
        thread = threading.Thread(target=ask_too)
        thread.start()
        with pace.turn("other"):
            order.append("first")
    thread.join(10)
    assert order == ["first", "second"]


def test_every_verdict_has_its_words() -> None:
    assert set(WORDS) == set(Verdict) > BROKEN
