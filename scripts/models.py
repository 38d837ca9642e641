"""From text to typed cells, one by one, and through the pandera model of the table; its failures as cases of our rules."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pandera
import pyarrow as pa
import pyarrow.compute as pc

from schemas.kinds import CAST, whole
from schemas.relations import MODELS, Column, Stage, columns, header
from scripts.findings import Case
from scripts.limits import MOST_CASES
from scripts.sheets import Sheet
from scripts.tables import cases

STILL_JUDGED = ("missing-value", "duplicate-id")  # rules of a cell whose text is right as far as it goes
_STRINGS = pd.StringDtype("pyarrow", na_value=np.nan)


def typed(table: str, cells: pa.Table, stage: Stage = "edited") -> tuple[pd.DataFrame, dict[str, Any]]:
    """The frame that the table's model takes, and for each cast column flags of the cells that are not of its form.

    Those are left empty in the frame.
    """
    arrays: list[Any] = []
    malformed: dict[str, Any] = {}
    for column in columns(table, stage):
        values = cells.column(column.name)
        if column.kind.name in CAST:
            sound = pc.match_substring_regex(values, whole(column.kind.pattern or ""))
            malformed[column.name] = pc.fill_null(pc.invert(sound), False)
            values = pc.cast(pc.if_else(sound, values, None), _ARROW[column.kind.name])
        arrays.append(values)
    arrow = pa.table(arrays, names=cells.column_names)
    return arrow.to_pandas(types_mapper=PANDAS.get), malformed


_ARROW = {"number": pa.float64(), "integer": pa.int64(), "boolean": pa.bool_()}
# How Arrow types are held in the frames that models and derivation take.
PANDAS = {pa.large_string(): _STRINGS, pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}


def faults(sheet: Sheet, malformed: set[tuple[str, int, str]], crashes: dict[str, str]) -> Iterator[tuple[str, Case]]:
    """The cases of one table, by rule: cells that cannot be cast, then what its model finds.

    Cells that cannot be cast are added to `malformed`; a rule that raises is our fault and goes to `crashes`.
    """
    frame, uncast = typed(sheet.table, sheet.cells)
    kinds = {column.name: column for column in columns(sheet.table)}
    for name, flags in uncast.items():
        for case in cases(sheet, name, flags):
            malformed.add((case.table, case.line, case.column))
            yield _written_rule(kinds[name], case.found), case
    frame.index = pd.RangeIndex(len(frame))
    try:
        MODELS["edited"][sheet.table].validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        yield from _failures(sheet, errors.schema_errors, malformed, crashes)


def _failures(
    sheet: Sheet, errors: Sequence[Any], malformed: set[tuple[str, int, str]], crashes: dict[str, str]
) -> Iterator[tuple[str, Case]]:
    """The cases of what the model found: cells first, so that a row with a malformed cell is not judged by that cell."""
    for error in sorted(errors, key=lambda error: _by_row(sheet, error)):
        rule, read = _rule(sheet, error)
        if error.reason_code is pandera.errors.SchemaErrorReason.CHECK_ERROR:
            crashes[rule] = str(error.failure_cases)
            continue
        for case in _rows(sheet, read[0], error):
            if not any((case.table, case.line, column) in malformed for column in read):
                if not _by_row(sheet, error) and rule not in STILL_JUDGED:
                    malformed.add((case.table, case.line, case.column))
                yield rule, case


def _by_row(sheet: Sheet, error: Any) -> bool:
    return error.schema.name not in header(sheet.table)


def _written_rule(column: Column, cell: str) -> str:
    """The rule that a cell of a wrong form breaks."""
    in_capitals = column.kind.name == "boolean" and cell.lower() in ("true", "false")
    return "boolean-in-capitals" if in_capitals else column.kind.rule


def _rule(sheet: Sheet, error: Any) -> tuple[str, Sequence[str]]:
    """The code of the rule that a failure breaks, and the columns that it reads."""
    by_row = _by_row(sheet, error)
    name = error.check if isinstance(error.check, str) else error.check.error if by_row else error.check.name
    if by_row:
        return name, error.check.statistics["columns"]
    return error.schema.metadata["rules"][name], (error.schema.name,)


def _rows(sheet: Sheet, column: str, error: Any) -> Iterator[Case]:
    if error.check_output is not None:
        output = error.check_output
        rows = output.index[~output.astype(bool)].to_numpy()
    else:
        rows = np.unique(error.failure_cases["index"].to_numpy(dtype=np.int64))
    flags = np.zeros(len(sheet.lines), dtype=bool)
    flags[rows[: 2 * MOST_CASES]] = True
    return cases(sheet, column, flags)
