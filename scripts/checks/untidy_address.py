"""An address with something before or behind it that is not of it.

A full stop of the sentence in which it stood, or a second address.
"""

from collections.abc import Iterator

from scripts.addresses import matching
from scripts.findings import Case
from scripts.tables import Tables

UNTIDY = r"[.,;:!]$|[;,|]https?://"


def find(tables: Tables) -> Iterator[Case]:
    """Addresses that end in a sign of a sentence, or hold a second address behind a separator."""
    return matching(tables, UNTIDY)


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "Something stands behind the address that is not of it. Write the address alone; a second one is a row of its own."
