"""An address that holds a key to somebody's account.

Who reads the table could use it; and the page opens for nobody else.
"""

from collections.abc import Iterator

from scripts.addresses import matching
from scripts.findings import Case
from scripts.tables import Tables

KEYS = r"(?i)[?&](?:access_?token|token|api_?key|auth|pass|password|session_?id|sid|phpsessid)="


def find(tables: Tables) -> Iterator[Case]:
    """Addresses with a token, password or session among their parameters."""
    return matching(tables, KEYS)


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "The address holds a token, password or session. Cut it off; if it was yours, make it invalid where you got it."
