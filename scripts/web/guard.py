"""A session that reaches no private address and stops at a deadline, whatever the server does.

Who adds a row to `sources` chooses what our machine asks, and a redirect lets a server choose. So each connection is judged by
the addresses that its name resolves to, and again by the one that it reached (a name can resolve differently the next moment).
A timeout of requests counts from byte to byte; a server that sends one a second is cut off by a timer.
"""

import ipaddress
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from schemas.package import HOMEPAGE, NAME, VERSION

USER_AGENT = f"{NAME}/{VERSION} (looks whether the sources of an open dataset still answer{f'; {HOMEPAGE}' if HOMEPAGE else ''})"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_LOCAL = [ipaddress.ip_network(local) for local in ("fec0::/10", "::/96", "64:ff9b:1::/48")]  # global to ipaddress, yet not


class PrivateAddressError(Exception):
    """The way leads to an address that is not on the public internet."""


class Guard:
    """What one page may cost and reach: seconds of asking in all, and public addresses alone, save those `allowed`."""

    def __init__(self, seconds: float, allowed: frozenset[str] = frozenset()) -> None:
        """Nothing is spent yet."""
        self._left, self._since = seconds, 0.0
        self._allowed = allowed
        self._cut = threading.Event()
        self._timers: list[tuple[threading.Timer, socket.socket]] = []

    @property
    def left(self) -> float:
        """The seconds that may still be spent, a moment at least."""
        spent = time.monotonic() - self._since if self._since else 0.0
        return max(self._left - spent, 0.001)

    @property
    def expired(self) -> bool:
        """Whether the time is used up."""
        return self._cut.is_set() or self._left <= 0

    @contextmanager
    def asking(self) -> Iterator[None]:
        """A request: its time counts, that of waiting for a turn does not."""
        self._since = time.monotonic()
        try:
            yield
        finally:
            self._left -= time.monotonic() - self._since
            self._since = 0.0
            for timer, held in self._timers:
                timer.cancel()
                held.close()
            self._timers.clear()

    def admit(self, address: str) -> None:
        """Raise PrivateAddressError unless the numeric address is public or allowed."""
        if address not in self._allowed and not is_public(address):
            raise PrivateAddressError(address)

    def watch(self, connected: socket.socket) -> None:
        """End the connection when the time is used up."""
        held = connected.dup()  # TLS takes the first handle over; both name one connection
        timer = threading.Timer(self.left, self._end, [held])
        timer.daemon = True
        self._timers.append((timer, held))
        timer.start()

    def _end(self, held: socket.socket) -> None:
        self._cut.set()
        try:
            held.shutdown(socket.SHUT_RDWR)
        except OSError:  # it has ended by itself
            return


def is_public(address: str) -> bool:
    """Whether a numeric address is on the public internet, also the IPv4 one that an IPv6 one stands for."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.sixtofour or (ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None)
        if inner:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in _LOCAL)


def session(guard: Guard) -> requests.Session:
    """A session for one page: no proxy and no password of this machine, each request on a connection of its own."""
    made = requests.Session()
    made.trust_env = False
    made.headers.update(
        {"User-Agent": USER_AGENT, "Accept": "text/html,application/pdf,*/*;q=0.8", "Accept-Encoding": "identity"}
        | {"Connection": "close"}
    )
    made.mount("http://", _Adapter(guard))
    made.mount("https://", _Adapter(guard))
    return made


class _Guarded(HTTPConnection):
    """A connection that is judged before and after it is made."""

    def __init__(self, guard: Guard, *words: Any, **more: Any) -> None:
        self._guard = guard
        super().__init__(*words, **more)

    def _new_conn(self) -> socket.socket:
        try:
            found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        except OSError:
            found = []  # urllib3 asks again, and says what is wrong with the name
        for *_, address in found:
            self._guard.admit(str(address[0]))
        connected = super()._new_conn()
        try:
            self._guard.admit(connected.getpeername()[0])
            self._guard.watch(connected)
        except BaseException:
            connected.close()
            raise
        return connected


class _GuardedTls(_Guarded, HTTPSConnection):
    """The same with TLS."""


class _Adapter(HTTPAdapter):
    """Makes guarded connections."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        super().__init__(max_retries=0)

    def init_poolmanager(self, *words: Any, **more: Any) -> None:
        super().init_poolmanager(*words, **more)
        guard = self._guard

        class Plain(HTTPConnectionPool):
            ConnectionCls: Any = staticmethod(lambda *words, **more: _Guarded(guard, *words, **more))

        class Tls(HTTPSConnectionPool):
            ConnectionCls: Any = staticmethod(lambda *words, **more: _GuardedTls(guard, *words, **more))

        self.poolmanager.pool_classes_by_scheme = {"http": Plain, "https": Tls}
