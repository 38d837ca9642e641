"""What a pull request is told on the page of its check: what to mend and where that is explained, and what it adds and moves.

Markdown in which nothing that a cell holds can do anything; GitHub shows nothing of a summary above 1 MiB, so it is kept below.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import pyarrow.compute as pc

from schemas.package import EDITED, TABLES
from schemas.relations import header, key
from scripts.checks import Report
from scripts.differences import Difference, Move
from scripts.findings import Finding
from scripts.format import FORM
from scripts.grouping import Group, groups
from scripts.reporting import code_span, inert_cell, quoted, rest, rows_named, summary, whole
from scripts.tables import Tables

LARGEST = 900_000  # bytes
CONTRACT = f"{EDITED}/README.md"
MOST_MOVES = 50
Names = Mapping[tuple[str, int], str]


def markdown(report: Report, tables: Tables | None = None, difference: Difference | None = None, site: str = "") -> str:
    """The whole summary. `site` is what stands before the path of a file in an address; without it the links are relative."""
    parts = [_title(report), *_numbers(report, difference), *_findings(report, tables, site), *rest(report), summary(report)]
    kept: list[str] = []
    size = 0
    for part in parts:
        size += len(part.encode()) + 2
        if size > LARGEST:
            return "\n\n".join([*kept, "There is more than fits here: the log of this check has all of it.", summary(report)])
        kept.append(part)
    return "\n\n".join(kept)


def _title(report: Report) -> str:
    if not report.findings:
        return "### The tables are clean"
    things = len(list(groups(report.findings)))
    return f"### {things:,} thing{'s' * (things != 1)} to mend"


def _numbers(report: Report, difference: Difference | None) -> Iterator[str]:
    if difference is None:
        return
    said = [words for table in TABLES if (words := _changed(table, difference.counts(table)))]
    yield f"This pull request changes {'; '.join(said)}." if said else "This pull request changes no row of the tables."
    if difference.moves:
        shown = difference.moves[:MOST_MOVES]
        more = len(difference.moves) - len(shown)
        yield "\n".join(
            [
                "**Estimates that it moves** (low – best – high)",
                "",
                "| figure | before | after |",
                "|---|---|---|",
                *map(_move, shown),
                *([f"| and {more:,} more | | |"] if more else []),
            ]
        )
    elif said:
        yield "Which estimates move is reckoned once nothing is found." if report.findings else "No estimate moves."


def _changed(table: str, counts: Mapping[str, int]) -> str:
    kinds = (("added", counts["added"]), ("removed", counts["removed"]), ("corrected", counts["changed"]))
    said = [f"{count:,} {what}" for what, count in kinds if count]
    cells = f" in {counts['cells']:,} cell{'s' * (counts['cells'] != 1)}" if counts["changed"] else ""
    return f"`{table}`: {', '.join(said)}{cells}" if said else ""


def _move(move: Move) -> str:
    before, after = (" – ".join(figures) or "none" for figures in (move.before, move.after))
    return f"| {inert_cell(move.thing)} | {inert_cell(before)} | {inert_cell(after)} |"


def _findings(report: Report, tables: Tables | None, site: str) -> Iterator[str]:
    here: dict[bool, list[Finding]] = {True: [], False: []}
    for finding in report.findings:
        own = report.touched is None or finding.rule in FORM or (finding.file, finding.row) in report.touched
        here[own].append(finding)
    ids = _ids(tables, report.findings)
    yield from _files(here[True], ids, site)
    if here[False]:
        yield "#### Broken by these changes in rows that they do not touch"
        yield from _files(here[False], ids, site)


def _files(findings: Sequence[Finding], ids: Names, site: str) -> Iterator[str]:
    for file, every in groupby(findings, key=lambda finding: finding.file):
        grouped = list(groups(list(every)))
        cells = [group for group in grouped if not group.form]
        yield f"**{inert_cell(file)}**"
        yield from (_form(group) for group in grouped if group.form)
        if cells:
            head = ["| line | column | what stands there | what to write |", "|---|---|---|---|"]
            yield "\n".join([*head, *(_row(group, ids, site) for group in cells)])


def _form(group: Group) -> str:
    rules, count = ", ".join(sorted({finding.rule for finding in group.findings})), len(group.findings)
    return (
        f"Only the form, in {count:,} place{'s' * (count > 1)} ({rules}). `python -m scripts.format` mends it all; "
        "if you have no Python, say so in the pull request and a maintainer runs it."
    )


def _row(group: Group, ids: Names, site: str) -> str:
    finding = group.first
    near = f" Did you mean {code_span(whole(finding.suggestion))}?" if finding.suggestion else ""
    more = f" The same in {len(group.rows):,} rows: {rows_named(group.rows)}." if len(group.rows) > 1 else ""
    name = ids.get((finding.file, finding.row))
    where = f"{finding.row or 'file'}" + (f" {code_span(quoted(name))}" if name else "")
    what = f"{inert_cell(finding.remedy)}{near}{more} <sub>{finding.rule}</sub>"
    return f"| {where} | {_column(finding, site)} | {code_span(quoted(finding.found))} | {what} |"


def _column(finding: Finding, site: str) -> str:
    """The column, with a link to where it is explained when the schema knows it."""
    table = finding.file.removeprefix(f"{EDITED}/").removesuffix(".csv")
    if table in TABLES and finding.column in header(table):
        return f"[{finding.column}]({site}{CONTRACT}#{table}-{finding.column})"
    return inert_cell(finding.column)


def _ids(tables: Tables | None, findings: Iterable[Finding]) -> Names:
    """The id of each row in which something was found, as far as it has one."""
    wanted = {(finding.file, finding.row) for finding in findings}
    names: dict[tuple[str, int], str] = {}
    for sheet in tables.sheets.values() if tables else ():
        file = f"{EDITED}/{sheet.table}.csv"
        column = pc.fill_null(sheet.column(key(sheet.table)[0]), "").to_pylist()
        names |= {(file, int(line)): column[at] for at, line in enumerate(sheet.lines) if (file, int(line)) in wanted}
    return names
