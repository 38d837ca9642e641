"""Synthetic tables made from the real ones, and commands timed on them."""

import csv
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from schemas.package import EDITED, TABLES
from schemas.relations import columns, header, key, referring
from scripts.metadata import as_json
from scripts.outputs import descriptor
from scripts.tree import ROOT

HEAD = "statements | contestant | wall s | CPU s | peak MB | x frictionless | x floor\n---|---|---|---|---|---|---"
STATEMENTS_A_SOURCE = 10


def synthetic(root: Path, statements: int) -> Path:
    """A tree whose sources and statements are copies of the real ones under new ids and words; clean under every rule."""
    folder = root / EDITED
    folder.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        (folder / f"{table}.csv").write_bytes((ROOT / EDITED / f"{table}.csv").read_bytes())
    sources = max(statements // STATEMENTS_A_SOURCE, 1)
    _write(folder, "retired_ids", iter(()))  # they name ids that the copies do not have
    _write(folder, "sources", _sources(sources))
    _write(folder, "statements", _statements(statements, sources))
    if statements < len(_rows("statements")):
        _prune(folder)
    (root / "datapackage.json").write_bytes(as_json(descriptor.edited_package()))
    return root


def _prune(folder: Path) -> None:
    """Leave out the events, actors and places that the few statements do not name."""
    tables = {table: _rows(table, folder) for table in TABLES}
    for table in ("deployments", "arms_transfers", "actors", "places"):
        name, needed, before = key(table)[0], set[str](), -1
        while len(needed) > before:  # a row that is needed needs those that it points to
            before = len(needed)
            for column in (column for column in referring() if column.references == table):
                used = (row for row in tables[column.table] if column.table != table or row[name] in needed)
                needed |= {row[column.name] for row in used}
        tables[table] = [row for row in tables[table] if row[name] in needed]
        _write(folder, table, iter(tables[table]))


def _rows(table: str, folder: Path = ROOT / EDITED) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _write(folder: Path, table: str, rows: Iterator[dict[str, str]]) -> None:
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, header(table), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _sources(count: int) -> Iterator[dict[str, str]]:
    for number, row in enumerate(islice(cycle(_rows("sources")), count)):
        yield row | {
            "source_id": f"source-{number:08}",
            "relays": "",
            "url": f"https://example.org/{number:08}/{row['source_id']}",
        }


def _statements(count: int, sources: int) -> Iterator[dict[str, str]]:
    """Statements by turns of the real ones; each keeps the distance to what it repeats, as far as that one comes before it."""
    real = _rows("statements")
    places = {row["statement_id"]: place for place, row in enumerate(real)}
    each = -(-count // sources)
    for number, row in enumerate(islice(cycle(real), count)):
        repeated = number - number % len(real) + places.get(row["repeats"], number)
        known = row["repeats"] and repeated < number
        yield row | {
            "statement_id": _statement_id(number, each),
            "source_id": f"source-{number // each:08}",
            "repeats": _statement_id(repeated, each) if known else "",
            "stated_on": "",
            "claim": f"{row['claim'][:280]} Row {number}.",
        }


def _statement_id(number: int, each: int) -> str:
    return f"source-{number // each:08}.{number % each + 1:02}"


@dataclass(frozen=True)
class Run:
    """What one run of a command cost: seconds on the clock and of the processor, and megabytes at its peak."""

    wall: float
    cpu: float
    peak: float


def measured(command: Sequence[str]) -> Run:
    """Run a command to its end and say what it cost. Raises CalledProcessError when it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)  # noqa: S603 - our own commands
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def contestants(root: Path, scratch: Path) -> dict[str, list[str]]:
    """The commands that are compared."""
    python = [sys.executable, "-m"]
    tree = ["--excerpt", "--large", "--root", str(root)]
    return {
        "check": [*python, "scripts.check", *tree],
        "build": [*python, "scripts.build", "--bare", *tree, "--out", str(scratch / "built")],
        "derive": [sys.executable, "-c", _DERIVE, str(root)],
        "frictionless": [*python, "frictionless", "validate", str(root / "datapackage.json")],
        "floor": [sys.executable, "-c", _FLOOR, json.dumps(_floor_arguments(root, scratch))],
    }


# Reading and deriving, without check and without writing.
_DERIVE = """
import sys
from pathlib import Path
from scripts import publishing, tree
from scripts.limits import LARGE
from scripts.tables import Tables
publishing.derived(Tables({reading.table: reading.sheet for reading in tree.read_all(Path(sys.argv[1]), LARGE) if reading.sheet}))
"""
# A typed read by pyarrow and a write as Parquet, without any check: nothing that reads the tables can cost less.
_FLOOR = """
import json, sys
import pyarrow as pa
from pyarrow import csv, parquet
for source, target, types in json.loads(sys.argv[1]):
    types = {name: getattr(pa, kind)() for name, kind in types.items()}
    words = dict(null_values=[""], strings_can_be_null=True, true_values=["true"], false_values=["false"])
    options = csv.ConvertOptions(column_types=types, **words)
    parquet.write_table(csv.read_csv(source, convert_options=options), target, compression="zstd")
"""
_ARROW_NAMES = {"date": "date32", "boolean": "bool_", "integer": "int64", "number": "float64"}


def _floor_arguments(root: Path, scratch: Path) -> list[tuple[str, str, dict[str, str]]]:
    return [
        (
            str(root / EDITED / f"{table}.csv"),
            str(scratch / f"{table}.parquet"),
            {column.name: _ARROW_NAMES.get(column.kind.name, "string") for column in columns(table)},
        )
        for table in TABLES
    ]


def compared(name: str, root: Path, repeat: int, left_out: Sequence[str], scratch: Path) -> str:
    """The contestants in turn, `repeat` rounds; the medians as rows of a table."""
    commands = {who: command for who, command in contestants(root, scratch).items() if who not in left_out}
    runs: dict[str, list[Run]] = {who: [] for who in commands}
    for _ in range(repeat):
        for who, command in commands.items():
            runs[who].append(measured(command))
    median = {
        who: Run(*(statistics.median(getattr(r, field) for r in each) for field in ("wall", "cpu", "peak")))
        for who, each in runs.items()
    }
    return "\n".join(_line(name, who, run, median) for who, run in median.items())


def _line(name: str, who: str, run: Run, median: dict[str, Run]) -> str:
    ratios = [f"{run.wall / median[other].wall:.2f}" if other in median else "-" for other in ("frictionless", "floor")]
    return " | ".join([name, who, f"{run.wall:.2f}", f"{run.cpu:.2f}", f"{run.peak:.0f}", *ratios])
