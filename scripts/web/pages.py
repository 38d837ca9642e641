"""Asking a page whether it is still there: HEAD, then GET where that does not settle it, patiently and within limits."""

from scripts.web.guard import Guard
from scripts.web.pace import Pace
from scripts.web.verdicts import Answer
from scripts.web.way import Limits, Trial, Way


class Pages:
    """Asks pages at a pace. `allowed` names private addresses that may be asked: for tests, never an option of a command."""

    def __init__(self, pace: Pace, limits: Limits | None = None, allowed: frozenset[str] = frozenset()) -> None:
        """Threads may share it."""
        self._pace, self._limits, self._allowed = pace, limits or Limits(), allowed

    def ask(self, url: str) -> Answer:
        """What became of the page; tries again, later each time, what may pass."""
        trial = self._heard(url)
        for number in range(self._limits.tries - 1):
            wait = self._limits.first_wait * 2**number if trial.wait is None else trial.wait
            if not trial.again or wait > self._limits.longest_wait:
                break
            self._pace.hold(trial.host, wait)
            trial = self._walked("GET", url, self._limits.seconds)
        return trial.answer

    def _heard(self, url: str) -> Trial:
        """What HEAD says, or GET where HEAD does not settle it: many servers answer HEAD wrongly, and it shows no body."""
        third = self._limits.seconds / 3
        trial = self._walked("HEAD", url, third)
        return self._walked("GET", url, 2 * third) if trial.by_get else trial

    def _walked(self, method: str, url: str, seconds: float) -> Trial:
        return Way(method, url, self._pace, self._limits, Guard(seconds, self._allowed)).walked()
