"""A figure that was published is another now, and the note does not say why.

Estimates rest on the figures, and someone may have cited them. Runs with `--against REV`.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from schemas.figures import FIGURE
from scripts.findings import Case
from scripts.tables import Tables, cases, differ


def find(tables: Tables) -> Iterator[Case]:
    """Statements whose figure or unit differs from the base commit's while the note is empty or the same."""
    if "statements" in tables.former:
        now, then = tables.kept("statements", *FIGURE, "unit", "note")
        silent = ~differ(now, then, "note") | ~np.asarray(now.column("note").is_valid())
        for column in (*FIGURE, "unit"):
            for case in cases(now, column, silent & differ(now, then, column), then.column(column)):
                yield replace(case, context=case.context or "empty")


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"This was {case.context} before. Say in `note` why it changed, for instance what the document says."
