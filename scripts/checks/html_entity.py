"""An HTML entity instead of the character that it stands for.

It was copied from the source of a page.
"""

import re
from html import unescape

from scripts.findings import Case

PATTERN = r"&(?:amp|quot|apos|lt|gt|nbsp|#[0-9]+|#x[0-9A-Fa-f]+);"


def remedy(case: Case) -> str:
    """What to write instead."""
    code = next(iter(re.findall(PATTERN, case.found)), "")
    return f'"{code}" is how the source of a page writes "{unescape(code)}". Write the character itself.'


def suggest(case: Case) -> str:
    """The cell as it should be."""
    return unescape(case.found)
