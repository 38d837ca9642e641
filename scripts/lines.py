"""Canonical CSV: one line a row, LF, quotes only around cells with a comma or a quote mark."""

import csv
import io
from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

TEXT = pa.large_string()
_SLICE = 1 << 16  # rows that are written at a time


def canonical_lines(cells: pa.Table) -> Iterator[memoryview]:
    """The rows of a table of text in canonical CSV, some thousands at a time."""
    empty = pc.JoinOptions(null_handling="replace", null_replacement="")
    quoted = [_holds(column, b'",') for column in cells.columns]
    for start in range(0, cells.num_rows, _SLICE):
        part = cells.slice(start, _SLICE).combine_chunks()
        columns = [_quoted(column.chunk(0)) if q else column.chunk(0) for column, q in zip(part.columns, quoted, strict=True)]
        columns[-1] = pc.binary_join_element_wise(columns[-1], _scalar("\n"), _scalar(""), options=empty)
        lines = pc.binary_join_element_wise(*columns, _scalar(","), options=empty)
        yield memoryview(lines.buffers()[2]).cast("B")[: pc.sum(pc.binary_length(lines)).as_py()]


def _scalar(text: str) -> pa.Scalar:
    return pa.scalar(text, TEXT)


def _holds(column: pa.ChunkedArray, characters: bytes) -> bool:
    """Whether any cell of a column holds one of a few ASCII characters; reads the bytes of all cells at once."""
    data = (np.frombuffer(chunk.buffers()[2], np.uint8) for chunk in column.chunks if chunk.buffers()[2])
    return any((part == character).any() for part in data for character in characters)


def _quoted(cells: pa.Array) -> pa.Array:
    """The cells as they stand in the file, those with a comma or a quote mark quoted."""
    doubled = pc.replace_substring(cells, '"', '""')
    return pc.if_else(
        pc.match_substring_regex(cells, '[",]'),
        pc.binary_join_element_wise(_scalar('"'), doubled, _scalar('"'), _scalar("")),
        cells,
    )


def canonical_line(cells: Sequence[str]) -> str:
    """One row as canonical CSV, without its line end."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(cells)
    return buffer.getvalue()
