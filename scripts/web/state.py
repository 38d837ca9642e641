"""The answers of a run, kept one a line as they come, so that a run that was interrupted goes on where it stopped.

The file only grows; of several answers about one address the last counts. A line that a kill left unfinished is dropped.
"""

import json
import threading
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from scripts.web.copies import Copy, Outcome
from scripts.web.verdicts import Answer, Verdict


class NoStateError(Exception):
    """The file holds something else than answers."""


class State:
    """What is known of each address, page and archived copy, that is not older than `fresh`."""

    def __init__(self, path: Path, now: datetime, fresh: timedelta) -> None:
        """Read what earlier runs were told. Raises NoStateError, and leaves the file as it is."""
        self.pages: dict[str, Answer] = {}
        self.copies: dict[str, Copy] = {}
        self._path, self._now, self._oldest = path, now, now - fresh
        self._mine = threading.Lock()
        whole = path.read_bytes() if path.exists() else b""
        lines, _, torn = whole.rpartition(b"\n")
        if torn and not torn.startswith(b'{"about"'[: len(torn)]):
            raise NoStateError(f"{path} does not end with an answer. Name a file of your own.")
        for number, line in enumerate(lines.splitlines(), 1):
            try:
                self._recall(json.loads(line))
            except (ValueError, KeyError, TypeError) as error:
                raise NoStateError(f"{path}, line {number} is no answer. Name a file of your own.") from error
        if torn:
            with path.open("r+b") as stream:
                stream.truncate(len(whole) - len(torn))

    def page(self, url: str, answer: Answer) -> None:
        """Keep an answer about a page."""
        self.pages[url] = answer
        self._append({"about": "page", "url": url, **asdict(answer)})

    def copy(self, url: str, copy: Copy) -> None:
        """Keep an answer about an archived copy."""
        self.copies[url] = copy
        self._append({"about": "copy", "url": url, **asdict(copy)})

    def _append(self, record: dict[str, Any]) -> None:
        line = json.dumps({**record, "asked_at": self._now.isoformat(timespec="seconds")})
        with self._mine, self._path.open("a", encoding="ascii") as stream:
            stream.write(f"{line}\n")  # closing flushes: what was answered survives a kill of the next request

    def _recall(self, record: dict[str, Any]) -> None:
        about, url, asked_at = record.pop("about"), record.pop("url"), datetime.fromisoformat(record.pop("asked_at"))
        if about == "page":
            answer = Answer(**{**record, "verdict": Verdict(record["verdict"])})
            if asked_at >= self._oldest:
                self.pages[url] = answer
        elif about == "copy":
            copy = Copy(**{**record, "outcome": Outcome(record["outcome"])})
            if copy.outcome is Outcome.FOUND or asked_at >= self._oldest:  # an archive forgets nothing
                self.copies[url] = copy
        else:
            raise ValueError(about)
