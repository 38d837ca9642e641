"""All statements: a page for each year in which they became known, and one that leads to them."""

from collections import Counter
from collections.abc import Iterator

from markupsafe import Markup

from scripts.explorer import words
from scripts.explorer.records import Record, grouped
from scripts.explorer.rows import choices, table
from scripts.explorer.shell import Page, Site
from scripts.plots.facts import STANCES

UNDATED, ALL = "undated", "all"


def pages(site: Site) -> Iterator[Page]:
    """The page that leads to all, then each year, then every statement on one page, for a search through all."""
    rows = site.library.statements
    years = grouped([{**row, "year": row["known_on"][:4] if row["known_on"] else UNDATED} for row in rows], "year")
    yield site.page("statements.html", "statements.html", "Statements", table=_overview(years), count=len(rows))
    yield from (_page(site, name, years.get(name, rows), [*years, ALL]) for name in (*years, ALL))


def _page(site: Site, name: str, rows: list[Record], names: list[str]) -> Page:
    days = [row["known_on"] for row in rows if row["known_on"]]
    return site.page(
        "year.html", f"statements/{name}.html", f"Statements, {name}", years=names, year=name, count=len(rows),
        choices=choices(site.library, rows), first=min(days, default=""), last=max(days, default=""),
        table=site.rows(1).table(rows, f"{words.counted(len(rows), 'statement')}, {name}"),
    )  # fmt: skip


def _overview(years: dict[str, list[Record]]) -> Markup:
    """Years against stances; each count leads to the rows that it counts."""
    body = ""
    for year, rows in years.items():
        counts = Counter(row["stance"] for row in rows)
        cells = "".join(f'<td class="n">{_count(year, stance, counts[stance])}</td>' for stance in STANCES)
        head = f'<th scope="row"><a class="keep" href="statements/{year}.html">{year}</a></th>'
        body += f'<tr>{head}{cells}<td class="n">{len(rows):,}</td></tr>\n'
    heads = ("Year", *map(words.code, STANCES), "All")
    return Markup(table("Statements by the year in which they became known", heads, f"<tbody>{body}</tbody>"))  # noqa: S704


def _count(year: str, stance: str, count: int) -> str:
    return f'<a href="statements/{year}.html#s={stance}">{count:,}</a>' if count else "0"
