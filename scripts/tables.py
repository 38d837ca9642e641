"""The tables of one run of the check, and what rules ask of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from schemas.kinds import LIST_SEPARATOR
from schemas.relations import Column, coded, key, referring
from scripts.files import Entry
from scripts.findings import Case
from scripts.limits import MOST_CASES
from scripts.lines import TEXT, canonical_line
from scripts.sheets import Sheet
from scripts.spelling import Speller


class UnreadableTableError(Exception):
    """A rule asks for a table that could not be read."""


@dataclass
class Tables:
    """The tables that could be read, with what else a rule may ask for."""

    sheets: Mapping[str, Sheet]
    least_rows: Mapping[str, int] = field(default_factory=dict)
    former: Mapping[str, Sheet] = field(default_factory=dict)  # as the base revision held them
    entries: tuple[Entry, ...] = ()
    malformed: frozenset[Case] = frozenset()  # the cells that are not judged further, found before the rules across tables run
    _names: dict[str, dict[str, str]] = field(default_factory=dict)
    _spellers: dict[str, Speller] = field(default_factory=dict)

    def __getitem__(self, table: str) -> Sheet:
        """The table; UnreadableTableError when it could not be read."""
        try:
            return self.sheets[table]
        except KeyError:
            raise UnreadableTableError(table) from None

    def referring(self) -> Iterator[tuple[Column, Sheet, Sheet]]:
        """Every column that holds ids, with its table and the table that it points to, where both could be read."""
        for column in referring():
            sheet, parent = self.sheets.get(column.table), self.sheets.get(column.references or "")
            if sheet and parent:
                yield column, sheet, parent

    def coded(self) -> Iterator[tuple[Column, Sheet]]:
        """Every column that holds codes, with its table, where it could be read."""
        return ((column, self.sheets[column.table]) for column in coded() if column.table in self.sheets)

    @cached_property
    def codes(self) -> dict[str, dict[str, str]]:
        """For each vocabulary its codes, each with its successor (empty: in use)."""
        sheet = self["vocabulary"]
        lists: dict[str, dict[str, str]] = {}
        for name, code, successor in zip(
            *(sheet.column(c).to_pylist() for c in ("vocabulary", "code", "replaced_by")), strict=True
        ):
            lists.setdefault(name or "", {})[code or ""] = successor or ""
        return lists

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        """For each vocabulary the code of each label, in small letters: people write "English" for en."""
        sheet = self["vocabulary"]
        lists: dict[str, dict[str, str]] = {}
        for name, code, label in zip(*(sheet.column(c).to_pylist() for c in ("vocabulary", "code", "label")), strict=True):
            lists.setdefault(name or "", {})[(label or "").casefold()] = code or ""
        return lists

    def known_as(self, table: str) -> dict[str, str]:
        """The id of each name, title and alias of a table, in small letters; of what names several rows, none."""
        if table not in self._names:
            self._names[table] = self._known_as(table)
        return self._names[table]

    def _known_as(self, table: str) -> dict[str, str]:
        sheet = self[table]
        columns = [name for name in ("name", "title", "aliases") if name in sheet.cells.column_names]
        found: dict[str, set[str]] = {}
        for name, *cells in zip(*(sheet.column(c).to_pylist() for c in (key(table)[0], *columns)), strict=True):
            for word in (word for cell in cells if cell for word in cell.split(LIST_SEPARATOR)):
                found.setdefault(word.casefold(), set()).add(name)
        return {word: min(names) for word, names in found.items() if len(names) == 1}

    def spelt(self, table: str) -> Speller:
        """The ids of a table, to which wrong ones are compared."""
        if table not in self._spellers:
            self._spellers[table] = Speller(distinct(self[table], key(table)[0]))
        return self._spellers[table]

    def meant(self, table: str, words: str) -> str:
        """The id of the row that is known by these words, or else the id that is spelt most like them, or nothing."""
        return self.known_as(table).get(words.strip().casefold()) or self.spelt(table).nearest(words)

    def gone(self, table: str) -> list[tuple[str, ...]]:
        """The keys of the base revision that the table holds no more, in order."""
        lost = set(keys(self.former[table])) - set(keys(self[table]))
        return sorted(name for name in lost if name[0] not in self[table].broken)

    def kept(self, table: str, *columns: str) -> tuple[Sheet, Sheet]:
        """The rows that the base revision had too, and beside each, in the same order, what it was then; the named columns."""
        now, then = self[table], self.former[table]
        name = key(table)[0]
        found = pc.index_in(now.column(name), value_set=then.column(name).combine_chunks(), skip_nulls=True)
        rows = np.flatnonzero(np.asarray(found.is_valid()))
        return now.take(rows, *columns), then.take(np.asarray(found.drop_null()), *columns)

    def line_before(self, table: str, name: str) -> str:
        """The row of this id as a line of the file of the base revision; empty where it held none, or several of that name."""
        sheet = self.former.get(table)
        found = sheet.cells.filter(pc.equal(sheet.column(key(table)[-1]), name)).to_pylist() if sheet else []
        return canonical_line([cell or "" for cell in found[0].values()]) if len(found) == 1 else ""

    def malformed_ids(self, table: str) -> tuple[str, ...]:
        """What stands where ids of the table should: rows that point to the right id are not at fault."""
        column = key(table)[0]
        return tuple(sorted(case.found for case in self.malformed if case.table == table and case.column == column))

    def sound(self, sheet: Sheet, column: str) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
        """For each row of a sheet, whether its cell is well-formed, so that other rows can be judged by it."""
        wrong = [case.line for case in self.malformed if (case.table, case.column) == (sheet.table, column)]
        return ~np.isin(sheet.lines, wrong)

    def ids(self, table: str) -> pa.Array:
        """The ids of a table, those of its broken rows included, so that one fault does not look like many."""
        sheet = self[table]
        return pa.concat_arrays([*sheet.column(key(table)[0]).chunks, pa.array(sheet.broken, TEXT)])


def keys(sheet: Sheet) -> list[tuple[str, ...]]:
    """What tells the rows of a table apart, row by row."""
    columns = [pc.fill_null(sheet.column(name), "").to_pylist() for name in key(sheet.table)]
    return list(zip(*columns, strict=True))


def rows_by_rest(sheet: Sheet, names: Iterable[str]) -> dict[str, tuple[str | None, ...]]:
    """For each of these ids what stands in the other columns of its row."""
    wanted = set(names)
    rows = zip(*(sheet.column(name).to_pylist() for name in sheet.cells.column_names), strict=True)
    return {name: tuple(rest) for name, *rest in rows if name in wanted}


def cases(sheet: Sheet, column: str, wrong: Any, context: Any = None) -> Iterator[Case]:
    """A case for each row whose flag in `wrong` (Arrow or numpy; null is no) is set, at most one more than MOST_CASES."""
    flags = np.asarray(pc.fill_null(wrong, False)) if isinstance(wrong, pa.Array | pa.ChunkedArray) else np.asarray(wrong)
    rows = np.flatnonzero(flags)[: MOST_CASES + 1]
    found = sheet.column(column).take(pa.array(rows)).to_pylist()
    contexts = context.take(pa.array(rows)).to_pylist() if context is not None else [""] * len(rows)
    for row, cell, beside in zip(rows, found, contexts, strict=True):
        yield Case(sheet.table, int(sheet.lines[row]), column, cell or "", beside or "")


def differ(one: Sheet, other: Sheet, column: str) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Where the cells of a column of two sheets of one length are not the same."""
    return np.asarray(pc.not_equal(pc.fill_null(one.column(column), ""), pc.fill_null(other.column(column), "")))


def looked_up(keys: pa.ChunkedArray, wanted: pa.ChunkedArray, values: pa.ChunkedArray) -> pa.ChunkedArray:
    """For each of `wanted`, the value beside the same key; null where there is none."""
    return values.take(pc.index_in(wanted, value_set=keys.combine_chunks(), skip_nulls=True))


def repetitions(statements: Sheet, *columns: str) -> tuple[Sheet, Sheet]:
    """The statements that repeat a known one, and beside each, in the same order, what it repeats; of both, the named columns."""
    ids = statements.column("statement_id").combine_chunks()
    known = pc.index_in(statements.column("repeats"), value_set=ids, skip_nulls=True)
    rows = np.flatnonzero(np.asarray(known.is_valid()))
    return statements.take(rows, *columns), statements.take(np.asarray(known.drop_null()), *columns)


def distinct(sheet: Sheet, column: str) -> list[str]:
    """The distinct cells of a column, gaps left out."""
    return [value for value in pc.unique(sheet.column(column)).to_pylist() if value is not None]


def where(sheet: Sheet, column: str, wrong: Mapping[str, str], right: Speller | None = None) -> Iterator[Case]:
    """A case for each row whose cell is a key of `wrong`; the value is its context.

    The nearest of the right words goes with it.
    """
    if not wrong:
        return
    flags = pc.is_in(sheet.column(column), value_set=pa.array(wrong, TEXT))
    right = right or Speller(())
    for case in cases(sheet, column, flags):
        yield replace(case, context=wrong[case.found], suggestion=right.nearest(case.found))


def nearest(value: str, options: Iterable[str]) -> str:
    """The option that is spelt most like the value, or nothing where none is close. For many values, take one Speller."""
    return Speller(options).nearest(value)
