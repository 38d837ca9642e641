"""The pages as text: the arithmetic of the charts, the words of a figure, the tree of repetitions, and what no cell can do."""

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
from scripts.explorer import axes, build, library, repeats, words
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


def test_days_stand_in_order_within_the_drawing() -> None:
    days = axes.Days("2024-01-31", "2025-03-01", 50, 900)
    places = [days.at(day) for day in ("2024-01-31", "2024-06-01", "2025-03-01")]
    assert 50 < places[0] < places[1] < places[2] < 900
    assert places[0] - 50 == pytest.approx(900 - places[2], abs=0.2)
    ticks = days.ticks()
    assert [word for _, word in ticks] == ["2024-03", "2024-05", "2024-07", "2024-09", "2024-11", "2025-01", "2025-03"]
    assert all(50 <= x <= 900 for x, _ in ticks)


def test_one_day_alone_has_a_place() -> None:
    assert axes.Days("2024-10-23", "2024-10-23", 0, 100).at("2024-10-23") == 50


@pytest.mark.parametrize(("values", "logarithmic"), [([100.0, 3000.0], False), ([100.0, 3001.0], True), ([0.0], False)])
def test_the_scale_is_logarithmic_beyond_thirty_to_one(values: list[float], *, logarithmic: bool) -> None:
    figures = axes.Figures.over(values, 300, 0)
    assert figures.logarithmic is logarithmic
    places = [figures.at(value) for value in (0, *sorted(values))]
    assert places == sorted(places, reverse=True)
    assert all(0 <= figures.at(tick) <= 300 for tick in figures.ticks())


def test_logarithmic_steps_are_ratios() -> None:
    figures = axes.Figures.over([10.0, 10_000.0], 300, 0)
    apart = [figures.at(value) - figures.at(value * 10) for value in (10, 100, 1000)]
    assert apart == pytest.approx([apart[0]] * 3, abs=0.2)


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
