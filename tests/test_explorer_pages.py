"""The pages as text: the words of a figure, the tree of repetitions, and what no cell can do."""

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path

import pyarrow as pa
import pytest
from click.testing import CliRunner
from pyarrow import parquet

from schemas.package import TABLES
from schemas.relations import columns
from scripts import publishing, tree
from scripts.explorer import build, library, relays, repeats, words
from scripts.explorer.shell import Site
from scripts.published import NotPublishedError
from scripts.site import main
from tests.builders import example
from tests.releases import HOSTILE, dist, hostile

__all__ = ["dist", "hostile"]
ROW = {"low": None, "best": None, "high": None, "bound": None, "unit": "persons", "per": None}


class Page(HTMLParser):
    """The elements of a page, each with its attributes, and its text."""

    def __init__(self, content: str) -> None:
        """Read the page."""
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep words."""
        self.words += data


@pytest.fixture(scope="module")
def attack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with hostile words in every free text of every table, and addresses that no reader should follow."""
    root = tmp_path_factory.mktemp("attack")
    changed, words_of = example(), cycle(HOSTILE)
    for table in TABLES:
        names = [column.name for column in columns(table) if column.kind.name == "text" and table != "retired_ids"]
        for row in changed.rows[table]:
            row |= {name: f'{next(words_of)} "><b>' for name in names if row[name] or name == "note"}
    urls = cycle(('javascript:alert(1)//"><b>', 'https://example.org/"><b>'))
    for row in changed.rows["sources"]:
        row["url"] = row["archived_url"] = next(urls)
        row["archived_on"] = "2025-01-01"
    tables = tree.check_tree(changed.write(root), {}, {})[1]
    publishing.publish(root, tables, root / "dist", bare=True)
    return root / "dist"


@pytest.fixture(scope="module")
def site(attack: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("pages") / "site"
    build.build(attack, tree.ROOT, out)
    return out


def pages(site: Path) -> Iterator[tuple[str, Page]]:
    return ((path.relative_to(site).as_posix(), Page(path.read_text(encoding="utf-8"))) for path in sorted(site.rglob("*.html")))


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({}, ""),
        ({"best": 3000.0, "bound": "exact"}, "3,000 persons"),
        ({"best": 3000.0, "bound": "about"}, "about 3,000 persons"),
        ({"low": 500.0, "bound": "at_least"}, "at least 500 persons"),
        ({"high": 500.0, "bound": "at_most"}, "at most 500 persons"),
        ({"low": 10000.0, "high": 12000.0, "bound": "range"}, "10,000–12,000 persons"),
        ({"low": 1.0, "best": 2.5, "high": 4.0, "bound": "range"}, "1–4 (best 2.5) persons"),
        ({"best": 2.8e6, "bound": "exact", "unit": "rounds", "per": "year"}, "2.8 million rounds a year"),
        ({"best": 40.0, "bound": "exact", "unit": "percent"}, "40%"),
    ],
)
def test_a_figure_in_words(cells: dict[str, object], said: str) -> None:
    assert words.figure(ROW | cells, "rounds" if "unit" in cells else "persons") == said


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "https:///path",
        "//example.org/x",
        "ftp://example.org/x",
        "http://[::1",
        "",
        None,
    ],
)
def test_only_a_web_address_is_a_link(url: str | None) -> None:
    assert words.address(url) is None
    assert "href" not in words.link(url, "x")


def test_a_web_address_is_a_link_in_the_language_of_its_words() -> None:
    made = words.link("https://example.org/?a=1&b=<2>", "<i>제목</i>", "ko")
    assert made == (
        '<a href="https://example.org/?a=1&amp;b=&lt;2&gt;" rel="noopener noreferrer">'
        '<bdi lang="ko">&lt;i&gt;제목&lt;/i&gt;</bdi></a>'
    )


def test_what_turns_words_round_is_written_out() -> None:
    assert words.text("a\u202eb\x07") == "a&lt;U+202E&gt;b&lt;U+0007&gt;"


def test_nothing_of_a_cell_becomes_markup(site: Path) -> None:
    for name, page in pages(site):
        tags = {tag for tag, _ in page.elements}
        assert not tags & {"img", "r", "t", "i", "b", "u"}, name
        assert [attributes.get("src") for tag, attributes in page.elements if tag == "script"] == [
            f"{'../' * name.count('/')}explorer.js"
        ], name
        assert not [
            attributes for _, attributes in page.elements if "style" in attributes or any(k.startswith("on") for k in attributes)
        ]


def test_every_hostile_word_is_told(site: Path) -> None:
    told = " ".join(page.words for _, page in pages(site))
    for cell in HOSTILE:
        assert words.plain(cell) in told


def test_every_address_is_of_the_site_or_the_web(site: Path) -> None:
    for name, page in pages(site):
        ids = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
        for tag, attributes in page.elements:
            to = attributes.get("href") or ""
            if tag != "a" or to.startswith(("https://", "http://")):
                continue
            file, _, anchor = to.partition("#")
            target = (site / name).parent / file if file else site / name
            assert target.is_file(), (name, to)
            assert file or "=" in anchor or anchor in ids, (name, to)


def test_the_same_tables_make_the_same_bytes(site: Path, attack: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["--folder", str(attack), "--out", str(tmp_path / "again")])
    assert done.exit_code == 0, done.output
    first, again = (
        {p.relative_to(root): p.read_bytes() for p in root.rglob("*") if p.is_file()} for root in (site, tmp_path / "again")
    )
    assert first == again
    assert f"Wrote {sum(path.suffix in ('.html', '.xml') for path in first)} pages" in done.output


def test_a_site_beside_the_tables_leads_to_them(site: Path, attack: Path, tmp_path: Path) -> None:
    beside = Path(shutil.copytree(attack, tmp_path / "dist"))
    build.build(beside, tree.ROOT, beside / "site")
    links = [
        value
        for _, given in Page((beside / "site" / "cite.html").read_text(encoding="utf-8")).elements
        for value in [given.get("href")]
    ]
    downloads = [to for to in links if to and to.startswith("../")]
    assert {f"../csv/{table}.csv" for table in TABLES} <= set(downloads)
    assert all((beside / "site" / to).is_file() for to in downloads)
    assert 'href="../' not in (site / "cite.html").read_text(encoding="utf-8")


def test_a_folder_of_other_things_is_left_alone(hostile: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    done = CliRunner().invoke(main, ["--folder", str(hostile), "--out", str(tmp_path)])
    assert done.exit_code == 2
    assert "mine.txt" in [path.name for path in tmp_path.iterdir()]
    assert CliRunner().invoke(main, ["--folder", str(tmp_path), "--out", str(tmp_path / "out")]).exit_code == 2


@pytest.mark.parametrize(("column", "cell"), [("source_id", "../../x"), ("statement_id", 'x"><b>.01'), ("stated_on", "<b>")])
def test_an_id_that_is_none_names_no_file(column: str, cell: str, hostile: Path, tmp_path: Path) -> None:
    shutil.copytree(hostile / "parquet", tmp_path / "parquet")
    path = tmp_path / "parquet" / "statements.parquet"
    table = parquet.read_table(path)
    cells = [cell, *table[column].to_pylist()[1:]]
    place = table.schema.get_field_index(column)
    parquet.write_table(
        table.set_column(place, table.schema.field(column), pa.array(cells, table.schema.field(column).type)), path
    )
    with pytest.raises(NotPublishedError, match=column):
        library.read(tmp_path)


def test_the_tree_of_repetitions_goes_down_and_says_what_changed(dist: Path) -> None:
    books = library.read(dist)
    site = Site(books, "", "")
    event = next(key for key, rows in books.by_event.items() if any(row["relay_changes"] == ["figure"] for row in rows))
    rows = books.by_event[event]
    made = repeats.tree(books, site.rows(1), rows)
    assert made.count("<li") >= sum(
        row["repeats"] is not None and books.by_id[row["origin_id"]]["event"] == event for row in rows
    )
    relay = next(row for row in rows if row["relay_changes"] == ["figure"])
    origin = books.by_id[relay["origin_id"]]
    assert [*repeats.changes(relay, origin)] == [("figure", origin["figure"], relay["figure"])]
    assert re.search(r'<span class="change">figure: <del>[^<]+</del> → <ins>[^<]+</ins></span>', made)


def test_a_circle_of_repetitions_ends() -> None:
    row = {"statement_id": "a.01", "repeats": "a.01", "relay_changes": None}

    class Circle(library.Library):
        repetitions = {"a.01": [row]}  # noqa: RUF012

    assert repeats._all(Circle("", None, {}), row) == [row]  # noqa: SLF001


def test_every_relay_stands_under_one_kind_of_change(dist: Path) -> None:
    books = library.read(dist)
    made = Page(next(relays.pages(Site(books, "", "")))[1])
    told = sum(tag == "tr" and "data-s" in attributes for tag, attributes in made.elements)
    assert told == sum(bool(row["relay_changes"]) for row in books.statements) > 0


def test_an_estimate_names_the_voices_that_it_rests_on(dist: Path) -> None:
    for series in library.read(dist).series.values():
        for one in series:
            assert [len(row["behind"]) for row in one.vintages] == [row["n_voices"] for row in one.vintages]
