"""That something is being done, shown to who waits at a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def doing(what: str, *, quiet: bool = False) -> Iterator[None]:
    """Show `what` beside a moving mark while the block runs; nothing when the output goes elsewhere, or is to be quiet."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield
