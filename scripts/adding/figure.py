"""A figure with its hedge, as a document words it: "about 2,000 killed", "at least 500", "10,000 to 12,000"."""

import re

from scripts.adding.draft import Cells
from scripts.adding.near import Candidate, fold
from scripts.adding.wording import GROUPED, number

# The words of each bound; datasets/README.md and the definitions in vocabulary.csv give the rule.
HEDGES = {
    "about": "about|around|some|approximately|approx|roughly|nearly|almost|close to|an estimated|estimated|circa|~",
    "at_least": "at least|more than|over|a minimum of|minimum|no fewer than|no less than|not less than|upwards of|>",
    "at_most": "up to|as many as|at most|no more than|not more than|fewer than|less than|under|a maximum of|maximum|<",
}
MULTIPLES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
SMALL = {word: str(number) for number, word in enumerate(_SMALL, 2)}
PEOPLE = re.compile(r"(?:people|persons?|soldiers?|troops?|men|workers?|engineers?|servicemen|personnel|fighters?)")
VAGUE = re.compile(r"\b(?:dozens?|hundreds|thousands|tens|scores|millions|several|many|few|couple)\b", re.IGNORECASE)

_HEDGE = "|".join(f"(?P<{name}>{words})" for name, words in HEDGES.items())
_LEAD = "(?:another|additional|an additional|a further|further|a total of|the)"
_NUMBER = rf"(?:{GROUPED}|\d+)(?:\.\d+)?"
_TIMES = rf"(?:\s*(?P<{{}}>{'|'.join(MULTIPLES)}))?"
_FORM = re.compile(
    rf"(?:{_LEAD} )?(?:(?:{_HEDGE})\s*)?(?:{_LEAD} )?(?:between |from )?[$€£]?(?P<one>{_NUMBER}){_TIMES.format('once')}"
    rf"(?:(?:\s*[-–]\s*| to | and )[$€£]?(?P<other>{_NUMBER}){_TIMES.format('twice')})?"
    r"(?P<more>\s*\+| or more)?(?P<rest>(?:\s|%).*)?",
    re.IGNORECASE,
)


def understood(given: str) -> Cells | None:
    """The cells low, best, high and bound of a figure; figure_as_stated for words without a number; None when not understood."""
    given = _counted_in_words(given.strip())
    if not re.search(r"\d", given):
        return {"figure_as_stated": given} if VAGUE.search(given) else None
    hit = _FORM.fullmatch(given)
    if not hit or re.search(r"\d", hit["rest"] or ""):
        return None
    one, other = _plain(hit["one"], hit["once"] or hit["twice"]), _plain(hit["other"], hit["twice"])
    bound = next((name for name in HEDGES if hit[name]), "at_least" if hit["more"] else "")
    if other:
        wrong = bound in ("at_least", "at_most") or float(one) > float(other)
        return None if wrong else {"low": one, "high": other, "bound": bound or "range"}
    return {{"at_least": "low", "at_most": "high"}.get(bound, "best"): one, "bound": bound or "exact"}


def _counted_in_words(given: str) -> str:
    """Two brigades as 2 brigades; "one" and words beside a digit stay, as they need not be numbers."""
    if re.search(r"\d", given):
        return given
    return re.sub(r"\b[a-z]+\b", lambda hit: SMALL.get(hit[0].casefold(), hit[0]), given, count=0, flags=re.IGNORECASE)


def _plain(written: str | None, times: str | None) -> str:
    if not written:
        return ""
    value = float(number(written)) * MULTIPLES.get((times or "").casefold(), 1)
    return f"{value:.6f}".rstrip("0").rstrip(".")


def behind(given: str) -> str:
    """The words behind the number: what is counted."""
    hit = _FORM.fullmatch(_counted_in_words(given.strip()))
    return (hit["rest"] or "").strip() if hit else given


def counted(given: str, metrics: list[Candidate]) -> str:
    """The one metric that the words of a figure name; empty when they name none, or several."""
    words = set(fold(given).split())
    hits = [metric for metric in metrics if words.issuperset(fold(metric.label).split())]
    most = max((len(fold(hit.label).split()) for hit in hits), default=0)
    named = [hit.id for hit in hits if len(fold(hit.label).split()) == most]
    if named:
        return named[0] if len(named) == 1 else ""
    implied = "value" if re.search("[$€£]", given) else "personnel" if any(map(PEOPLE.fullmatch, words)) else ""
    return implied if implied in {metric.id for metric in metrics} else ""


def spelt(cells: Cells) -> str:
    """What was understood, in the columns' own words."""
    return ", ".join(f"{name} {cell}" for name, cell in cells.items() if cell)
