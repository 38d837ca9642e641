"""Who repeats whom: statements as a tree below their origin, and what each relay made of it."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from scripts.explorer import words
from scripts.explorer.library import Library
from scripts.explorer.records import Record
from scripts.explorer.rows import Rows

_IN_FIGURE = ("figure", "bound", "unit")  # all of them show in the words of a figure


def changes(row: Record, origin: Record) -> Iterator[tuple[str, str, str]]:
    """What a relay changed: the name of it, what its origin has, what the relay has. The words of a figure are one change."""
    named: list[str] = row["relay_changes"] or []
    if any(name in named for name in _IN_FIGURE):
        yield "figure", origin["figure"] or "none", row["figure"] or "none"
    for name in named:
        if name not in _IN_FIGURE:
            yield words.code(name), words.code(origin[name]) or "none", words.code(row[name]) or "none"


def tree(library: Library, rows: Rows, about: Iterable[Record]) -> Markup:
    """For each origin that is repeated, most repeated first, what repeats it, each below what it names as its source."""
    origins = sorted(
        ((len(_all(library, row)), row) for row in about if row["is_origin"] and row["statement_id"] in library.repetitions),
        key=lambda pair: (-pair[0], pair[1]["statement_id"]),
    )
    return Markup("".join(_origin(library, rows, row, count) for count, row in origins))  # noqa: S704 - escaped where words enter


def _all(library: Library, row: Record) -> list[Record]:
    """Everything below a statement; one that is met again is not gone through again."""
    found: dict[str, Record] = {}
    ahead = [row]
    while ahead:
        for one in library.repetitions.get(ahead.pop()["statement_id"], []):
            if one["statement_id"] not in found:
                found[one["statement_id"]] = one
                ahead.append(one)
    return [*found.values()]


def _origin(library: Library, rows: Rows, row: Record, count: int) -> str:
    changed = sum(bool(one["relay_changes"]) for one in _all(library, row))
    kept = f", {changed:,} with a change" if changed else ""
    return (
        f'<details class="tree"{_known(row)}><summary>{words.known(row)} {words.text(words.voice(row))}: '
        f"{words.text(row['claim'])} <small>{words.counted(count, 'repetition')}{kept}</small></summary>"
        f'<ul><li>{_place(rows, row)}{_below(library, rows, row, row, {row["statement_id"]})}</li></ul></details>\n'
    )  # fmt: skip


def _known(row: Record) -> str:
    """Since when it is known, for the script; what has no day is known on none but the newest."""
    return f' data-known="{row["known_on"] or "9999"}"'


def _below(library: Library, rows: Rows, row: Record, origin: Record, met: set[str]) -> str:
    items = []
    for one in library.repetitions.get(row["statement_id"], []):
        if one["statement_id"] in met:
            continue
        met.add(one["statement_id"])
        items.append(f"<li{_known(one)}>{_place(rows, one)}{changed(one, origin)}{_below(library, rows, one, origin, met)}</li>")
    return f"<ul>{''.join(items)}</ul>" if items else ""


def _place(rows: Rows, row: Record) -> str:
    return f'{words.known(row)} <a href="{rows.about(row)}">{words.text(row["publisher"])}</a>'


def changed(row: Record, origin: Record) -> str:
    """What a relay changed, in words: what was said, and what became of it."""
    return "".join(
        f' <span class="change">{name}: <del>{words.text(was)}</del> → <ins>{words.text(became)}</ins></span>'
        for name, was, became in changes(row, origin)
    )
