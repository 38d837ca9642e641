"""Politeness: at most one request at a time to a host, a pause between two, and longer when the host asks for it."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

DELAY = 2.0  # seconds between two requests to one host


class Pace:
    """The turns of the hosts. Threads share one; `sleep` and `clock` are the caller's, so that no test waits."""

    def __init__(
        self,
        delay: float = DELAY,
        sleep: Callable[[float], object] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Nobody has been asked yet."""
        self._delay, self._sleep, self._clock = delay, sleep, clock
        self._turns: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._free: dict[str, float] = {}
        self._mine = threading.Lock()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait until the host may be asked, and keep others from asking it while the block runs."""
        with self._mine:
            turn = self._turns[host]
        with turn:
            wait = self._free.get(host, 0.0) - self._clock()
            if wait > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                self.hold(host, self._delay)

    def hold(self, host: str, seconds: float) -> None:
        """Ask the host nothing for so many seconds."""
        with self._mine:
            self._free[host] = max(self._free.get(host, 0.0), self._clock() + seconds)
