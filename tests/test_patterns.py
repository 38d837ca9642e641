"""No pattern that meets a stranger's text can be made slow.

Patterns on whole columns run in RE2 (pyarrow), whose time grows with the length of the text alone; here each is shown to be one
that RE2 takes. Python's own engine tries again what it matched (backtracks); for each of its patterns it is shown that there is
nothing to try: what a repetition without end repeats begins or ends with a letter that no repetition in it takes, and the
repetition behind it begins otherwise.
"""

import ast
import re
from collections.abc import Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from schemas.kinds import KINDS, whole
from schemas.package import TABLES
from schemas.relations import columns
from scripts import checks, quoting, tree
from scripts.checks import (
    figure_in_description,
    html_tag,
    indirect_address,
    secret_in_address,
    tracking_parameter,
    untidy_address,
)

FORMS = {kind.pattern for kind in KINDS.values() if kind.pattern} | {
    column.metadata["form"] for table in TABLES for column in columns(table) if column.metadata["form"]
}
BY_RULE = {code: module.PATTERN for code, module in checks.rules().items() if hasattr(module, "PATTERN")}
IN_COLUMNS = [
    figure_in_description.FIGURE,
    indirect_address.GOOGLE,
    secret_in_address.KEYS,
    tracking_parameter.TRACKING,
    untidy_address.UNTIDY,
]
SAMPLE = [chr(code) for code in range(0x250)] + list("абвλ中한")


@pytest.mark.parametrize("pattern", sorted({*map(whole, FORMS), *BY_RULE.values(), *IN_COLUMNS}))
def test_a_pattern_on_columns_is_one_of_re2(pattern: str) -> None:
    assert pc.match_substring_regex(pa.scalar("x"), pattern).is_valid


def _endless(tokens: Any) -> Iterator[tuple[Any, Any]]:
    """Each repetition without end in a parsed pattern, and what follows it."""
    for place, (code, what) in enumerate(tokens):
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and what[1] is codes.MAXREPEAT:
            yield what[2], tokens[place + 1 :]
        for inner in _inner(code, what):
            yield from _endless(inner)


def _inner(code: Any, what: Any) -> list[Any]:
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return [what[2]]
    if code is codes.SUBPATTERN:
        return [what[3]]
    return list(what[1]) if code is codes.BRANCH else [what] if code is codes.ATOMIC_GROUP else []


def slow(pattern: str) -> str:
    """Why a pattern of Python's may take more than time in step with the text; empty when it cannot."""
    for body, behind in _endless(list(parser.parse(pattern))):
        for inner, _ in _endless(list(body)):
            if _begins(body) & _begins(inner) and (_may_be_empty(body) or _begins(list(body)[-1:]) & _begins(inner)):
                return "a repetition without end in another, and nothing that tells where one ends"
        follows = next((token for token in behind if token[0] is not codes.AT), None)
        if follows and follows[0] in (codes.MAX_REPEAT, codes.MIN_REPEAT) and _begins(body) & _begins(follows[1][2]):
            return "two repetitions behind each other that take the same letter"
    return ""


def _may_be_empty(body: Any) -> bool:
    """Whether what ends a repetition may be left out."""
    code, what = list(body)[-1]
    return code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT) and what[0] == 0


def _begins(tokens: Any) -> set[str]:
    """The letters of the sample with which a match can begin."""
    code, what = next(iter(tokens))
    if code in (codes.IN, codes.LITERAL, codes.NOT_LITERAL, codes.ANY):
        single = parser.SubPattern(parser.State(), [(code, what)])
        compiled = re._compiler.compile(single)  # type: ignore[attr-defined]  # noqa: SLF001
        return {letter for letter in SAMPLE if compiled.match(letter)}
    return set.union(*(_begins(inner) for inner in _inner(code, what)))


def _of_python() -> Iterator[tuple[str, str]]:
    """Every literal pattern that schemas/ and scripts/ give to Python's `re` or to pandas, with its file."""
    for path in sorted([*tree.ROOT.glob("schemas/*.py"), *tree.ROOT.glob("scripts/**/*.py")]):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args and _is_re(node.func):
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield path.relative_to(tree.ROOT).as_posix(), first.value


def _is_re(function: ast.Attribute) -> bool:
    words = ("compile", "sub", "search", "match", "fullmatch", "findall", "finditer", "split", "subn")
    return isinstance(function.value, ast.Name) and function.value.id == "re" and function.attr in words


NAMED = [quoting.WELL_QUOTED.pattern, figure_in_description.FIGURE, tracking_parameter.TRACKING, html_tag.PATTERN]
KEPT_TO_RE2 = {KINDS["url"].pattern}
PYTHONS = sorted({*_of_python(), *(("named", p) for p in NAMED), *(("a form", form) for form in FORMS - KEPT_TO_RE2)})


@pytest.mark.parametrize(("where", "pattern"), PYTHONS)
def test_a_pattern_of_python_has_nothing_to_try_again(where: str, pattern: str) -> None:
    assert slow(pattern) == "", where


@pytest.mark.parametrize("pattern", ["(?:a+)+b", "(?:a|b*)*c", "a*a*b", r"(\s*x)*y", "(?:[a-z]+-?)+$"])
def test_slow_patterns_are_known_for_it(pattern: str) -> None:
    assert slow(pattern)
