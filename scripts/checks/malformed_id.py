"""An id is not of the form of its column.

Ids are slugs: small letters, digits and single hyphens, so that they can be typed, sorted and put into addresses.
"""

import re
import unicodedata

from schemas.relations import named
from scripts.cells import names
from scripts.findings import Case

# Small Cyrillic letters that look like Latin ones.
LOOK_ALIKE = str.maketrans(dict(zip("\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0455\u0458", "aeopcxyisj", strict=True)))


def remedy(case: Case) -> str:
    """What to write instead."""
    column = named(case.table, case.column)
    odd = "".join(letter for letter in case.found if not letter.isascii())
    looks = f" It holds {names(odd)}, which only looks like a plain letter." if odd else ""
    return f'This is not the form of the column.{looks} Write it like "{column.metadata["example"]}".'


def suggest(case: Case) -> str:
    """The text as a slug, where the column holds slugs."""
    if named(case.table, case.column).kind.name != "id" or "." in named(case.table, case.column).metadata["example"]:
        return ""
    plain = unicodedata.normalize("NFKD", case.found.translate(LOOK_ALIKE)).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")
