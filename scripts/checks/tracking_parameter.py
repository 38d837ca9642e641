"""An address with parts that follow the reader.

They name no page, make two addresses of one, and tell where it was copied.
"""

import re
from collections.abc import Iterator

import pyarrow.compute as pc

from scripts.findings import Case
from scripts.tables import Tables, cases

TRACKING = r"[?&](?:utm_[a-z]+|fbclid|gclid|yclid|dclid|msclkid|mc_cid|mc_eid|igshid|ref_src)=[^&#]*"


def find(tables: Tables) -> Iterator[Case]:
    """Documents whose address holds a tracking parameter."""
    sheet = tables["sources"]
    for name in ("url", "archived_url"):
        yield from cases(sheet, name, pc.match_substring_regex(sheet.column(name), TRACKING))


def remedy(case: Case) -> str:
    """What to write instead."""
    parts = ", ".join(hit.strip("?&") for hit in re.findall(TRACKING, case.found))
    return f"Parts of the address follow the reader. Cut them off: {parts}."


def suggest(case: Case) -> str:
    """The address without them."""
    rest = re.sub(TRACKING, lambda hit: hit[0][0] if hit[0][0] == "?" else "", case.found)
    return rest.replace("?&", "?").rstrip("?")
