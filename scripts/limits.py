"""How much is taken in and told: what a stranger sends is refused before it costs memory or time."""

from dataclasses import dataclass

LONGEST_LINE = 100_000  # characters of one line: more than all columns of a row together may hold, and less than csv can read
MOST_CASES = 1_000  # cases of one rule that are spelt out for one table; the report says when there are more
MOST_ENTRIES = 200  # files and folders under datasets/


@dataclass(frozen=True)
class Limits:
    """The largest file that is read, in bytes and in lines."""

    size: int
    lines: int


USUAL = Limits(64 * 1024**2, 300_000)  # 25 and 40 times the largest table of 2026
LARGE = Limits(4 * 1024**3, 20_000_000)  # for tables of one's own making, such as the benchmark's
