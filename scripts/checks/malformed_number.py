"""A cell of numbers holds something else.

Numbers are plain: digits, with a full stop before decimals, without separators, units, words or leading zeros.
"""

import re
from decimal import Decimal

from schemas.relations import named
from scripts.findings import Case

_GROUPED = re.compile(r"[-+]?[0-9]{1,3}(?:[, \u00a0\u202f'’][0-9]{3})+(?:\.[0-9]+)?")
_COMMA = re.compile(r"[-+]?[0-9]+,[0-9]{1,2}")
_PLAIN = re.compile(r"[-+]?[0-9]{1,18}(?:\.[0-9]{1,18})?(?:[eE][-+]?(?:0?[0-9]|1[0-5]))?")
_THOUSANDS_OR_NOT = re.compile(r"[-+]?[0-9]{1,3}(?:\.[0-9]{3})+")  # 1.000 is a thousand in one country and one in another


def remedy(case: Case) -> str:
    """What to write instead."""
    return (
        f"This is no number. Write {named(case.table, case.column).kind.form}, or leave the cell empty; words "
        "go to figure_as_stated."
    )


def suggest(case: Case) -> str:
    """The number as the column takes it, where a spreadsheet or a habit has dressed it otherwise."""
    cell = case.found.strip()
    if _GROUPED.fullmatch(cell):
        cell = re.sub("[^-+0-9.]", "", cell)
    elif _COMMA.fullmatch(cell):
        cell = cell.replace(",", ".")
    if not _PLAIN.fullmatch(cell) or _THOUSANDS_OR_NOT.fullmatch(cell):
        return ""
    number = format(Decimal(cell), "f")
    plain = number.rstrip("0").rstrip(".") if "." in number else number
    form = named(case.table, case.column).metadata["form"]
    return plain if re.fullmatch(form, plain) else ""
