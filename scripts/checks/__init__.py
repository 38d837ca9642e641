"""The rules, one module each, and the runner that applies them all and reports everything in one run.

The name of a module is the code of its rule; its docstring says what is wrong and why it matters (`--explain`). Each has
`remedy(case)`: what to write instead; where one can be near, `suggest(case)`: the nearest right value, or `look_up(case, tables)`
where other rows tell it; and `YIELDS_TO`, when another rule says of the same row what is to be done. Who finds the cases:

- the form of a file: `scripts.reading`;
- characters: the runner, with the module's `PATTERN` (RE2), in every cell;
- numbers and booleans: the runner, by the written form of the column's kind;
- what is true of a cell or a row: the pandera model of the table, which names the rule;
- what holds across rows and tables: the module's `find(tables)`.

A cell that is malformed is reported once, by the first of these; what else would follow from it is not.
"""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from types import ModuleType

from scripts.findings import Case, Finding
from scripts.limits import MOST_CASES
from scripts.sheets import Reading
from scripts.tables import Tables, UnreadableTableError

Places = set[tuple[str, int, str]]


@dataclass
class Report:
    """What a run found, what it covered, and which rules crashed or could not run.

    Of a run against a base revision, `touched` are the lines that are not of the base, and `earlier` is how many findings were
    there before, which are left out.
    """

    findings: list[Finding] = field(default_factory=list)
    checked: dict[str, int] = field(default_factory=dict)
    more: dict[str, int] = field(default_factory=dict)
    not_run: dict[str, str] = field(default_factory=dict)
    crashes: dict[str, str] = field(default_factory=dict)
    touched: frozenset[tuple[str, int]] | None = None
    earlier: int = 0


@cache
def rules() -> dict[str, ModuleType]:
    """Every rule by its code, in the order of the codes."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name.replace("_", "-"): importlib.import_module(f"{__name__}.{name}") for name in names}


def run(readings: Iterable[Reading], tables: Tables) -> Report:
    """All findings, sorted by file, row and column."""
    report = Report()
    found: list[tuple[str, Case]] = [fault for reading in readings for fault in reading.faults]
    malformed: Places = set()
    for finder in (_characters, _models):
        fresh = list(finder(tables, malformed, report))
        blocked = {case for rule, case in fresh if _blocks(rule)}
        malformed |= {(case.table, case.line, case.column) for case in blocked}
        tables.malformed |= blocked
        found += fresh
    found += _across(tables, malformed, report)
    report.findings = _in_words(_least(found), report, tables)
    report.checked = {
        "tables": len(tables.sheets),
        "rows": sum(sheet.cells.num_rows + len(sheet.broken) for sheet in tables.sheets.values()),
        "rules": len(rules()) - len(report.not_run) - len(report.crashes),
    }
    return report


def _blocks(rule: str) -> bool:
    """Whether a cell found by this rule is not judged further: its text or written form is wrong."""
    return hasattr(rules()[rule], "PATTERN") or rule.startswith(
        ("malformed-", "impossible-", "not-nfc", "garbled-", "too-long", "missing-value")
    )


def _characters(tables: Tables, _malformed: Places, _report: Report) -> Iterator[tuple[str, Case]]:
    from scripts import cells

    for sheet in tables.sheets.values():
        yield from cells.faults(sheet)


def _models(tables: Tables, malformed: Places, report: Report) -> Iterator[tuple[str, Case]]:
    from scripts import models

    for sheet in tables.sheets.values():
        yield from models.faults(sheet, malformed, report.crashes)


def _across(tables: Tables, malformed: Places, report: Report) -> list[tuple[str, Case]]:
    found: list[tuple[str, Case]] = []
    for code, module in rules().items():
        if not hasattr(module, "find"):
            continue
        try:
            cases = list(_capped(module.find(tables)))
        except UnreadableTableError as table:
            report.not_run[code] = str(table)
        except Exception as error:  # noqa: BLE001 - a crash is ours: it is reported with the rule's name, and the rest still runs
            report.crashes[code] = f"{type(error).__name__}: {error}"
        else:
            found += [(code, case) for case in cases if (case.table, case.line, case.column) not in malformed]
    return found


def _capped(cases: Iterable[Case]) -> Iterator[Case]:
    """The cases, up to one more than are spelt out for each table."""
    seen: dict[str, int] = {}
    for case in cases:
        seen[case.table] = seen.get(case.table, 0) + 1
        if seen[case.table] <= MOST_CASES + 1:
            yield case


def _least(found: Iterable[tuple[str, Case]]) -> set[tuple[str, Case]]:
    """The cases, but for those of a rule that yields to another which the same row breaks: one fault, one order."""
    every = set(found)
    rows = {(rule, case.table, case.line) for rule, case in every}
    stronger = {rule: getattr(rules()[rule], "YIELDS_TO", "") for rule, _ in every}
    return {(rule, case) for rule, case in every if (stronger[rule], case.table, case.line) not in rows}


def _in_words(found: Iterable[tuple[str, Case]], report: Report, tables: Tables) -> list[Finding]:
    findings: list[Finding] = []
    shown: dict[tuple[str, str], int] = {}
    for rule, case in sorted(found, key=lambda pair: (pair[1].table, pair[1].line, pair[1].column, pair[0])):
        shown[rule, case.table] = shown.get((rule, case.table), 0) + 1
        if shown[rule, case.table] > MOST_CASES:
            report.more[rule] = report.more.get(rule, 0) + 1
            continue
        findings.append(finding(rule, case, tables))
    return findings


def finding(rule: str, case: Case, tables: Tables | None = None) -> Finding:
    """One case in the words of its rule; the tables, when there are some, tell what may be meant."""
    module = rules()[rule]
    suggestion = case.suggestion or (module.look_up(case, tables) if tables and hasattr(module, "look_up") else "")
    if not suggestion and hasattr(module, "suggest"):
        suggestion = module.suggest(case)
    return Finding(case.file, case.line, case.column, rule, case.found, module.remedy(case), suggestion)
