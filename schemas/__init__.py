"""What is true of the tables: one pandera model per table, their relations, the facts of the package.

Nothing here reads a file or prints. Everything else that describes a column (the check, `datapackage.json`, the Arrow schema of
the Parquet files, the column tables of `datasets/README.md`) is made from these models.
"""
