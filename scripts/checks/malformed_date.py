"""A date is not written as YYYY, YYYY-MM or YYYY-MM-DD.

Other orders are ambiguous: 03/04/2024 is March in one country and April in another.
"""

import re

from schemas import dates
from schemas.relations import named
from scripts.findings import Case

_MONTH = "(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[.]?"
_YEAR = "(?P<year>[0-9]{4}|[0-9]{2})"
_LONG_YEAR = "(?P<year>[0-9]{4})"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_LONG_YEAR}[-/.](?P<month>[0-9]{{1,2}})(?:[-/.](?P<day>[0-9]{{1,2}}))?(?:[T ][0-9:.Z]+)?",
        rf"(?P<day>[0-9]{{1,2}})[.] ?(?P<month>[0-9]{{1,2}})[.] ?{_YEAR}",
        rf"(?P<one>[0-9]{{1,2}})[/-](?P<other>[0-9]{{1,2}})[/-]{_YEAR}",
        rf"(?P<day>[0-9]{{1,2}})[- ]{_MONTH}[- ,]+{_YEAR}",
        rf"{_MONTH} (?P<day>[0-9]{{1,2}}),? {_LONG_YEAR}",
        rf"{_MONTH}[- ,]+{_YEAR}",
    )
)
_NAMES = "janfebmaraprmayjunjulaugsepoctnovdec"
LONGEST = 40  # characters of what may be a date


def remedy(case: Case) -> str:
    """What to write instead."""
    return (
        f"This is no date that the column takes. Write {named(case.table, case.column).kind.form}, as precise "
        "as the document is; months run from 01 to 12."
    )


def suggest(case: Case) -> str:
    """The date as the column takes it, where its order is beyond doubt; 10/26/24 can be one day only, 03/04/24 two."""
    if len(case.found) > LONGEST:
        return ""
    written = next((_written(hit.groupdict()) for form in _FORMS if (hit := form.fullmatch(case.found.strip()))), "")
    form = named(case.table, case.column).metadata["form"]
    return written if re.fullmatch(form, written) and dates.exists(written) else ""


def _written(parts: dict[str, str | None]) -> str:
    """The parts in the order of ISO 8601; empty when day and month could be either."""
    day, month = parts.get("day"), parts.get("month")
    if one := parts.get("one"):
        day, month = (one, parts["other"]) if int(one) > 12 else (parts["other"], one)
        if int(day or 0) <= 12 and day != month:
            return ""
    if name := parts.get("name"):
        month = str(_NAMES.index(name[:3].lower()) // 3 + 1)
    year = parts["year"] or ""
    return "-".join([f"20{year}" if len(year) == 2 else year, *(f"{int(part):02}" for part in (month, day) if part)])
