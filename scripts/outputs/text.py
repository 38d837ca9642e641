"""Derived frames as cells of text, in the same written form as the edited tables, so that CSV and Parquet come from one thing."""

from typing import Any

import pandas as pd
import pyarrow as pa

from schemas.kinds import LIST_SEPARATOR
from schemas.relations import columns, header
from scripts.lines import TEXT, canonical_lines


def cells(table: str, frame: pd.DataFrame, edited: pa.Table | None) -> pa.Table:
    """The published columns of the table as text; nothing known is null.

    Columns of `edited` are taken as they stand there, in the same order of rows; the others are written from the frame. KeyError
    when neither has a column.
    """
    kept = dict(zip(edited.column_names, edited.columns, strict=True)) if edited is not None else {}
    arrays = [
        kept[column.name] if column.name in kept else pa.array(_written(frame[column.name], column.kind.name), TEXT)
        for column in columns(table, "published")
    ]
    return pa.table(arrays, names=list(header(table, "published")))


def _written(values: "pd.Series[Any]", kind: str) -> list[str | None]:
    write = _WRITERS.get(kind, str)
    known = values.notna().to_numpy()
    return [write(value) if given else None for value, given in zip(values.tolist(), known, strict=True)]


def _number(value: float) -> str:
    """The shortest plain decimal that is the same number: no exponent, no trailing zeros."""
    rounded = round(float(value), 6)
    return str(int(rounded)) if rounded == int(rounded) else f"{rounded:f}".rstrip("0")


def _list(value: Any) -> str | None:
    return (value if isinstance(value, str) else LIST_SEPARATOR.join(value)) or None


_WRITERS: dict[str, Any] = {
    "number": _number,
    "integer": lambda value: str(int(value)),
    "boolean": lambda value: "true" if value else "false",
    "date": lambda value: value if isinstance(value, str) else f"{value:%Y-%m-%d}",
    "list": _list,
}


def csv(table: pa.Table) -> bytes:
    """The canonical CSV of a table of text."""
    return b"".join([(",".join(table.column_names) + "\n").encode(), *canonical_lines(table)])
