"""Reading what was published: the Parquet files of any built or downloaded folder, as frames that the derivation takes."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from scripts.models import PANDAS


class NotPublishedError(Exception):
    """The folder holds no published tables."""


def home(folder: Path) -> Path:
    """Where in a folder the Parquet files are: FOLDER/parquet, or FOLDER itself."""
    return folder / "parquet" if (folder / "parquet").is_dir() else folder


def frames(folder: Path, *tables: str) -> dict[str, pd.DataFrame]:
    """The named tables of FOLDER/parquet, or of FOLDER itself; text as str, days as datetime64. Raises NotPublishedError."""
    where = home(folder)
    for table in tables:
        if not (where / f"{table}.parquet").is_file():
            raise NotPublishedError(
                f"{where} holds no {table}.parquet. Build the tables first (make publish), or name their folder."
            )
    return {table: _frame(parquet.read_table(where / f"{table}.parquet")) for table in tables}


def _frame(table: pa.Table) -> pd.DataFrame:
    arrays = [column.cast(_plain(column.type)) for column in table.columns]
    frame: pd.DataFrame = pa.table(arrays, names=table.column_names).to_pandas(types_mapper=PANDAS.get)
    return frame


def _plain(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_dictionary(kind) or pa.types.is_string(kind):
        return pa.large_string()
    if pa.types.is_date(kind):
        return pa.timestamp("s")
    return pa.int64() if pa.types.is_integer(kind) else kind
