"""An id is not of the form of its column.

Ids are slugs: small letters, digits and single hyphens, so that they can be typed, sorted and put into addresses.
"""

import re
import unicodedata

from schemas.relations import named
from scripts.cells import names
from scripts.findings import Case
from scripts.tables import Tables

# Small Cyrillic letters that look like Latin ones.
LOOK_ALIKE = str.maketrans(dict(zip("\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0455\u0458", "aeopcxyisj", strict=True)))


def remedy(case: Case) -> str:
    """What to write instead."""
    column = named(case.table, case.column)
    odd = "".join(letter for letter in case.found if not letter.isascii())
    looks = f" It holds {names(odd)}, which only looks like a plain letter." if odd else ""
    what = f"an id of datasets/{column.references}.csv" if column.references else "it"
    return f'This is not the form of the column.{looks} Write {what} like "{column.metadata["example"]}".'


def look_up(case: Case, tables: Tables) -> str:
    """The id of the row that is known by these words, where the column points to rows of a table that could be read."""
    parent = named(case.table, case.column).references
    return tables.meant(parent, case.found) if parent and parent in tables.sheets else ""


def suggest(case: Case) -> str:
    """The text as a slug, where the column holds the slugs of its own table: of another's, only those that are there will do."""
    column = named(case.table, case.column)
    if column.kind.name != "id" or column.references or "." in column.metadata["example"]:
        return ""
    plain = unicodedata.normalize("NFKD", case.found.translate(LOOK_ALIKE)).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")
