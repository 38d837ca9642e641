"""The codebook as one page of HTML that needs nothing else: no script, no request, one small style."""

import re
from collections.abc import Iterable
from html import escape

from schemas import package
from scripts.outputs.codebook import (
    DERIVED,
    INTRODUCTION,
    Codebook,
    ColumnFacts,
    TableFacts,
    constraints,
    counted,
    elsewhere,
    remarks,
    typed,
)
from scripts.outputs.release import Code

STYLE = """
:root {
  color-scheme: light dark;
  --ink: #1b1b1b; --paper: #fff; --faint: #595959; --line: #c8c8c8; --band: #f3f3f3; --link: #0b4f9e;
}
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8e8; --paper: #161616; --faint: #ababab; --line: #444; --band: #222; --link: #8ab8ff; }
}
body {
  margin: 0 auto; padding: 1rem; max-width: 90rem;
  font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
}
a { color: var(--link); }
div { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td {
  padding: .35rem .6rem; border-bottom: 1px solid var(--line); min-width: 6rem;
  text-align: left; vertical-align: top; overflow-wrap: anywhere;
}
thead th { background: var(--band); }
tr:target { background: var(--band); }
small { display: block; color: var(--faint); }
code { font-family: ui-monospace, monospace; }
"""
# The browser itself then refuses whatever a mistake of ours would let in.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_CODE_SPAN = re.compile(r"`([^`]+)`")


def page(book: Codebook) -> str:
    """The page: an anchor `table-column` for each column, `codes-vocabulary` for each list of codes."""
    title = _text(f"Codebook of the {package.TITLE}, version {package.VERSION}")
    listed = "".join(
        f'<li><a href="#{table.name}">{table.name}</a>: {_text(table.sentence)} {table.rows:,} rows.</li>\n'
        for table in book.tables
    )
    lists = ", ".join(f'<a href="#codes-{escape(name)}">{escape(name)}</a>' for name in book.codes)
    body = "\n".join([*map(_table, book.tables), *(_codes(name, codes) for name, codes in book.codes.items())])
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{STYLE}</style>
</head>
<body>
<h1>{title}</h1>
<p>{_text(INTRODUCTION)}</p>
<nav aria-label="Tables">
<ul>
{listed}</ul>
<p>Codes: {lists}.</p>
</nav>
<main>
{body}
</main>
</body>
</html>
"""


def _text(words: str) -> str:
    """Words for the page: everything escaped, then `code` set as code."""
    return _CODE_SPAN.sub(r"<code>\1</code>", escape(words))


def _table(table: TableFacts) -> str:
    names = ", ".join(f"<code>{name}</code>" for name in table.key)
    made = f" {DERIVED.capitalize()}." if table.derived else ""
    return _section(
        table.name,
        table.name,
        f"{_text(table.sentence)} {table.rows:,} rows; key: {names}.{made}",
        ("Column", "Meaning", "Type and constraints", "Example", "Filled"),
        map(_column, table.columns),
    )


def _section(anchor: str, title: str, words: str, heads: Iterable[str], rows: Iterable[str]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    return (
        f'<section id="{escape(anchor)}">\n<h2>{_text(title)}</h2>\n<p>{words}</p>\n'
        f'<div role="region" aria-label="{escape(title)}" tabindex="0"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n'
        + "\n".join(rows)
        + "\n</tbody>\n</table></div>\n</section>"
    )


def _column(one: ColumnFacts) -> str:
    column = one.column
    used = [f"Codes in use: {counted(one.used)}."] if one.used else []
    asides = [*used, *elsewhere(one), one.made]
    limits = [*map(_text, constraints(column)), *_links(one)]
    return (
        f'<tr id="{one.anchor}"><th scope="row"><a href="#{one.anchor}"><code>{column.name}</code></a>'
        f"<small>{_text(column.title)}</small></th>"
        f"<td>{_text(column.description)}{_small(map(_text, asides))}</td>"
        f"<td>{_text('; '.join(typed(column)))}{_small(limits)}</td>"
        f"<td>{escape(str(column.metadata['example']))}</td><td>{one.share}</td></tr>"
    )


def _small(lines: Iterable[str]) -> str:
    return "".join(f"<small>{line}</small>" for line in lines)


def _links(one: ColumnFacts) -> Iterable[str]:
    if one.column.references:
        yield f'an id of <a href="#{one.column.references}">{one.column.references}</a>'
    if one.vocabulary:
        yield f'codes of <a href="#codes-{escape(one.vocabulary)}">{escape(one.vocabulary)}</a>'


def _codes(vocabulary: str, codes: list[Code]) -> str:
    rows = (
        f'<tr><th scope="row"><code>{escape(one.code)}</code></th><td>{_text(one.label)}</td>'
        f"<td>{_text(one.definition)}{_small(map(_text, remarks(one)))}</td></tr>"
        for one in codes
    )
    return _section(
        f"codes-{vocabulary}", f"Codes of {vocabulary}", f"{len(codes)} codes.", ("Code", "Label", "Definition"), rows
    )
