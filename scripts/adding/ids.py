"""Ids for new rows: short, readable, and never one that a row has or had."""

import re
import subprocess
from collections import Counter
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path

from schemas.kinds import SLUG
from scripts import addresses
from scripts.adding.draft import Cells, Shelf
from scripts.adding.near import fold
from scripts.findings import file_of

TOPIC_WORDS = 2
_WORD = re.compile("[a-z]{3}[a-z0-9]{0,21}")
PATIENCE = 20  # seconds that reading the history may take; without it the tables alone are looked at
_DATED = re.compile(r"^(.+?)-(?:19|20)[0-9]{2}(?:-|$)")
# What tells no two documents apart: small words, and what nearly every title of this field holds.
_IDLE = re.compile(
    "a|an|and|are|as|at|be|but|by|for|from|has|have|her|his|how|in|into|is|its?|near|new|no|not|of|off|on|or|over|says?|said|that|the"
    "|their|there|this|to|under|up|was|were|what|when|where|who|why|will|with|after|about|html|amp|index|article|news|story"
    "|around|amid|before|more|than|since|north|south|koreas?|koreans?|dprk|russias?|russians?"
)


def slug(words: str, most: int = 6) -> str:
    """Words as an id: lower-case ASCII letters and digits joined by hyphens; empty when none is of the Latin script."""
    kept = [word for word in fold(words).split() if re.fullmatch("[a-z0-9]+", word)]
    return "-".join(kept[:most])


def unique(wanted: str, taken: Collection[str]) -> str:
    """The id itself, or with the next free number behind it."""
    tried, number = wanted, 2
    while tried in taken:
        tried, number = f"{wanted}-{number}", number + 1
    return tried


def topic(shelf: Shelf, document: Cells) -> str:
    """The rarest words of the title, else of the address, in their order there."""
    path = addresses.path(document.get("url", "")).rstrip("/").rsplit("/", 1)[-1].removesuffix(".html")
    for words in (document.get("title", ""), path):
        telling = [*dict.fromkeys(filter(_tells, fold(words).split()))]
        if telling:
            times = Counter(word for row in shelf.rows["sources"] for word in set(fold(row["title"]).split()))
            rarest = sorted(telling, key=lambda word: times[word])[:TOPIC_WORDS]
            return "-".join(word for word in telling if word in rarest)
    return ""


def _tells(word: str) -> bool:
    """Whether a word can tell a document apart: a Latin one, no number, no hash, none that stands in every title."""
    return bool(_WORD.fullmatch(word)) and not _IDLE.fullmatch(word) and not re.fullmatch("[0-9a-f]{8,}", word)


def publisher_part(shelf: Shelf, document: Cells) -> str:
    """How the ids of this publisher's other documents of the same host begin, else the publisher's own name or the host."""
    named, mine = fold(document.get("publisher", "")), host(document)
    same = [row for row in shelf.rows["sources"] if fold(row["publisher"]) == named and host(row) == mine]
    begun = Counter(hit[1] for row in same if (hit := _DATED.match(row["source_id"])))
    if begun:
        return begun.most_common(1)[0][0]
    return slug(named.removeprefix("the "), 3) or slug(mine.rsplit(".", 1)[0]) or "document"


def host(document: Cells) -> str:
    """The host of the document's address, without the www. or m. that tells no two sites apart."""
    return re.sub(r"^(?:www|m|amp)\.", "", addresses.host(document.get("url", "")))


def source_id(shelf: Shelf, document: Cells, about: str = "") -> str:
    """Publisher, date as known, topic; unlike any id that is or was."""
    parts = (publisher_part(shelf, document), document.get("published_on", ""), slug(about) or topic(shelf, document))
    wanted = slug(" ".join(part for part in parts if part), most=12)
    return unique(wanted, {*shelf.ids("sources"), *former(shelf, "sources", [wanted]), *_retired(shelf, "sources")})


def next_numbers(shelf: Shelf, document: str) -> Iterable[str]:
    """Statement ids of the document, from the first number that no row has or had."""
    ids = {*shelf.ids("statements"), *_retired(shelf, "statements"), *former(shelf, "statements", [document])}
    pattern = re.compile(re.escape(document) + r"\.([0-9]+)")
    number = max((int(hit[1]) for name in ids if (hit := pattern.fullmatch(name))), default=0)
    while True:
        number += 1
        yield f"{document}.{number:02}"


def _retired(shelf: Shelf, table: str) -> set[str]:
    return {row["id"] for row in shelf.rows["retired_ids"] if row["table"] == table}


def former(shelf: Shelf, table: str, beginnings: Iterable[str]) -> set[str]:
    """Ids that begin so in any version of the table that git knows; none where there is no history to read."""
    wanted = [name for name in beginnings if re.fullmatch(SLUG, name)]
    if not wanted:
        return set()
    pattern = f"^({'|'.join(wanted)})[-.,0-9]*,"
    return set(re.findall(rf"^[-+]((?:{'|'.join(wanted)})[-.0-9]*),", _history(shelf.root, table, pattern), re.MULTILINE))


@cache
def _history(root: Path, table: str, pattern: str) -> str:
    command = ["git", "-C", str(root), "log", "--format=", "-p", "-U0", "--no-ext-diff", "-E", f"-G{pattern}", "--"]
    try:
        done = subprocess.run(  # noqa: S603 - fixed words, no shell; the pattern holds letters, digits and hyphens
            [*command, file_of(table)], capture_output=True, check=False, timeout=PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""
