"""An address whose host mixes alphabets in one word.

`xn--xample-9uf.org` shows as example.org with a Cyrillic first letter: it is another page than it seems.
"""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from scripts.addresses import at_hosts
from scripts.checks import look_alike_letter
from scripts.findings import Case
from scripts.tables import Tables


def find(tables: Tables) -> Iterator[Case]:
    """Addresses with a host that, decoded, mixes Latin letters with Cyrillic or Greek ones in a word."""
    return at_hosts(tables, lambda host: "xn--" in host and _mixed(host))


def _mixed(host: str) -> bool:
    try:
        shown = host.encode("ascii").decode("idna")
    except UnicodeError:
        return True
    return bool(pc.match_substring_regex(pa.scalar(shown), look_alike_letter.PATTERN).as_py())


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "The name of the host mixes alphabets that look alike, or is damaged. Copy the address again from the page itself."
