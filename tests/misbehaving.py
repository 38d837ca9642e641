"""A web server on this machine whose pages misbehave, each in the way that its path says; and a small Wayback Machine.

Longer than others: each page that misbehaves is one entry of one list.
"""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests
from requests.adapters import HTTPAdapter

HOST = "127.0.0.1"
ENDLESS = 1 << 40  # bytes that are promised
PART = b"x" * (1 << 16)


class Server(ThreadingHTTPServer):
    """Counts what it is asked, and knows when it is to end."""

    daemon_threads = True

    def __init__(self) -> None:
        """On any free port."""
        super().__init__((HOST, 0), Handler)
        self.asked: Counter[str] = Counter()
        self.methods: Counter[tuple[str, str]] = Counter()
        self.agents: set[str] = set()
        self.sent = 0
        self.stalled, self.ended = threading.Event(), threading.Event()
        self.captures: dict[str, list[tuple[int, str]]] = {}  # what the archive answers about an address, in turn
        self.kept: dict[str, tuple[int, dict[str, str]]] = {}  # what it plays back, by the path of a capture
        self.saved: dict[str, tuple[int, dict[str, str]]] = {}

    def url(self, path: str) -> str:
        """The address of a page."""
        return f"http://{HOST}:{self.server_port}{path}"

    def handle_error(self, *_words: Any) -> None:
        """Clients hang up here: that is what is tested."""


class Handler(BaseHTTPRequestHandler):
    """Answers by path."""

    server: Server

    def do_GET(self) -> None:
        """Answer, and count."""
        path = urlsplit(self.path).path
        number = self.server.asked[path]
        self.server.asked[path] += 1
        self.server.methods[self.command, path] += 1
        self.server.agents.add(self.headers.get("User-Agent", ""))
        if path.startswith(("/cdx/", "/web/", "/save/")):
            _archive(self)
        else:
            PAGES.get(path, _missing)(self, number)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server looks for

    def log_message(self, *_words: Any) -> None:
        """Nothing."""

    def answer(self, status: int, body: bytes = b"", kind: str = "text/html; charset=utf-8", /, **headers: str) -> None:
        """A whole answer; `Retry_After` is the header Retry-After."""
        self.send_response(status)
        given = {"Content-Type": kind, "Content-Length": str(len(body))}
        for name, value in (given | {name.replace("_", "-"): value for name, value in headers.items()}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


Page = Callable[[Handler, int], None]
HTML = b"<html>Soldiers were sent.</html>"


def _missing(handler: Handler, _number: int) -> None:
    handler.answer(404, HTML)


def _fixed(status: int, body: bytes = HTML, kind: str = "text/html", /, **headers: str) -> Page:
    return lambda handler, _number: handler.answer(status, body, kind, **headers)


def _to(status: int, location: str) -> Page:
    return lambda handler, _number: handler.answer(status, b"", Location=location)


def _to_neighbour(handler: Handler, _number: int) -> None:
    handler.answer(302, b"", Location=f"http://127.0.0.2:{handler.server.server_port}/page")


def _after(times: int, status: int, /, **headers: str) -> Page:
    """The status so many times, then the page."""

    def page(handler: Handler, number: int) -> None:
        handler.answer(status, HTML, **headers) if number < times else handler.answer(200, HTML)

    return page


def _stall(handler: Handler, _number: int) -> None:
    handler.server.stalled.set()
    handler.server.ended.wait()


def _drip(handler: Handler, beginning: bytes) -> None:
    """A byte now and then for five seconds, each in time for a reader that counts from byte to byte."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + beginning)
    for _ in range(250):
        if handler.server.ended.wait(0.02):
            return
        handler.wfile.write(b"x")


def _huge(handler: Handler, _number: int) -> None:
    _endless(handler, 200)


def _huge_redirect(handler: Handler, _number: int) -> None:
    _endless(handler, 302, Location="/page")


def _endless(handler: Handler, status: int, /, **headers: str) -> None:
    handler.answer(status, b"", Content_Length=str(ENDLESS), **headers)
    while handler.command == "GET":
        handler.wfile.write(PART)
        handler.server.sent += len(PART)


def _hang_up(handler: Handler, _number: int) -> None:
    handler.close_connection = True


def _raw(answer: bytes) -> Page:
    def page(handler: Handler, _number: int) -> None:
        handler.wfile.write(answer)

    return page


def _no_head(status: int) -> Page:
    def page(handler: Handler, _number: int) -> None:
        if handler.command == "HEAD":
            handler.answer(status, b"{}", "application/json")
        else:
            handler.answer(200, HTML)

    return page


def _no_head_at_all(handler: Handler, _number: int) -> None:
    if handler.command == "GET":
        handler.answer(200, HTML)


def _headless(handler: Handler, _number: int) -> None:
    """A paper whose head names no length."""
    handler.answer(200, b"" if handler.command == "HEAD" else b"%PDF-1.7", "application/pdf")


def _cookie(handler: Handler, _number: int) -> None:
    if "seen=1" in handler.headers.get("Cookie", ""):
        handler.answer(200, HTML)
    else:
        handler.answer(302, b"", Location="/cookie", Set_Cookie="seen=1; Path=/")


# Answers that no server should give, each with what they are taken for.
MALFORMED = {
    b"banana\r\n\r\n": "unreachable",
    b"200 OK\r\nContent-Length: 5, 6\r\n\r\nhello": "unreachable",
    b"200 OK\r\nContent-Length: 500\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b": "truncated",
    b"200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n": "truncated",
    b"200 OK\r\nContent-Type: \xff\xfe\r\n\r\nhello": "wrong_content",
    b"200 OK\r\nX: " + b"y" * 70_000 + b"\r\n\r\n": "unreachable",
    b"301 Moved\r\nLocation: //\r\n\r\n": "loop",
    b"301 Moved\r\nLocation: http://\x00/\r\n\r\n": "unreachable",
    b"301 Moved\r\nLocation: http://" + b"a" * 70 + b".example/\r\n\r\n": "unreachable",
    b"301 Moved\r\nLocation: http://127.0.0.1:99999/\r\n\r\n": "unreachable",
    b"429 Busy\r\nRetry-After: " + b"9" * 5_000 + b"\r\n\r\n": "refused",
    b"429 Busy\r\nRetry-After: Fri, 31 Dec 999999999 23:59:59 GMT\r\n\r\n": "refused",
    b"429 Busy\r\nRetry-After: Wed, 21 Oct 2015 07:28:00 -" + b"9" * 400 + b"\r\n\r\n": "refused",
    b"503 Down\r\nRetry-After: soon\r\n\r\n": "unreachable",
}

PAGES: dict[str, Page] = {
    "/": _fixed(200),
    "/bad-location": _to(302, "http://[::1"),
    "/busy": _after(1, 429, Retry_After="7"),
    "/busy-for-a-day": _fixed(429, Retry_After="86400"),
    "/cookie": _cookie,
    "/down": _fixed(503),
    "/drip": lambda handler, _number: _drip(handler, b"X-Slow: "),
    "/drip-body": lambda handler, _number: _drip(handler, b"\r\n"),
    "/empty.pdf": _fixed(200, b"", "application/pdf"),
    "/empty": _fixed(200, b" \n"),
    "/flaky": _after(3, 503),  # HEAD and twice GET
    "/forbidden": _fixed(403),
    "/found": _to(302, "/found-2"),
    "/found-2": _to(303, "/page"),
    "/gone": _fixed(410),
    "/hang-up": _hang_up,
    "/huge": _huge,
    "/huge-redirect": _huge_redirect,
    "/image": _fixed(200, b"\x89PNG", "image/png"),
    "/loop": _to(301, "/loop-2"),
    "/loop-2": _to(301, "/loop"),
    "/mixed": _to(301, "/found"),
    "/moved": _to(301, "/page"),
    "/moved-to-nothing": _to(308, "/nothing"),
    "/no-head": _no_head(405),
    "/no-head-at-all": _no_head_at_all,
    "/no-head-404": _no_head(404),
    "/nowhere": _fixed(302),
    "/page": _fixed(200),
    "/paper": _fixed(200, b"%PDF-1.7", "application/pdf"),
    "/paper.pdf": _fixed(200),
    **{f"/raw-{number}": _raw(b"HTTP/1.1 " + answer) for number, answer in enumerate(MALFORMED)},
    "/slash": _to(301, "/slash/"),
    "/slash/": _fixed(200),
    "/stall": _stall,
    "/to-file": _to(302, "file:///etc/passwd"),
    "/to-home": _to(302, "/"),
    "/to-metadata": _to(302, "http://169.254.169.254/latest/meta-data/"),
    "/to-neighbour": _to_neighbour,
    "/truncated": _fixed(200, Content_Length="1000"),
    "/unnamed": _fixed(200, b"%PDF-1.7", "application/octet-stream"),
    "/unnamed.pdf": _fixed(200, b"%PDF-1.7", "application/octet-stream"),
    "/headless.pdf": _headless,
    **{f"/chain-{number}": _to(302, f"/chain-{number + 1}") for number in range(12)},
}


def _archive(handler: Handler) -> None:
    """The three services of the Wayback Machine that are used: search, save, play back."""
    parts = urlsplit(handler.path)
    if parts.path.startswith("/cdx/"):
        answers = handler.server.captures[parse_qs(parts.query)["url"][0]]
        status, body = answers.pop(0) if len(answers) > 1 else answers[0]
        handler.answer(status, body.encode(), "text/plain", **({"Retry_After": "9"} if status == 429 else {}))
        return
    known = handler.server.saved if parts.path.startswith("/save/") else handler.server.kept
    status, headers = known.get(handler.path.removeprefix("/save/"), (404, {}))
    handler.answer(status, HTML, "text/html", **headers)


class ToServer(HTTPAdapter):
    """Carries what is meant for the archive to the server, and hands its answers out as the archive's."""

    def __init__(self, server: Server) -> None:
        """To this server."""
        self._server = server
        super().__init__()

    def send(self, request: requests.PreparedRequest, *words: Any, **more: Any) -> requests.Response:
        """Ask the server instead."""
        meant, request.url = request.url, self._server.url(request.path_url)
        response = super().send(request, *words, **more)
        request.url = meant
        response.url = meant or ""
        return response


@contextmanager
def running() -> Iterator[Server]:
    """A server while the block runs."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.ended.set()
        server.shutdown()
        server.server_close()
        thread.join()
