"""Tests that need a browser are left out where there is none, and that is said loudly; they never pass by being skipped."""

import os

import pytest

from scripts import browsers

LEFT_OUT = pytest.StashKey[int]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is marked `browser` where none is found; where one must be (BROWSER_REQUIRED), stop."""
    ours = [item for item in items if item.get_closest_marker("browser")]
    if not ours or browsers.find():
        return
    if os.environ.get(browsers.REQUIRED):
        raise pytest.UsageError(f"{browsers.REQUIRED} is set, and none of {', '.join(browsers.NAMES)} starts.")
    items[:] = [item for item in items if item not in ours]
    config.hook.pytest_deselected(items=ours)
    config.stash[LEFT_OUT] = len(ours)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say in the last lines how much was not tested."""
    left_out = config.stash.get(LEFT_OUT, 0)
    if left_out:
        words = f"RAN WITHOUT A BROWSER: {left_out} tests of the pages were left out. Install chromium or Google Chrome."
        terminalreporter.write_line(words, red=True, bold=True)
