"""Dates and numbers as people write them, where that leaves no doubt: 2 September 2025 is 2025-09-02, and 2,000 is 2000."""

import re
from calendar import month_abbr, month_name

from schemas import dates

MONTHS = {name.casefold(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name}
MONTHS["sept"] = 9
_DAY, _YEAR, _MONTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>(?:19|20)\d\d)", r"(?P<month>[a-z]+)\.?"
_WORDED = [
    re.compile(form)
    for form in (rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}", rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}", rf"{_MONTH},?\s+{_YEAR}")
]
_NUMBERED = re.compile(rf"(?P<one>\d{{1,2}})([/.-])(?P<other>\d{{1,2}})\2{_YEAR}")
GROUPED = r"\d{1,3}(?:[,\u2009\u00a0\u202f ]\d{3})+(?!\d)"  # thousands set apart by a comma or a space, never by a stop


def date(given: str) -> tuple[str, ...]:
    """The dates that the words can mean, as YYYY-MM or YYYY-MM-DD: two when day and month could change places."""
    words = given.casefold().strip()
    for form in _WORDED:
        hit = form.fullmatch(words)
        if hit and hit["month"] in MONTHS:
            day = hit.groupdict().get("day")
            return _real(f"{hit['year']}-{MONTHS[hit['month']]:02}" + (f"-{int(day):02}" if day else ""))
    hit = _NUMBERED.fullmatch(words)
    if not hit:
        return ()
    one, other = int(hit["one"]), int(hit["other"])
    readings = {(month, day) for day, month in ((one, other), (other, one)) if 1 <= month <= 12}
    return _real(*(f"{hit['year']}-{month:02}-{day:02}" for month, day in sorted(readings)))


def _real(*written: str) -> tuple[str, ...]:
    return tuple(day for day in written if dates.exists(day) and day[-2:] != "00")


def number(given: str) -> str:
    """A number without what sets its thousands apart; anything else comes back as it is."""
    if re.fullmatch(rf"-?{GROUPED}(?:\.\d+)?", given):
        return re.sub(r"[^\d.-]", "", given)
    return given


def plain(kind: str, given: str) -> str:
    """A cell of that kind in the form of its column, where the words leave no doubt; else as it was given."""
    if kind == "number":
        return number(given)
    readings = date(given) if kind in ("date", "partial_date") else ()
    return readings[0] if len(readings) == 1 else given


def doubt(kind: str, given: str) -> str:
    """What to say of a date with two readings; empty where there is no such doubt."""
    readings = date(given) if kind in ("date", "partial_date") else ()
    return f"{given} can be {' or '.join(readings)}. Write which." if len(readings) > 1 else ""
