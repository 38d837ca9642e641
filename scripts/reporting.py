"""Findings as text, JSON or GitHub annotations; markdown is `scripts.summary`.

What a cell holds is made harmless for the format that it goes into.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from scripts.checks import Report
from scripts.findings import Finding
from scripts.grouping import Group, groups
from scripts.limits import MOST_CASES

LONGEST_QUOTE = 80
LONGEST_SUGGESTION = 500
MOST_ROWS = 20
ANNOTATIONS = 10  # GitHub drops what a step annotates beyond that


def text(report: Report) -> str:
    """One line for each thing to mend, then what was covered."""
    return "\n".join([*map(_line, groups(report.findings)), *rest(report), summary(report)])


def _line(group: Group) -> str:
    """One line for what is one thing to mend."""
    file = printable(group.first.file)
    if group.form and len(group.findings) > 1:
        rules = ", ".join(sorted({finding.rule for finding in group.findings}))
        return f"{file}: only its form, in {len(group.findings):,} places. Run `python -m scripts.format` to mend it. [{rules}]"
    if len(group.findings) > 1:
        return f"{file}, {len(group.findings):,} more rows with the same: {rows_named(group.rows)} [{group.first.rule}]"
    return line(group.first)


def rows_named(rows: Sequence[int]) -> str:
    """The first of the rows."""
    return ", ".join(map(str, rows[:MOST_ROWS])) + (", ..." if len(rows) > MOST_ROWS else "")


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
    found = f'found "{quoted(finding.found)}"' if finding.found else ""
    if finding.before is not None:
        found = f"{found or 'found nothing'}, before this change " + (
            f'"{whole(finding.before)}"' if finding.before else "nothing"
        )
    suggestion = f' {asked(finding)} "{whole(near)}"?' if (near := perhaps(finding)) else ""
    return f"{found}{'. ' if found else ''}{printable(finding.remedy)}{suggestion}"


def asked(finding: Finding) -> str:
    """The question before the nearest right value; where nothing stood before, nothing may be right."""
    return "Empty the cell again, or did you mean" if finding.before == "" else "Did you mean"


def perhaps(finding: Finding) -> str:
    """The nearest right value; but what the cell held before is mostly the right one, and a guess beside it misleads."""
    return "" if finding.before else finding.suggestion


def quoted(cell: str) -> str:
    """A cell, short and harmless."""
    return printable(cell if len(cell) <= LONGEST_QUOTE else f"{cell[: LONGEST_QUOTE - 1]}…")


def whole(suggestion: str) -> str:
    """What to write instead, harmless; unlike what was found, it is to be copied, so only the absurd is cut."""
    return printable(suggestion if len(suggestion) <= LONGEST_SUGGESTION else f"{suggestion[: LONGEST_SUGGESTION - 1]}…")


def printable(words: str) -> str:
    """The text with characters that do something, or show nothing, written as U+200B, and without the old command of runners."""
    words = words.replace("##[", "#<U+0023>[")  # a runner takes it for a command anywhere in a line
    return "".join(c if unicodedata.category(c)[0] not in "CZ" or c == " " else f"<U+{ord(c):04X}>" for c in words)


def summary(report: Report) -> str:
    """How much was checked and found, so that "clean" is never silence."""
    rows = covered(report).rstrip(".")
    if not report.findings:
        return f"{rows}: clean." if not (report.not_run or report.crashes) else f"{rows}: nothing found by those."
    files = len({finding.file for finding in report.findings})
    count = len(report.findings) + sum(report.more.values())
    return f"{rows}: {count:,} finding{'s' * (count != 1)} in {files} file{'s' * (files != 1)}."


def covered(report: Report) -> str:
    """How much was checked."""
    checked = report.checked
    return f"Checked {checked['rows']:,} rows in {checked['tables']} tables by {checked['rules']} rules."


def rest(report: Report) -> list[str]:
    """What is not spelt out, not run, not of this work, or ours."""
    lines = [f"[{rule}] was found more often: the first {MOST_CASES:,} of a table are shown." for rule in report.more]
    if report.earlier:
        lines.append(
            f"{report.earlier:,} finding{'s' * (report.earlier != 1)} of the base revision are not of this work and left out."
        )
    tables = Counter(report.not_run.values())
    lines += [f"{count} rules did not run: they need {table}.csv, which could not be read." for table, count in tables.items()]
    return lines + [
        f"The rule {rule} crashed; that is a fault of ours, not of the data. Please report it: {printable(reason)}"
        for rule, reason in report.crashes.items()
    ]


def as_json(report: Report) -> str:
    """One object: findings, and what was checked."""
    whole = {"findings": [_known(asdict(finding)) for finding in report.findings], "checked": report.checked}
    if report.crashes:
        whole["crashes"] = report.crashes
    if report.not_run:
        whole["not_run"] = report.not_run
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _known(finding: dict[str, Any]) -> dict[str, Any]:
    """A finding without `before` where no base revision was looked at, or the cell is as it was."""
    return {name: value for name, value in finding.items() if value is not None}


def github(report: Report) -> str:
    """Workflow commands that annotate the lines of a pull request, its own first, then the whole as text."""
    own = [finding for finding in report.findings if (finding.file, finding.row) in (report.touched or ())]
    alike: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in [*own, *report.findings]:
        same = alike.setdefault((finding.file, finding.column, finding.rule), [])
        if finding not in same:
            same.append(finding)
    notes = [_annotation(*same) for same in alike.values()]
    shown, hidden = notes[:ANNOTATIONS], len(notes) - ANNOTATIONS
    more = [f"::notice::{hidden} more kinds of findings are in the log and in the summary of this check."] if hidden > 0 else []
    return "\n".join([*shown, *more, _inert(text(report))])


def _annotation(finding: Finding, *same: Finding) -> str:
    where = f"file={_escaped(printable(finding.file))}" + (f",line={finding.row}" if finding.row else "")
    title = _escaped(f"{printable(finding.column) or 'file'}: {finding.rule}")
    also = f" Also in {len(same):,} other rows: {rows_named([other.row for other in same])}." if same else ""
    return f"::error {where},title={title}::{_escaped_message(words(finding) + also)}"


def _escaped_message(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped(words: str) -> str:
    return _escaped_message(words).replace(":", "%3A").replace(",", "%2C")


def _inert(lines: str) -> str:
    """Lines that no runner takes for a command: none begins with `::`, not even behind spaces, which runners cut off."""
    return re.sub(r"(?m)^([^\S\n]*)::", r"\1: :", lines)


def code_span(cell: str) -> str:
    """A code span that the cell cannot leave."""
    return f"`` {cell.replace('`', 'ˋ').replace('|', '¦')} ``" if cell else ""


# GitHub makes mentions and references of the text after it was rendered, so that no escape helps: these two are written wide.
_INERT = str.maketrans(
    {**{c: f"&#{ord(c)};" for c in "|<>&[]*_`~!\\:"}, "@": "\N{FULLWIDTH COMMERCIAL AT}", "#": "\N{FULLWIDTH NUMBER SIGN}"}
)


def inert_cell(words: str) -> str:
    """Words as a cell of a markdown table in which nothing is markup, a mention or a link."""
    return printable(words).translate(_INERT).replace("www.", "&#119;ww.")


FORMATS = {"text": text, "json": as_json, "github": github}
