"""That something is being done, shown to who waits at a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def doing(what: str, *, quiet: bool = False) -> Iterator[Callable[[str], None]]:
    """Show `what` beside a moving mark while the block runs; nothing when the output goes elsewhere, or is to be quiet.

    The block is handed a function that shows other words.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda _words: None
        return
    from rich.console import Console

    with Console(stderr=True).status(what) as shown:
        yield shown.update
