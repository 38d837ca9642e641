"""The browser of this machine, with which pages are tested and measured; none is ever downloaded."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
REQUIRED = "BROWSER_REQUIRED"  # set in the environment where a run without a browser must not pass
_QUIET = ("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update", "--disable-sync")


@cache
def find() -> str | None:
    """The path of the first of NAMES that starts (Ubuntu has a `chromium-browser` that only says where to get one), or None."""
    paths = [path for path in map(shutil.which, NAMES) if path]
    return next((path for path in paths if _starts(path)), None)


def _starts(path: str) -> bool:
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0  # noqa: S603 - found on PATH


@contextmanager
def opened() -> Iterator["Browser"]:
    """That browser, without a window and without traffic of its own. Raises LookupError where there is none."""
    from playwright.sync_api import sync_playwright

    path = find()
    if path is None:
        raise LookupError(f"No browser is installed: none of {', '.join(NAMES)} starts.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*_QUIET, "--disable-background-networking"])
        try:
            yield browser
        finally:
            browser.close()
