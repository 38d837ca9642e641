"""Many accents on one letter.

No language needs four; they were heaped up to break the lines of a page, or by a program.
"""

import re
import unicodedata

from scripts.findings import Case

PATTERN = r"\p{M}{4}"


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "Four or more accents stand on one letter. Type the word again."


def suggest(case: Case) -> str:
    """The cell with one accent on each letter at most, composed."""
    marks = "".join(dict.fromkeys(letter for letter in case.found if unicodedata.category(letter)[0] == "M"))
    return unicodedata.normalize("NFC", re.sub(f"([{marks}])[{marks}]+", r"\1", case.found))
