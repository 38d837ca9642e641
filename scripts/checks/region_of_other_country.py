"""A region that lies in another country.

The first letters of an ISO 3166-2 code are those of its country.
"""

from collections.abc import Iterator

import pyarrow.compute as pc

from scripts.findings import Case
from scripts.lines import TEXT
from scripts.tables import Tables, cases, looked_up

SCHEME = "iso3166-1-alpha-2:"


def find(tables: Tables) -> Iterator[Case]:
    """Places whose region's code does not begin with their country's."""
    places, vocabulary = tables["places"], tables["vocabulary"]
    countries = pc.equal(vocabulary.column("vocabulary"), "country")
    two_letters = pc.replace_substring(vocabulary.column("same_as").filter(countries), SCHEME, "")
    own = looked_up(vocabulary.column("code").filter(countries), places.column("country"), two_letters)
    region = pc.utf8_slice_codeunits(places.column("admin1"), 0, 2)
    yield from cases(places, "admin1", pc.not_equal(region, pc.cast(own, TEXT)), places.column("country"))


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"The place's country is {case.context}; write the ISO 3166-2 code of a region of it, or empty the cell."
