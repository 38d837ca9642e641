"""The codebook: every column and every code, and no cell that is more than text."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from schemas.published import PUBLISHED
from schemas.relations import columns, header
from scripts.outputs import codebook
from scripts.outputs.codebook_markdown import escaped
from tests.releases import csv_rows, dist, folder, hostile, read_back

__all__ = ["dist", "folder", "hostile"]  # fixtures


class _Page(HTMLParser):
    """The tags, attributes and text of a page; it fails on a tag that is not closed where it was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.fixture
def page(folder: Path) -> _Page:
    """The page, parsed."""
    parsed = _Page()
    parsed.feed((folder / "codebook.html").read_text(encoding="utf-8"))
    assert not parsed.open
    return parsed


def test_the_page_needs_nothing_else_and_runs_nothing(folder: Path, page: _Page) -> None:
    allowed = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "nav", "ul", "li", "main", "section", "div"}
    allowed |= {"table", "thead", "tbody", "tr", "th", "td", "a", "small", "code"}
    assert {tag for tag, _ in page.tags} <= allowed
    assert [tag for tag, _ in page.tags].count("style") == 1
    attributes = {name for _, attrs in page.tags for name in attrs}
    assert attributes <= {
        "lang", "charset", "http-equiv", "content", "name", "id", "href", "scope", "role", "aria-label", "tabindex",
    }  # fmt: skip
    whole = (folder / "codebook.html").read_text(encoding="utf-8")
    assert not re.search(r"url\(|@import|<script", whole)
    assert "prefers-color-scheme: dark" in whole
    assert "default-src 'none'" in whole


def test_every_link_of_the_page_leads_to_one_place_in_it(page: _Page) -> None:
    anchors = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(anchors) == len(set(anchors))
    assert {attrs["href"] for tag, attrs in page.tags if tag == "a"} <= {f"#{anchor}" for anchor in anchors}


@pytest.mark.parametrize("table", PUBLISHED)
def test_the_codebook_names_every_column(folder: Path, page: _Page, table: str) -> None:
    anchors = {attrs["id"] for _, attrs in page.tags if "id" in attrs}
    text, marked = "".join(page.text).replace("`", ""), (folder / "codebook.md").read_text(encoding="utf-8")
    assert f"{len(csv_rows(folder, table)) - 1:,} rows" in text
    for column in columns(table, "published"):
        assert f"{table}-{column.name}" in anchors
        assert f'| <a id="{table}-{column.name}"></a>`{column.name}` |' in marked
        assert column.description.replace("`", "") in text
        assert str(column.metadata["example"]) in text
        assert "; ".join(codebook.typed(column)) in text
        for term in [*column.metadata.get("exact_match", []), *column.metadata.get("close_match", [])]:
            assert term in text


def test_the_codebook_defines_every_code(folder: Path, page: _Page) -> None:
    text, marked = "".join(page.text), (folder / "codebook.md").read_text(encoding="utf-8")
    _, *rows = csv_rows(folder, "vocabulary")
    names = header("vocabulary")
    for row in rows:
        one = dict(zip(names, row, strict=True))
        assert re.sub(r"`([^`]+)`", r"\1", one["definition"]) in text
        assert not one["same_as"] or f"same as {one['same_as']}" in text
        assert f"| {escaped(one['code'])} | {escaped(one['label'])} | " in marked


def test_a_cell_of_the_codebook_in_markdown_stays_one_cell_and_is_no_markup(hostile: Path) -> None:
    lines = (hostile / "codebook.md").read_text(encoding="utf-8").splitlines()
    bars = {"| column": 9, "| code |": 5}
    expected = 0
    for line in lines:
        expected = next((count for head, count in bars.items() if line.startswith(head)), expected)
        if line.startswith("|"):
            assert len(re.findall(r"(?<!\\)\|", line)) == expected
    assert not [line for line in lines if re.search(r"<(?!a id=|/a>)", re.sub(r"`[^`]+`", "", line))]
    assert escaped("_a_ b_c") == r"\_a\_ b_c"
    assert escaped("*a* `b|c` <d> |e\nf [g](h)") == r"\*a\* `b\|c` &lt;d&gt; \|e f \[g\](h)"


def test_how_many_cells_are_filled_is_counted(hostile: Path) -> None:
    made = read_back(hostile)
    statements = {one.column.name: one for one in codebook.facts(made).tables[1].columns}
    count = len(made.rows["statements"])
    assert statements["note"].share == f"{count} of {count} (100.0%)"
    assert statements["per"].filled == sum(map(bool, made.cells("statements", "per"))) < count
    assert statements["phase"].used == (("<i>&", count),)
    assert (statements["origin_id"].made, statements["claim"].made) == (codebook.DERIVED, codebook.EDITED)


def test_constraints_are_said_in_words() -> None:
    said = {(c.table, c.name): codebook.constraints(c) for table in PUBLISHED for c in columns(table, "published")}
    assert said["places", "latitude"] == ["from -90 to 90"]
    assert said["statements", "claim"] == ["required", "at most 300 characters"]
    assert said["vocabulary", "code"][:2] == ["part of the key", "required"]
    assert said["sources", "source_id"][:3] == ["key", "required", "unique"]
    assert said["deployments", "n_voices"] == ["required", "at least 0"]
