"""What a retired id or code was replaced by is not there."""

from collections.abc import Iterator

from scripts.findings import Case
from scripts.tables import Tables


def find(tables: Tables) -> Iterator[Case]:
    """Successors of retired ids, and of retired codes, that do not exist."""
    retired = tables["retired_ids"]
    for line, table, successor in zip(
        retired.lines, *(retired.column(name).to_pylist() for name in ("table", "replaced_by")), strict=True
    ):
        if successor and table in tables.sheets and successor not in set(tables.ids(table).to_pylist()):
            yield Case("retired_ids", int(line), "replaced_by", successor, f"datasets/{table}.csv")
    sheet = tables["vocabulary"]
    for line, name, successor in zip(
        sheet.lines, *(sheet.column(c).to_pylist() for c in ("vocabulary", "replaced_by")), strict=True
    ):
        if successor and successor not in tables.codes[name or ""]:
            yield Case("vocabulary", int(line), "replaced_by", successor, f"the list {name}")


def remedy(case: Case) -> str:
    """What to write instead."""
    return f"{case.context} does not hold this. Name what took the place, or empty the cell."
