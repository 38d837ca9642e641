"""The canonical form of a table's file, made from any form that can be understood without a guess."""

import unicodedata

from schemas.relations import Column, columns, header, key
from scripts.findings import Case
from scripts.format import MENDED
from scripts.lines import canonical_line
from scripts.linewise import HEADER_LINE, header_is_right, header_of, records
from scripts.reading import decode
from scripts.sheets import Reading


def formatted(table: str, raw: bytes) -> tuple[bytes | None, list[tuple[str, Case]]]:
    """The file in canonical form, or None and the faults that forbid it."""
    reading = Reading(table)
    text = decode(reading, raw)
    if text is None:
        return None, reading.faults
    if any(case.found == "CR" for rule, case in reading.faults if rule == "carriage-return"):
        return None, reading.faults  # a lone CR may be a line end or a part of a cell
    rows = _rows(reading, text)
    refused = [(rule, case) for rule, case in reading.faults if rule not in MENDED]
    if rows is None or refused:
        return None, refused
    lines = [canonical_line(header(table)), *map(canonical_line, rows)]
    return ("\n".join(lines) + "\n").encode(), []


def _rows(reading: Reading, text: str) -> list[list[str]] | None:
    """The rows in the order of their ids and of the schema's columns, with clean cells."""
    names = header(reading.table)
    lines = text[:-1].split("\n")
    found = header_of(reading, lines[0])
    if found is None or (not header_is_right(reading, found, names) and sorted(found) != sorted(names)):
        return None
    order = [found.index(name) for name in names]
    rows = [
        [_small(column, clean(cells[place])) for column, place in zip(columns(reading.table), order, strict=True)]
        for line, cells in records(reading, lines, len(names))
        if line > HEADER_LINE and cells is not None
    ]
    keys = [names.index(name) for name in key(reading.table)]
    return sorted(rows, key=lambda cells: [cells[place] for place in keys])


def _small(column: Column, cell: str) -> str:
    """The cell, with TRUE and FALSE in small letters where the column holds nothing else."""
    return cell.lower() if column.kind.name == "boolean" and cell.lower() in ("true", "false") else cell


def clean(cell: str) -> str:
    """A cell in NFC, without plain spaces at its ends. All other characters stay: a person must look at them."""
    return unicodedata.normalize("NFC", cell).strip(" ")
