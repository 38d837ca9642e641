"""An id is not of the form of its column.

Ids are slugs: small letters, digits and single hyphens, so that they can be typed, sorted and put into addresses.
"""

import re
import unicodedata

from schemas.relations import named
from scripts.findings import Case


def remedy(case: Case) -> str:
    """What to write instead."""
    column = named(case.table, case.column)
    return f'This is not the form of the column. Write it like "{column.metadata["example"]}".'


def suggest(case: Case) -> str:
    """The text as a slug, where the column holds slugs."""
    if named(case.table, case.column).kind.name != "id" or "." in named(case.table, case.column).metadata["example"]:
        return ""
    plain = unicodedata.normalize("NFKD", case.found).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")
