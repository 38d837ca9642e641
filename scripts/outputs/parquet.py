"""Parquet files that are byte-identical for identical tables: every option that changes bytes is stated."""

from pathlib import Path

import pyarrow as pa
from pyarrow import parquet


def write(table: pa.Table, path: Path) -> None:
    """Write one table. Bytes still depend on the version of pyarrow, which the lock pins."""
    parquet.write_table(
        table.combine_chunks(),
        path,
        version="2.6",
        compression="zstd",
        compression_level=3,
        row_group_size=1 << 20,
        use_dictionary=True,
        write_statistics=True,
        data_page_version="1.0",
        store_schema=True,
    )
