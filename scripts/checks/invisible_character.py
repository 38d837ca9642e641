"""A character that shows nothing.

Zero-width spaces and joiners, soft hyphens and fillers make two equal-looking cells differ. The joiners that Persian and
Indic scripts need are let pass between their letters.
"""

import re

from scripts.cells import matched, names
from scripts.findings import Case

# Soft hyphen, joiners, fillers, vowel separators, zero-width and deprecated format characters, variation selectors, tags.
ALWAYS = (
    r"\x{00AD}\x{034F}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180B}-\x{180E}\x{200B}\x{2060}-\x{2064}\x{206A}-\x{206F}"
    r"\x{2800}\x{3164}\x{FE00}-\x{FE0F}\x{FEFF}\x{FFA0}\x{E0000}-\x{E0FFF}"
)
JOINERS = r"[\x{200C}\x{200D}]"
BEFORE_ARABIC = r"[\x{0000}-\x{05FF}]"
PATTERN = f"[{ALWAYS}]|(?:^|{BEFORE_ARABIC}){JOINERS}|{JOINERS}(?:$|{BEFORE_ARABIC})"
INVISIBLE = "[" + re.sub(r"\\x\{([0-9A-F]+)\}", lambda code: chr(int(code[1], 16)), ALWAYS) + "\u200c\u200d]"


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"The cell holds {names(matched(INVISIBLE, case.found))}, which cannot be seen. Delete it."


def suggest(case: Case) -> str:
    """The cell as it should be."""
    return re.sub(INVISIBLE, "", case.found)
