"""Cells of the tables as words of a page: harmless, numbers with their bounds, addresses that can be followed."""

from collections.abc import Mapping
from html import escape
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from scripts.reporting import printable

Row = Mapping[str, Any]


def plain(words: str) -> str:
    """The words with what does something, or shows nothing, written out: a direction override cannot turn a claim round."""
    return words if words.isprintable() else printable(words)


def text(words: str | None) -> str:
    """Words for the inside of an element or a quoted attribute; an empty cell is an empty text."""
    return escape(plain(words)) if words else ""


def code(word: str | None) -> str:
    """A code as people say it."""
    return word.replace("_", " ") if word else ""


def label(word: str | None) -> str:
    """A code as people say it, for the inside of an element."""
    return text(code(word))


def number(value: float | None) -> str:
    """A number as it was stated, with thousands apart."""
    if value is None:
        return ""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.6f}".rstrip("0")


def amount(value: float) -> str:
    """A number in a sentence: millions and billions in words where that loses nothing."""
    for size, word in ((1e9, "billion"), (1e6, "million")):
        if value >= size and round(value / size, 3) * size == value:
            return f"{value / size:.3f}".rstrip("0").rstrip(".") + f" {word}"
    return number(value)


def span(low: float, high: float) -> str:
    """A range, or the one number that it is."""
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def figure(row: Row, unit: str) -> str:
    """The figure of a statement in words: "about 3,000 persons", "2.8 million rounds a year", a range with a dash."""
    low, best, high = (row[name] for name in ("low", "best", "high"))
    given = [value for value in (low, best, high) if value is not None]
    if not given:
        return ""
    said = amount(given[0]) if given[0] == given[-1] else f"{amount(given[0])}–{amount(given[-1])}"
    if low is not None and best is not None and high is not None and low < best < high:
        said = f"{said} (best {amount(best)})"
    bound = {"about": "about ", "at_least": "at least ", "at_most": "at most "}.get(row["bound"] or "", "")
    pace = f" a {code(row['per'])}" if row["per"] else ""
    counted_in = "%" if row["unit"] == "percent" else f" {unit}"
    return f"{bound}{said}{counted_in}{pace}"


def address(url: str | None) -> str | None:
    """The address if a reader can follow it safely: http or https, with a host; else None."""
    if not url or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and host else None


def link(url: str | None, label: str, language: str | None = None) -> Markup:
    """A link to another site, or the bare words where the address cannot be followed; in the language of the words."""
    said = f'<bdi lang="{text(language)}">{text(label)}</bdi>' if language and language != "en" else text(label)
    safe = address(url)
    if safe is None:
        return Markup(said)  # noqa: S704 - escaped above
    return Markup(f'<a href="{text(safe)}" rel="noopener noreferrer">{said}</a>')  # noqa: S704 - escaped above


def counted(number_of: int, one: str, many: str | None = None) -> str:
    """A count with its noun."""
    return f"{number_of:,} {one if number_of == 1 else many or f'{one}s'}"


def time(day: str | None) -> str:
    """A day as an element of the page; said when none is known."""
    return f"<time>{day}</time>" if day else "no day"


def known(row: Row) -> str:
    """When a statement became known: a day, or "by" a day, the last that may be, where no date of it is as fine as a day."""
    exact = row["known_on"] in (None, row["stated_on"], row["published_on"])
    return f"{'' if exact else 'by '}{time(row['known_on'])}"


def voice(row: Row) -> str:
    """Whose a statement is, in words: the person when one is named, and the body."""
    who = row["speaker"] or (row["speaker_role"] if row["anonymous"] else None)
    return f"{who}, {row['organisation']}" if who else str(row["organisation"])
