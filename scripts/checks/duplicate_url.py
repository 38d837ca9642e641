"""Two documents have one address.

The same page was entered twice, perhaps with www, a slash or http for https.
"""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from scripts.findings import Case
from scripts.tables import Tables, cases


def find(tables: Tables) -> Iterator[Case]:
    """Documents whose normalised address an earlier row holds."""
    sheet = tables["sources"]
    plain = normalised(sheet.column("url")).combine_chunks()
    first = pc.index_in(plain, value_set=plain)
    earlier = pc.and_(plain.is_valid(), pc.less(first, pa.array(range(len(plain)), pa.int32())))
    yield from cases(sheet, "url", earlier, sheet.column("source_id").take(first))


def normalised(urls: Any) -> Any:
    """Addresses without what does not name another page: scheme, www, default port, fragment, final slash, case of the host."""
    host = r"(?i)^https?://(?:www\.)?([^/:?#]+)(?::80|:443)?"
    bare = pc.replace_substring_regex(urls, host, r"\\1")
    return pc.replace_substring_regex(pc.replace_substring_regex(bare, "#.*$", ""), "/$", "")


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"This is the address of {case.context}. Put the statements under that document and delete this row."
