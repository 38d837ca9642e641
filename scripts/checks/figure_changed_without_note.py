"""A figure that was published is another now, and the note does not say why.

Estimates rest on the figures, and someone may have cited them. Runs with `--against REV`.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from schemas.figures import FIGURE
from scripts.findings import Case
from scripts.tables import Tables, cases, differ

YIELDS_TO = "unit-misfit"  # which says that the new unit is wrong


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
    return (
        f"This was {case.context}. If you did not mean to change it, write that again; "
        "if the document says otherwise, say in `note` what it says."
    )
