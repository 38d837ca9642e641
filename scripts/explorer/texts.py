"""The pages of running text: the method, as `datasets/` has it, and how to cite and contribute."""

import re
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from schemas.package import EDITED
from scripts.explorer.shell import Page, Site
from scripts.outputs.release import stem

# File of datasets/, the anchor of its first heading.
_FORMATS = {"citation.txt": "As text (APA)", "citation.bib": "BibTeX", "citation.ris": "RIS, for Zotero, EndNote and Mendeley"}
_METHOD = (("METHODOLOGY.md", "methodology"), ("ESTIMATES.md", "estimates"))


def pages(site: Site, root: Path, citations: dict[str, str], folder: Path | None = None) -> Iterator[Page]:
    """The method and the page on citing. `citations` are the ready files, by name; `folder` holds the tables, beside the site."""
    parts = [rendered((root / EDITED / name).read_text(encoding="utf-8"), anchor) for name, anchor in _METHOD]
    yield site.page("method.html", "method.html", "Method", parts=parts)
    formats = {_FORMATS.get(name, name): said.replace("\r\n", "\n") for name, said in citations.items()}  # RIS has CRLF
    example = next((row["statement_id"] for row in site.library.statements), "")
    yield site.page(
        "cite.html",
        "cite.html",
        "Cite, correct, contribute",
        citations=formats,
        example=example,
        downloads=[*_downloads(folder)] if folder else [],
    )


def _downloads(folder: Path) -> Iterator[tuple[str, str, str]]:
    """What can be downloaded beside the site: words, address from the site, size."""
    single = {f"{stem()}.zip": "Everything in one archive", f"{stem()}.xlsx": "Workbook for Excel and Calc"}
    for pattern in (*single, "csv/*.csv", "parquet/*.parquet", "datapackage.json"):
        for path in sorted(folder.glob(pattern)):
            size = path.stat().st_size
            words = f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(size // 1000, 1):,} KB"
            yield single.get(path.name, path.name), f"../{path.relative_to(folder).as_posix()}", words


def rendered(markdown: str, anchor: str) -> Markup:
    """Markdown as HTML in which raw HTML stays text; headings one level down, links to files of the project as their names."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(re.sub(r"<!--.*?-->", "", markdown, flags=re.DOTALL))
    first = True
    for place, token in enumerate(tokens):
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + 1, 6)}"
            if token.type == "heading_open" and first:
                token.attrSet("id", anchor)
                first = False
        if token.type in ("th_open", "th_close") and not tokens[place + (1 if token.nesting == 1 else -1)].content:
            token.tag = "td"  # an empty cell heads nothing
        if token.children:
            token.children = [*_inline(token.children)]
    # A table scrolls within itself where the page is narrow.
    parser.add_render_rule(
        "table_open", lambda *_: '<div class="scroll" role="group" aria-label="Table" tabindex="0"><table class="plain">\n'
    )
    parser.add_render_rule("table_close", lambda *_: "</table></div>\n")
    return Markup(parser.renderer.render(tokens, parser.options, {}))  # noqa: S704 - the renderer escapes


def _inline(tokens: list[Token]) -> Iterator[Token]:
    """Without links that lead into the project: what they say stays."""
    open_links: list[bool] = []
    for token in tokens:
        if token.type == "link_open":
            outside = str(token.attrGet("href") or "").startswith(("https://", "http://", "#"))
            open_links.append(outside)
            if outside:
                token.attrSet("rel", "noopener noreferrer")
                yield token
        elif token.type == "link_close":
            if open_links.pop():
                yield token
        else:
            yield token
