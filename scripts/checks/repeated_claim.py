"""A claim stands twice in one document.

The same utterance from the same page is one row. Two figures in one sentence are two rows with two sentences.
"""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scripts.findings import Case
from scripts.lines import TEXT
from scripts.tables import Tables, cases


def find(tables: Tables) -> Iterator[Case]:
    """Statements whose claim an earlier row of the same document holds, word for word."""
    sheet = tables["statements"]
    claims = np.asarray(pc.fill_null(sheet.column("claim").combine_chunks().dictionary_encode().indices, -1))
    again = sheet.take(
        np.flatnonzero(np.isin(claims, claims[_repeated(claims)])), "source_id", "claim"
    )  # only these can stand twice in one document
    both = pc.binary_join_element_wise(again.column("source_id"), again.column("claim"), pa.scalar("\x01", TEXT))
    codes = np.asarray(pc.fill_null(both.combine_chunks().dictionary_encode().indices, -1))
    yield from cases(again, "claim", _repeated(codes))


def _repeated(codes: "np.ndarray[tuple[int], np.dtype[np.int32]]") -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Which codes came before. A dictionary numbers its words as they come, so a new one is greater than all before it."""
    highest = np.maximum.accumulate(np.append(-1, codes))[:-1]
    return (codes <= highest) & (codes >= 0)


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "Another row of this document holds the same sentence. Delete the copy, or say in each what only it says."
