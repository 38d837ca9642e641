"""Characters that do not belong in a cell: each rule of `scripts.checks` with a PATTERN, in every cell of a table."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from schemas.kinds import CAST, whole
from schemas.relations import Column, columns
from scripts.checks import garbled_text, rules
from scripts.findings import Case
from scripts.limits import MOST_CASES
from scripts.lines import TEXT
from scripts.sheets import Sheet
from scripts.tables import where

NOT_NFC = "not-nfc"
OPEN = ("list", "url")  # kinds whose form lets in letters of any kind


def faults(sheet: Sheet) -> Iterator[tuple[str, Case]]:
    """The cases of one table, by rule."""
    patterns = {code: module.PATTERN for code, module in rules().items() if hasattr(module, "PATTERN")}
    any_of = "|".join(f"(?:{pattern})" for pattern in (*patterns.values(), garbled_text.SUSPECT))
    for column in columns(sheet.table):
        suspects = _suspects(sheet, column, any_of)
        named: dict[str, dict[str, str]] = {}
        for value in suspects[: MOST_CASES + 1]:
            rule = _rule(patterns, value)
            if not rule or (rule == "formula" and column.kind.name in CAST):  # -5 is a number there
                continue
            named.setdefault(rule, {})[value] = ""
        for rule, values in named.items():
            yield from ((rule, case) for case in where(sheet, column.name, values))


def _rule(patterns: Mapping[str, str], value: str) -> str:
    """The rule that a cell breaks; a garbled one is told as that, not by the odd characters that it holds."""
    if garbled_text.anew(value):
        return "garbled-text"
    well = unicodedata.is_normalized("NFC", value)
    return next((code for code, pattern in patterns.items() if _hit(pattern, value)), "" if well else NOT_NFC)


def _suspects(sheet: Sheet, column: Column, any_of: str) -> list[str]:
    """The distinct cells in which a character rule may apply."""
    cells = pc.unique(sheet.column(column.name))
    form = column.metadata["form"]
    if form and column.kind.name not in OPEN:  # a cell of its own form holds none of these
        cells = cells.filter(pc.invert(pc.match_substring_regex(cells, whole(form))))
    beyond_ascii = cells.filter(pc.invert(pc.string_is_ascii(cells)))
    composed = pc.utf8_normalize(beyond_ascii, form="NFC")
    hits = cells.filter(pc.match_substring_regex(cells, any_of))
    both = pa.chunked_array([hits, beyond_ascii.filter(pc.not_equal(composed, beyond_ascii))], TEXT)
    return [value for value in pc.unique(both).to_pylist() if value is not None]


def _hit(pattern: str, value: str) -> bool:
    return bool(pc.match_substring_regex(pa.scalar(value, TEXT), pattern).as_py())


def names(characters: str) -> str:
    """Characters as U+200B ZERO WIDTH SPACE, for a message."""
    return ", ".join(f"U+{ord(c):04X} {unicodedata.name(c, 'control character')}" for c in dict.fromkeys(characters))


def matched(pattern: str, value: str) -> str:
    """The characters of a cell that a simple character class matches."""
    return "".join(re.findall(pattern, value))
