"""Which row or code a person means: by id, name, alias or title, whatever the case, accents and small slips."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from schemas.kinds import LIST_SEPARATOR
from schemas.relations import key
from scripts.adding.draft import Cells, Draft, Shelf

LIKE = 0.72  # on difflib's scale from 0 to 1
MOST = 8
LONGEST = 200  # characters of a word that is compared
_PLACED = ("origin_place_id", "destination_place_id", "from_place_id", "to_place_id")


@dataclass(frozen=True)
class Candidate:
    """A row or code that may be meant, the words that name it, and what to show beside it."""

    id: str
    label: str
    names: tuple[str, ...]
    about: str = ""  # its definition or description
    coded: bool = False

    def __str__(self) -> str:
        """The id, and the label where it says more."""
        return self.id if fold(self.label) == fold(self.id) or not self.label else f"{self.id} ({self.label})"


def fold(words: str) -> str:
    """Words without accents, case and marks, one space between them."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", words[:LONGEST]) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain.casefold()).split())


def candidates(shelf: Shelf, draft: Draft, table: str) -> list[Candidate]:
    """Every row of a table, the draft's own first."""
    column = key(table)[0]
    return [_candidate(row, column) for row in [*draft.rows.get(table, []), *shelf.rows[table]]]


def _candidate(row: Cells, column: str) -> Candidate:
    label = row.get("name") or row.get("title") or row.get("claim") or ""
    aliases = row.get("aliases", "").split(LIST_SEPARATOR)
    about = " ".join(row.get(name, "") for name in ("description", "designation", "formation", *_PLACED))
    return Candidate(row[column], label, tuple(fold(name) for name in (row[column], label, *aliases) if name), about)


def codes(shelf: Shelf, vocabulary: str) -> list[Candidate]:
    """Every code of a vocabulary that is in use."""
    rows = [row for row in shelf.rows["vocabulary"] if row["vocabulary"] == vocabulary and not row["replaced_by"]]
    return [
        Candidate(row["code"], row["label"], (fold(row["code"]), fold(row["label"])), row["definition"], coded=True)
        for row in rows
    ]


def meant(words: str, among: Iterable[Candidate]) -> str:
    """The one id that the words name exactly, by its id, a name or an alias; empty when none or several are so named."""
    among = list(among)
    if any(candidate.id == words for candidate in among):
        return words
    folded = fold(words)
    found = {candidate.id for candidate in among if folded and folded in candidate.names}
    return found.pop() if len(found) == 1 else ""


def like(words: str, among: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that may be meant, the likeliest first."""
    folded = fold(words)
    scored = [(max((_likeness(folded, name) for name in one.names), default=0.0), one) for one in among]
    return [one for score, one in sorted(scored, key=lambda pair: -pair[0]) if score >= LIKE][:MOST]


def _likeness(one: str, other: str) -> float:
    """1 when equal; high when all the words of one stand in the other, or one is the initials of the other."""
    if one == other:
        return 1.0
    mine, theirs = set(one.split()), set(other.split())
    if mine and (mine <= theirs or (theirs <= mine and len(other) >= 3)):
        return 0.8 + 0.19 * min(len(one), len(other)) / max(len(one), len(other))
    if len(one) >= 2 and "".join(word[0] for word in other.split()) == one.replace(" ", ""):
        return 0.9
    if other.startswith(one) and len(one) >= 3:
        return 0.85
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= LIKE and matcher.quick_ratio() >= LIKE else 0.0
