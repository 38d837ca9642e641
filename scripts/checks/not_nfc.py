"""Letters and accents written in pieces.

Unicode has two ways to write "é"; the tables use the composed one (NFC), so that equal words are equal.
"""

import unicodedata

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "Some letters are written in pieces. Write them composed (Unicode NFC); `python -m scripts.format` does it."


def suggest(case: Case) -> str:
    """The cell in NFC."""
    return unicodedata.normalize("NFC", case.found)
