"""Findings that are one thing to whoever mends them: the form of a file, and the same cell in many rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from scripts.findings import Finding
from scripts.format import FORM

MOST_ALIKE = 3  # rows with one and the same wrong cell that are told in full


@dataclass(frozen=True)
class Group:
    """One or more findings of a file: all are of its form, or of the same cell under the same rule."""

    findings: tuple[Finding, ...]
    form: bool = False

    @property
    def first(self) -> Finding:
        """The one to tell."""
        return self.findings[0]

    @property
    def rows(self) -> list[int]:
        """Where they are."""
        return [finding.row for finding in self.findings]


def groups(findings: Sequence[Finding]) -> Iterator[Group]:
    """The findings in their order. Faults of a file's form come first, as one; of one cell in many rows, few are alone."""
    for _, file in groupby(findings, key=lambda finding: finding.file):
        every = list(file)
        form = [finding for finding in every if finding.rule in FORM]
        if form:
            yield Group(tuple(form), form=True)
        yield from _alike([finding for finding in every if finding.rule not in FORM])


def _alike(findings: Sequence[Finding]) -> Iterator[Group]:
    alike: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        same = (finding.column, finding.rule, finding.found or str(finding.row))
        alike.setdefault(same, []).append(finding)
    hidden = {id(one): same[MOST_ALIKE:] for same in alike.values() if len(same) > MOST_ALIKE + 1 for one in same[MOST_ALIKE:]}
    for finding in findings:
        crowd = hidden.get(id(finding), [finding])
        if finding is crowd[-1]:
            yield Group(tuple(crowd))
