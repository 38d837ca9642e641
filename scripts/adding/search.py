"""What a person may mean who knows no id: near spellings first, then any word of a name, a definition or a description."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from math import log

from scripts.adding.draft import Shelf
from scripts.adding.near import MOST, Candidate, fold, like

USUAL = 10  # events that are shown when nothing was said that could be looked for
_ENDING = re.compile(r"(?<=[a-z]{3})(?:ing|ed|es|e|s)$")


def stemmed(words: str) -> list[str]:
    """The words without accents, case and the commonest endings, so that "soldiers" finds "soldier"."""
    return [_ENDING.sub("", word) for word in fold(words).split()]


def found(words: str, among: Iterable[Candidate], times: Mapping[str, int], *, every: bool = False) -> list[Candidate]:
    """The candidates that may be meant, the likeliest first.

    `times` says how often each stands in the tables; with `every`, near names do not hide what the words tell.
    """
    among = list(among)
    named = like(words, among)
    if named and not every:
        return named
    return [*dict.fromkeys([*named, *_told(words, among, times)])][:MOST]


def _told(words: str, among: list[Candidate], times: Mapping[str, int]) -> list[Candidate]:
    """Those that share words with what was said: codes by their number, rows by their weight; usual ones before rare ones.

    When codes share all of the words, only those come back.
    """
    from pandas import Series

    from scripts.likeness import cosine, vectors

    wanted = stemmed(words)
    texts = [stemmed(" ".join((*one.names, one.about))) for one in among]
    *weights, mine = vectors(Series([" ".join(text) for text in (*texts, wanted)], dtype="str"))
    shared = [len(set(wanted) & set(text)) for text in texts]
    usual = [log(2 + times.get(one.id, 0)) for one in among]

    def rank(place: int) -> tuple[float, float]:
        if among[place].coded:
            return -shared[place], -usual[place]
        return 0, -cosine(mine, weights[place]) * usual[place]

    ranked = sorted((place for place in range(len(among)) if shared[place]), key=rank)
    full = [place for place in ranked if among[place].coded and shared[place] == len(set(wanted))]
    return [among[place] for place in full or ranked]


def uses(shelf: Shelf, *columns: str) -> Mapping[str, int]:
    """How many statements hold each id or code in these columns."""
    return Counter(row[name] for row in shelf.rows["statements"] for name in columns if row.get(name))


def busiest(among: Iterable[Candidate], times: Mapping[str, int]) -> list[Candidate]:
    """The candidates that stand in most statements."""
    return sorted(among, key=lambda one: -times.get(one.id, 0))[:USUAL]
