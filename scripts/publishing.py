"""The published folder, made of checked tables in one step."""

import shutil
from pathlib import Path

from schemas.package import TABLES
from scripts import tree
from scripts.metadata import as_json
from scripts.outputs import arrow, descriptor, parquet
from scripts.tables import Tables
from scripts.writing import replaced_folder


def publish(root: Path, tables: Tables, out: Path) -> None:
    """Write csv/, parquet/ and datapackage.json into `out`, which is replaced as a whole.

    The CSV files are the checked bytes themselves: what is not written again cannot drift.
    """
    with replaced_folder(out) as folder:
        (folder / "csv").mkdir()
        (folder / "parquet").mkdir()
        for table in TABLES:
            shutil.copyfile(tree.path(root, table), folder / "csv" / f"{table}.csv")
            parquet.write(arrow.typed(table, tables[table].cells), folder / "parquet" / f"{table}.parquet")
        package = descriptor.published_package(folder, tables.codes)
        (folder / "datapackage.json").write_bytes(as_json(package))
