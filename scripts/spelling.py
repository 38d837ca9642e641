"""The right word that is spelt most like a wrong one.

Comparing letter by letter (difflib) takes time with the square of the length, and there may be thousands of wrong words and of
right ones. So pairs of letters choose a few candidates first, and after so many comparisons no more suggestions are made.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from heapq import nlargest

NEAR = 0.75  # how alike a suggestion must be, on difflib's scale from 0 to 1
LONGEST = 120  # characters of a word that is compared: as many as an id may have
CANDIDATES = 10
MOST_COMPARISONS = 500_000  # about a second
MOST_LOOK_UPS = 200


class Speller:
    """Right words, to which wrong ones are compared until that has cost enough."""

    def __init__(self, options: Iterable[str]) -> None:
        """Take the right words."""
        self._folded = {option.lower(): option for option in options if len(option) <= LONGEST}
        self._pairs = {folded: _pairs(folded) for folded in self._folded}
        self._joint = "_" if any("_" in option for option in self._folded) else "-"
        self._found: dict[str, str] = {}
        self._most = min(MOST_LOOK_UPS, MOST_COMPARISONS // max(len(self._folded), 1))

    def nearest(self, word: str) -> str:
        """The right word that is spelt most like this one; nothing where none is close, or too many were asked for."""
        if word not in self._found and len(word) <= LONGEST and len(self._found) < self._most:
            self._found[word] = self._nearest(word.strip().lower().replace(" ", self._joint))
        return self._found.get(word, "")

    def _nearest(self, spelt: str) -> str:
        mine = _pairs(spelt)
        shared = {option: len(mine & theirs) / (len(mine) + len(theirs)) for option, theirs in self._pairs.items()}
        candidates = nlargest(CANDIDATES, shared, key=shared.__getitem__)
        return next((self._folded[close] for close in get_close_matches(spelt, candidates, 1, NEAR)), "")


def _pairs(word: str) -> frozenset[str]:
    """The pairs of letters of a word, its ends marked; never empty."""
    return frozenset(map("".join, zip(f"^{word}", f"{word}$", strict=True)))
