"""Findings as text, JSON, GitHub annotations, or markdown.

What a cell holds is made harmless for the format that it goes into.
"""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from scripts.checks import Report
from scripts.findings import Finding
from scripts.tables import MOST_CASES

LONGEST_QUOTE = 80
MOST_ALIKE = 3  # rows with one and the same wrong cell that are told in full
MOST_ROWS = 20
ANNOTATIONS = 10  # GitHub drops what a step annotates beyond that


def text(report: Report) -> str:
    """One line a finding, then what was covered."""
    return "\n".join([*_lines(report.findings), *_rest(report), summary(report)])


def _lines(findings: Sequence[Finding]) -> Iterator[str]:
    """One line a finding; where the same stands in many rows of a column, the first few, then the other rows in one line."""
    alike = Counter((f.file, f.column, f.rule, f.found) for f in findings if f.found)
    told: Counter[tuple[str, str, str, str]] = Counter()
    for finding in findings:
        same = (finding.file, finding.column, finding.rule, finding.found)
        told[same] += 1
        if alike[same] <= MOST_ALIKE + 1 or told[same] <= MOST_ALIKE:
            yield line(finding)
        elif told[same] == alike[same]:
            rows = [str(f.row) for f in findings if (f.file, f.column, f.rule, f.found) == same][MOST_ALIKE:]
            shown = ", ".join(rows[:MOST_ROWS]) + (", ..." if len(rows) > MOST_ROWS else "")
            yield f"{printable(finding.file)}, {len(rows)} more rows with the same: {shown} [{finding.rule}]"


def line(finding: Finding) -> str:
    """One finding: where, what stands there, what to write instead, and the code of the rule."""
    return f"{place(finding)}: {words(finding)} [{finding.rule}]"


def place(finding: Finding) -> str:
    """File, row and column, as far as they are known."""
    parts = [printable(finding.file)]
    if finding.row:
        parts.append(f"row {finding.row}")
    if finding.column:
        parts.append(printable(finding.column))
    return ", ".join(parts)


def words(finding: Finding) -> str:
    """What was found, and what to do."""
    found = f'found "{quoted(finding.found)}". ' if finding.found else ""
    suggestion = f' Did you mean "{quoted(finding.suggestion)}"?' if finding.suggestion else ""
    return f"{found}{printable(finding.remedy)}{suggestion}"


def quoted(cell: str) -> str:
    """A cell, short and harmless."""
    return printable(cell if len(cell) <= LONGEST_QUOTE else f"{cell[: LONGEST_QUOTE - 1]}…")


def printable(words: str) -> str:
    """The text with characters that do something, or show nothing, written as U+200B."""
    return "".join(c if unicodedata.category(c)[0] not in "CZ" or c == " " else f"<U+{ord(c):04X}>" for c in words)


def summary(report: Report) -> str:
    """How much was checked and found, so that "clean" is never silence."""
    checked = report.checked
    rows = f"Checked {checked['rows']:,} rows in {checked['tables']} tables by {checked['rules']} rules"
    if not report.findings:
        return f"{rows}: clean." if not (report.not_run or report.crashes) else f"{rows}: nothing found by those."
    files = len({finding.file for finding in report.findings})
    count = len(report.findings) + sum(report.more.values())
    return f"{rows}: {count:,} finding{'s' * (count != 1)} in {files} file{'s' * (files != 1)}."


def _rest(report: Report) -> list[str]:
    """What is not spelt out, not run, or ours."""
    lines = [f"[{rule}] was found more often: the first {MOST_CASES:,} of a table are shown." for rule in report.more]
    tables = Counter(report.not_run.values())
    lines += [f"{count} rules did not run: they need {table}.csv, which could not be read." for table, count in tables.items()]
    return lines + [
        f"The rule {rule} crashed; that is a fault of ours, not of the data. Please report it: {printable(reason)}"
        for rule, reason in report.crashes.items()
    ]


def as_json(report: Report) -> str:
    """One object: findings, and what was checked."""
    whole = {"findings": [asdict(finding) for finding in report.findings], "checked": report.checked}
    if report.crashes:
        whole["crashes"] = report.crashes
    if report.not_run:
        whole["not_run"] = report.not_run
    return json.dumps(whole, ensure_ascii=False, indent=2)


def github(report: Report) -> str:
    """Workflow commands that annotate the lines of a pull request, then the whole as text."""
    shown = [_annotation(finding) for finding in report.findings[:ANNOTATIONS]]
    hidden = len(report.findings) - len(shown)
    more = [f"::notice::{hidden} more findings are in the log and in the summary."] if hidden > 0 else []
    return "\n".join([*shown, *more, _inert(text(report))])


def _annotation(finding: Finding) -> str:
    where = f"file={_escaped(finding.file)}" + (f",line={finding.row}" if finding.row else "")
    title = _escaped(f"{finding.column or 'file'}: {finding.rule}")
    return f"::error {where},title={title}::{_escaped_message(words(finding))}"


def _escaped_message(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped(words: str) -> str:
    return _escaped_message(words).replace(":", "%3A").replace(",", "%2C")


def _inert(lines: str) -> str:
    """Lines that no runner takes for a command: none begins with `::`, none holds the old `##[`."""
    return lines.replace("\n::", "\n ::").replace("##[", "# #[")


def markdown(report: Report) -> str:
    """A table of findings for a job summary."""
    if not report.findings:
        return "\n".join(["### The tables are clean", "", *_rest(report), summary(report)])
    rows = [f"| {' | '.join(_columns(finding))} |" for finding in report.findings]
    head = ["| where | what stands there | what to do | perhaps | rule |", "|---|---|---|---|---|"]
    return "\n".join(["### What to mend", "", *head, *rows, "", *_rest(report), summary(report)])


def _columns(finding: Finding) -> list[str]:
    found, suggestion = code_span(quoted(finding.found)), code_span(quoted(finding.suggestion))
    return [inert_cell(place(finding)), found, inert_cell(finding.remedy), suggestion, finding.rule]


def code_span(cell: str) -> str:
    """A code span that the cell cannot leave."""
    return f"`` {cell.replace('`', 'ˋ').replace('|', '¦')} ``" if cell else ""


def inert_cell(words: str) -> str:
    """Words as a cell of a markdown table in which nothing is markup."""
    special = str.maketrans({c: f"&#{ord(c)};" for c in "|<>&[]@*_`~#!\\"})
    return printable(words).translate(special)


FORMATS = {"text": text, "json": as_json, "github": github, "markdown": markdown}
