"""What a pull request is told on the page of its check: what to mend and where that is explained, and what it adds and moves.

Markdown in which nothing that a cell holds can do anything; GitHub shows nothing of a summary above 1 MiB, so it is kept below.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import pyarrow.compute as pc

from schemas.package import EDITED, TABLES
from schemas.relations import header, key
from scripts.checks import Report
from scripts.differences import GONE, Change, Difference
from scripts.findings import Finding, file_of
from scripts.format import FORM
from scripts.grouping import Group, groups
from scripts.outputs.changes import apart
from scripts.reporting import asked, code_span, covered, inert_cell, perhaps, printable, quoted, rest, rows_named, whole
from scripts.tables import Tables

LARGEST = 900_000  # bytes
CONTRACT = f"{EDITED}/README.md"
ROW_IS_GONE = ("lost-id", "lost-row")
MOST_ROWS = 100  # of a table of changes
Names = Mapping[tuple[str, int], str]


def markdown(report: Report, tables: Tables | None = None, difference: Difference | None = None, site: str = "") -> str:
    """The whole summary. `site` is what stands before the path of a file in an address; without it the links are relative."""
    last = covered(report)
    parts = [
        _title(report),
        *_numbers(report, difference),
        *_findings(report, tables, site),
        *_cells(difference),
        *rest(report),
        last,
    ]
    kept: list[str] = []
    size = 0
    for part in parts:
        size += len(part.encode()) + 2
        if size > LARGEST:
            return "\n\n".join([*kept, "There is more than fits here: the log of this check has all of it.", last])
        kept.append(part)
    return "\n\n".join(kept)


def _title(report: Report) -> str:
    if not report.findings:
        return "### The tables are clean" if not (report.crashes or report.not_run) else "### Nothing was found by what could run"
    things = len(list(groups(report.findings)))
    return f"### {things:,} thing{'s' * (things != 1)} to mend"


def _numbers(report: Report, difference: Difference | None) -> Iterator[str]:
    if difference is None:
        return
    said = [words for table in TABLES if (words := _changed(table, difference.counts(table)))]
    yield f"This pull request changes {'; '.join(said)}." if said else "This pull request changes no row of the tables."
    if difference.moves:
        rows = (
            (inert_cell(move.thing), *(inert_cell(_figures(side)) for side in (move.before, move.after)))
            for move in difference.moves
        )
        yield _table("**Estimates that it moves** (low – best – high)", ("figure", "before", "after"), list(rows))
    elif said:
        yield "Which estimates move is worked out once nothing is found." if report.findings else "No estimate moves."


def _cells(difference: Difference | None) -> Iterator[str]:
    """The cells that change and the rows that go: what no rule can judge, such as another voice, shows here."""
    changes = [change for change in difference.changes if change.what in ("changed", *GONE)] if difference else []
    if changes:
        yield "**Read this too: the check knows no document.** Each is to be something that you meant; else put *before* back."
        yield _table("", ("row", "column", "before", "after"), [_cell(change) for change in changes])


def _cell(change: Change) -> tuple[str, ...]:
    row = f"`{change.table}` {code_span(quoted(change.row))}"
    if change.what != "changed":
        return row, "the whole row", "there", "gone"
    return row, inert_cell(change.column), *(code_span(quoted(cell)) for cell in apart(change.before, change.after))


def _table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    more = len(rows) - MOST_ROWS
    lines = [f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows[:MOST_ROWS])]
    return "\n".join([*([title, ""] if title else []), *lines, *([f"\nand {more:,} more."] if more > 0 else [])])


def _changed(table: str, counts: Mapping[str, int]) -> str:
    kinds = (("added", counts["added"]), ("removed", counts["removed"]), ("changed", counts["changed"]))
    said = [f"{count:,} {what}" for what, count in kinds if count]
    cells = f" in {counts['cells']:,} cell{'s' * (counts['cells'] != 1)}" if counts["changed"] else ""
    return f"`{table}`: {', '.join(said)}{cells}" if said else ""


def _figures(figures: tuple[str, ...]) -> str:
    return " – ".join(figures) or "none"


def _findings(report: Report, tables: Tables | None, site: str) -> Iterator[str]:
    here: dict[bool, list[Finding]] = {True: [], False: []}
    for finding in report.findings:
        own = report.touched is None or finding.rule in FORM or (finding.file, finding.row) in report.touched
        here[own].append(finding)
    ids = _ids(tables, report.findings)
    if any(finding.before is not None for finding in report.findings):
        yield "What a cell held *before* these changes stands beside it: put it back, unless the document says otherwise."
    yield from _files(here[True], ids, site)
    gone = [finding for finding in here[False] if not finding.row and finding.rule in ROW_IS_GONE]
    if gone:
        yield "#### Rows that are gone"
        yield from _gone(gone, tables)
    if others := [finding for finding in here[False] if finding not in set(gone)]:
        yield "#### Broken by these changes in rows that they do not touch"
        yield from _files(others, ids, site)


def _gone(findings: Sequence[Finding], tables: Tables | None) -> Iterator[str]:
    """Each row that is gone as it stood in its file, to be pasted back: its line says where, by the order of ids."""
    for finding in findings:
        file, what = inert_cell(finding.file), inert_cell(finding.remedy)
        yield f"**{file}** {code_span(quoted(finding.found))} {what} <sub>{finding.rule}</sub>"
        if tables and (line := tables.line_before(finding.table, finding.found)):
            yield f"The line was as follows; `python -m scripts.format` puts it at its place:\n\n    {printable(line)}"


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
    near = f" {asked(finding)} {code_span(whole(guess))}?" if (guess := perhaps(finding)) else ""
    more = f" The same in {len(group.rows):,} rows: {rows_named(group.rows)}." if len(group.rows) > 1 else ""
    name = ids.get((finding.file, finding.row))
    where = f"{finding.row or 'file'}" + (f" {code_span(quoted(name))}" if name else "")
    what = f"{inert_cell(finding.remedy)}{near}{more} <sub>{finding.rule}</sub>"
    stands = (code_span(whole(finding.found)) or "empty" * (finding.before is not None)) + _before(finding)
    return f"| {where} | {_column(finding, site)} | {stands} | {what} |"


def _before(finding: Finding) -> str:
    if finding.before is None:
        return ""
    return f", before: {code_span(whole(finding.before)) or 'empty'}"


def _column(finding: Finding, site: str) -> str:
    """The column, with a link to where it is explained when the schema knows it."""
    if finding.table in TABLES and finding.column in header(finding.table):
        return f"[{finding.column}]({site}{CONTRACT}#{finding.table}-{finding.column})"
    return inert_cell(finding.column)


def _ids(tables: Tables | None, findings: Iterable[Finding]) -> Names:
    """The id of each row in which something was found, as far as it has one."""
    wanted = {(finding.file, finding.row) for finding in findings}
    names: dict[tuple[str, int], str] = {}
    for sheet in tables.sheets.values() if tables else ():
        file = file_of(sheet.table)
        column = pc.fill_null(sheet.column(key(sheet.table)[0]), "").to_pylist()
        names |= {(file, int(line)): column[at] for at, line in enumerate(sheet.lines) if (file, int(line)) in wanted}
    return names
