"""Damage by chance, the same for the same seed: `python -m tests.fuzz --count 100000 --seed 1`.

Every input is read and formatted, and one in `--check-every` is checked and reported in every form too. What must hold for any:
nothing is raised; what was formatted stays as it is when it is formatted again, and holds the same cells; no report holds a
character that does something.
"""

import os
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from random import Random

import click

from schemas.package import TABLES
from schemas.relations import header
from scripts import cells, models, reporting
from scripts.canonical import clean, formatted
from scripts.reading import read_bytes
from scripts.sheets import Reading
from tests.builders import Tree, example
from tests.memory import remembering

PIECES = [
    *('"', '""', ",", "\n", "\r", "\r\n", ";", "\t", "|", " ", "\0", "\x1b[31m", "\u200b", "\u202e", "\ufeff", "\u2028"),
    *("\u0301", "=1+1", "@x", "-", "nan", "inf", "1e999", "9" * 400, "-0", "1,000", "\u0663", "TRUE", "NA", "null", "::error::x"),
    *("##[group]", "2024-02-30", "0000", "9999-99-99", "2024-10", "agency-2024-10-23-briefing.01", "x" * 3_000, "a;b;;c", "<b>"),
    *("&amp;", "`|`", "https://", "https://[::1", "http://127.0.0.1/", "https://xn--/", "javascript:x", "\U000e0041", "\u0430"),
    *("e" + "\u0301" * 9, ""),
]


def damaged(raw: bytes, chance: Random) -> bytes:
    """Some bytes of a file flipped, cut, doubled, put in, or made anew."""
    for _ in range(chance.randint(1, 4)):
        here, there = sorted(chance.randint(0, len(raw)) for _ in range(2))
        near = min(there, here + chance.choice((1, 3, 40)))
        piece = chance.choice(PIECES).encode()
        raw = chance.choice(
            (
                raw[:here] + piece + raw[here:],
                raw[:here] + piece + raw[near:],
                raw[:here] + raw[near:],
                raw[:near] + raw[here:],
                raw[:here] + chance.randbytes(chance.randint(1, 6)) + raw[near:],
                raw[: max(here, 1)],
                raw[: raw.find(b"\n") + 1] + chance.randbytes(chance.randint(0, 60)),
            )
        )
    return raw


def with_odd_cells(tree: Tree, table: str, chance: Random) -> None:
    """Other words in some cells of a table."""
    for _ in range(chance.randint(1, 5)):
        row = chance.choice(tree.rows[table])
        name = chance.choice(header(table))
        row[name] = chance.choice((chance.choice(PIECES), row[name] + chance.choice(PIECES), chance.choice(list(row.values()))))


def made(chance: Random) -> tuple[Tree, str]:
    """The example with one damaged table, and which."""
    tree, table = example(), chance.choice(list(TABLES))
    with_odd_cells(tree, table, chance)
    raw = tree.text(table).encode()
    tree.raw[table] = damaged(raw, chance) if chance.random() < 0.6 else raw
    return tree, table


def cleaned(reading: Reading) -> list[list[str]]:
    """The cells of all rows as the formatter writes them, but for the case of TRUE and FALSE; in an order of their own."""
    rows = reading.sheet.cells.to_pylist() if reading.sheet else []
    return sorted([clean(cell or "").replace("TRUE", "true").replace("FALSE", "false") for cell in row.values()] for row in rows)


def formats_safely(table: str, raw: bytes) -> None:
    """What must hold of reading and formatting any bytes."""
    before = read_bytes(table, raw)
    after, refused = formatted(table, raw)
    assert (after is None) == bool(refused), refused
    if after is not None:
        assert formatted(table, after) == (after, [])
        if before.sheet and not before.sheet.broken:
            assert cleaned(read_bytes(table, after)) == cleaned(before)


def reports_safely(tree: Tree, root: Path) -> None:
    """What must hold of checking any tables."""
    report = tree.check(root)
    assert report.crashes == {}
    for form, words in reporting.FORMATS.items():
        out = words(report)
        out.encode()
        assert form == "json" or not {"\x1b", "\0", "\r", "\u202e", "\u200b"} & set(out)


def run(count: int, seed: int, check_every: int, told: Callable[[str], None]) -> tuple[int, float, int]:
    """Damage and judge: how many inputs failed, and the seconds and the number of the slowest."""
    for module, remembered in zip((cells, models), remembering(), strict=True):  # the whole tables are judged once
        module.faults = remembered  # type: ignore[attr-defined]
    failed, slowest, which = 0, 0.0, 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            start = time.perf_counter()
            tree, table = made(Random(f"{seed}-{number}"))  # noqa: S311 - chance, not secrecy
            try:
                formats_safely(table, tree.raw[table])
                if number % check_every == 0:
                    reports_safely(tree, Path(folder))
            except Exception:  # noqa: BLE001 - whatever is raised is what is looked for
                failed += 1
                told(f"input {number}, {table}.csv:\n{traceback.format_exc()}")
            slowest, which = max((slowest, which), (time.perf_counter() - start, number))
    return failed, slowest, which


@click.command(epilog="Example: python -m tests.fuzz --count 100000 --seed 1")
@click.option("--count", type=click.IntRange(1), default=1_000, show_default=True, help="How many inputs.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed makes other inputs.")
@click.option("--check-every", type=click.IntRange(1), default=40, show_default=True, help="Check each of so many; read all.")
def main(count: int, seed: int, check_every: int) -> None:
    """Damage the example by chance; print what was raised, the slowest input and the peak memory. Exits 1 when anything was."""
    start = time.perf_counter()
    failed, slowest, which = run(count, seed, check_every, click.echo)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    click.echo(
        f"{count:,} inputs of seed {seed} in {time.perf_counter() - start:.0f} s ({os.times().user:.0f} s of the processor): "
        f"{failed} failed; slowest {slowest:.2f} s (input {which}); peak {peak:.0f} MB."
    )
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
