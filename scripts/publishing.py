"""The published folder: derived from checked tables, written in one step."""

import shutil
from pathlib import Path

import pandas as pd

from schemas.relations import MODELS
from scripts import models, tree
from scripts.derive import contradictions, estimates, events, origins
from scripts.metadata import as_json
from scripts.outputs import arrow, companions, descriptor, parquet, text
from scripts.tables import Tables
from scripts.writing import replaced_folder


def publish(root: Path, tables: Tables, out: Path, *, bare: bool = False) -> None:
    """Write csv/, parquet/ and datapackage.json into `out`, which is replaced as a whole; unless `bare`, what goes with them too.

    The CSV files of tables to which nothing is added are the checked bytes themselves: what is not written again cannot drift.
    """
    edited = {name: sheet.cells for name, sheet in tables.sheets.items()}
    made = {table: text.cells(table, frame, edited.get(table)) for table, frame in derived(tables).items()}
    with replaced_folder(out) as folder:
        (folder / "csv").mkdir()
        (folder / "parquet").mkdir()
        for table in MODELS["published"]:
            target = folder / "csv" / f"{table}.csv"
            if table in made:
                target.write_bytes(text.csv(made[table]))
            else:
                shutil.copyfile(tree.path(root, table), target)
            cells = made[table] if table in made else edited[table]
            parquet.write(arrow.typed(table, cells), folder / "parquet" / f"{table}.parquet")
        package = descriptor.published_package(folder, tables.codes)
        (folder / "datapackage.json").write_bytes(as_json(package))
        if not bare:
            companions.add(folder, tree.ROOT)


def derived(tables: Tables) -> dict[str, pd.DataFrame]:
    """Every published table to which the derivation adds columns or rows, as a frame."""
    statements, vintages = figures(tables)
    deployments, transfers, actors = (_frame(tables, table) for table in ("deployments", "arms_transfers", "actors"))
    return {
        "statements": statements,
        "deployments": events.derive(deployments, statements, vintages, actors),
        "arms_transfers": events.derive(transfers, statements, vintages, actors),
        "estimates": vintages,
        "contradictions": contradictions.derive(statements),
    }


def figures(tables: Tables) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The published statements, and the estimates that rest on them."""
    actors = _frame(tables, "actors")
    statements = origins.derive(_frame(tables, "statements"), _frame(tables, "sources"), actors)
    return statements, estimates.derive(statements, actors)


def _frame(tables: Tables, table: str) -> pd.DataFrame:
    return models.typed(table, tables[table].cells)[0]
