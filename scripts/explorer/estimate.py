"""Estimates as tables: one row for each as it is now, and below it every vintage with the voices that it rests on."""

import re
from collections.abc import Callable, Sequence

from markupsafe import Markup

from scripts.explorer import words
from scripts.explorer.library import Library, Series
from scripts.explorer.records import Record
from scripts.explorer.rows import table

NUMBERS = ("Low", "Best", "High", "Resting on", "Corroboration of the event")
_SHORT = re.compile(r"\(([A-Z][\w-]{1,9})\)$")


def short(name: str) -> str:
    """The short form of a body's name where it bears one: "Main Directorate of Intelligence of Ukraine (GUR)" is GUR."""
    found = _SHORT.search(name)
    return found.group(1) if found else name


def overview(library: Library, series: Sequence[Series], to: Callable[[Record], str]) -> Markup:
    """Every estimate as it is now; the script puts the vintage of another day in its place."""
    rows = "".join(
        f'<tr data-series="{words.text(one.name)}"><th scope="row"><a href="#{words.text(one.name)}">{label(one)}</a></th>'
        f"{_cells(library, one.now, to)}<td>{words.time(one.now['realtime_start'])}</td></tr>\n"
        for one in series
    )
    caption = f"As known on {library.until}"
    return Markup(table(caption, ("What", *NUMBERS, "Since"), f"<tbody>{rows}</tbody>", "estimates"))  # noqa: S704 - escaped


def label(series: Series) -> str:
    """What is counted; that it is only expected is said."""
    return f"{words.text(series.label)}{' <small>projected</small>' if series.key['projected'] else ''}"


def vintages(library: Library, series: Series, to: Callable[[Record], str]) -> Markup:
    """Every vintage, newest first."""
    rows = "".join(
        f'<tr data-from="{row["realtime_start"]}" data-to="{row["realtime_end"] or ""}">'
        f"<td>{words.time(row['realtime_start'])}</td><td>{words.time(row['realtime_end'] or 'now')}</td>"
        f"{_cells(library, row, to)}</tr>\n"
        for row in reversed(series.vintages)
    )
    caption = f"{series.label}: {words.counted(len(series.vintages), 'vintage')}"
    body = f'<tbody data-vintages="{words.text(series.name)}">{rows}</tbody>'
    return Markup(table(caption, ("Known from", "to", *NUMBERS), body, "vintages"))  # noqa: S704 - escaped where words enter


def _cells(library: Library, row: Record, to: Callable[[Record], str]) -> str:
    low = f"{words.number(row['low'])}{' or fewer' if row['open_below'] else ''}"
    high = f"{words.number(row['high'])}{' or more' if row['open_above'] else ''}"
    return (
        f'<td class="n">{low}</td><td class="n">{words.number(row["best"])}</td><td class="n">{high}</td>'
        f"<td>{_voices(library, row, to)}</td><td>{words.label(row['corroboration'])}</td>"
    )


def _voices(library: Library, row: Record, to: Callable[[Record], str]) -> str:
    """How many voices, and which, each with a link to the statement that counts."""
    behind = [library.by_id[key] for key in row["behind"]]
    names = ", ".join(f'<a href="{to(one)}">{words.text(short(one["organisation"]))}</a>' for one in behind)
    return f"{words.counted(row['n_voices'], 'voice')}: {names}"
