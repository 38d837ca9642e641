"""The whole site as files: nothing in it acts or loads on its own, every address leads somewhere, every number is the tables'.

The checks are run against planted faults too, since a check that finds nothing may be one that looks nowhere.
Longer than others: all cases look at the same two sites, which are built once.
"""

import csv
import html
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from scripts.explorer import places, words
from scripts.tree import ROOT
from tests import pages, sites
from tests.pages import Page
from tests.releases import dist
from tests.sites import hostile_site, real_site

__all__ = ["dist", "hostile_site", "real_site"]
FIRST_PAGE, SCRIPT_AND_STYLE = 250_000, 20_000  # bytes, gzipped
NUMBERS = re.compile(r"-?\d[\d,]*(?:\.\d+)?(?: [mb]illion)?")
Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def real(real_site: Path) -> dict[str, Page]:
    return pages.site(real_site)


@pytest.fixture(scope="module")
def hostile(hostile_site: Path) -> dict[str, Page]:
    return pages.site(hostile_site)


@pytest.fixture(params=["real", "hostile"])
def either(request: pytest.FixtureRequest) -> tuple[Path, dict[str, Page]]:
    return request.getfixturevalue(f"{request.param}_site"), request.getfixturevalue(request.param)


def rows(dist: Path, table: str) -> Rows:
    with (dist / "csv" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def files(site: Path) -> list[str]:
    return [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]


def event(row: dict[str, str]) -> str:
    return row["deployment_id"] or row["transfer_id"]


def plain(markup: str) -> str:
    """The words of a piece of a page."""
    return html.unescape(re.sub(r"<[^>]+>", "", markup)).strip()


def cells(markup: str) -> list[str]:
    return [plain(cell) for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", markup, re.DOTALL)]


def number(said: str) -> float:
    """The number in words such as "1,500 or more" and "2.8 million"."""
    size = {"million": 1e6, "billion": 1e9}
    figure, _, rest = said.replace(",", "").partition(" ")
    return round(float(figure) * size.get(rest.split(" ")[0], 1), 6)


def test_nothing_acts_or_loads_on_its_own(either: tuple[Path, dict[str, Page]]) -> None:
    for check in (pages.active, pages.outside):
        assert [*chain.from_iterable(map(check, either[1].values()))] == []


def test_every_address_within_the_site_leads_somewhere(either: tuple[Path, dict[str, Page]]) -> None:
    site, found = either
    assert sum(len(page.links) for page in found.values()) > 100
    assert [*pages.broken(found, files(site))] == []


def test_a_planted_text_is_told_and_not_obeyed(hostile_site: Path) -> None:
    whole = "".join(path.read_text(encoding="utf-8") for path in sorted(hostile_site.rglob("*.html")))
    assert [sign for sign in "\u202e\u2066\u200f\u0007" if sign in whole] == []
    for text in sites.PLANTED:
        assert words.text(text) in whole


def test_a_cell_that_is_not_escaped_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    release = sites.hostile_release(tmp_path_factory.getbasetemp())
    monkeypatch.setattr(words, "escape", str)
    found = pages.site(sites.build(release, tmp_path / "site"))
    wrong = "\n".join(chain.from_iterable(map(pages.active, found.values())))
    assert "<img> is no element of ours" in wrong
    assert "<svg onload>" in wrong
    assert "a <script> with text" in wrong


@pytest.mark.parametrize(
    ("old", "new", "check"),
    [
        ('href="style.css"', 'href="https://cdn.example.org/style.css"', pages.outside),
        ('src="explorer.js"', 'src="//cdn.example.org/explorer.js"', pages.outside),
        ("</main>", '<img src="https://example.org/pixel.gif"></main>', pages.outside),
        ("</main>", '<iframe src="x.html"></iframe></main>', pages.active),
        ("</main>", '<a href="javascript:alert(1)">x</a></main>', pages.active),
        ("</main>", '<p style="color:red">x</p></main>', pages.active),
        ("script-src 'self'", "script-src 'self' 'unsafe-inline'", pages.active),
        ('content="default-src', 'content="img-src', pages.active),
        ('id="main"', 'id="main" id="chart"><a id="main"', pages.active),
    ],
)
def test_a_planted_fault_is_found(hostile_site: Path, old: str, new: str, check: object) -> None:
    content = (hostile_site / "index.html").read_text(encoding="utf-8")
    assert old in content
    assert callable(check)
    assert [*check(pages.read("index.html", content))] == []
    assert len([*check(pages.read("index.html", content.replace(old, new, 1)))]) == 1


@pytest.mark.parametrize("to", ["nowhere.html", "cite.html#nowhere", "#nowhere", "index.html#x=1", "../index.html"])
def test_a_broken_address_is_found(hostile_site: Path, to: str) -> None:
    content = (hostile_site / "index.html").read_text(encoding="utf-8").replace("</main>", f'<a href="{to}">x</a></main>')
    changed = {**pages.site(hostile_site), "index.html": pages.read("index.html", content)}
    assert len([*pages.broken(changed, files(hostile_site))]) == 1


def test_the_filters_of_an_address_are_those_of_the_script(real_site: Path) -> None:
    script = (real_site / "explorer.js").read_text(encoding="utf-8")
    lists = re.search(r"CODES = \[(.*?)\], KEYS = \[(.*?)\]", script)
    assert lists
    assert {*re.findall(r'"(\w+)"', "".join(lists.groups()))} == pages.STATE


def test_two_runs_are_the_same_bytes_whatever_the_machine_is_set_to(dist: Path, real_site: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "scripts.site", "--folder", str(dist), "--out", str(tmp_path / "again"), "--quiet"]
    env = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Seoul", "LC_ALL": "C"}
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=env)
    assert done.stdout == b""
    assert sorted(files(real_site)) == sorted(files(tmp_path / "again"))
    assert [
        name for name in files(real_site) if (real_site / name).read_bytes() != (tmp_path / "again" / name).read_bytes()
    ] == []


def test_no_page_of_the_real_tables_holds_what_is_written_out(real_site: Path) -> None:
    found = [path.name for path in real_site.rglob("*.html") if "&lt;U+" in path.read_text(encoding="utf-8")]
    assert not found, "a character of ours that shows nothing"


def test_the_first_page_is_light(real_site: Path) -> None:
    behaviour = pages.zipped(real_site / "style.css", real_site / "explorer.js")
    assert behaviour <= SCRIPT_AND_STYLE
    assert pages.zipped(real_site / "index.html") + behaviour <= FIRST_PAGE


def test_every_statement_has_its_anchors(dist: Path, real: dict[str, Page]) -> None:
    statements = rows(dist, "statements")
    assert len(statements) > 8_000
    for row in statements:
        assert row["statement_id"] in real[f"source/{row['source_id']}.html"].ids
        if event(row):
            assert row["statement_id"] in real[f"event/{event(row)}.html"].ids


def test_counts_are_those_of_the_tables(dist: Path, real_site: Path) -> None:
    statements, events = rows(dist, "statements"), {*map(event, rows(dist, "statements"))} - {""}
    lede = plain((real_site / "index.html").read_text(encoding="utf-8").split('<p class="lede">')[1].split("</p>")[0])
    for count in (
        len(statements),
        len({row["source_id"] for row in statements}),
        len({row["organisation_id"] for row in statements}),
        len({row["language"] for row in statements}),
        sum(row["is_origin"] == "true" for row in statements),
        sum(row["is_origin"] == "false" for row in statements),
    ):
        assert re.search(rf"(?<![\d,]){count:,}(?![\d,])", lede), (count, lede)
    assert len(events) > 90
    for folder, column in (("event", event), ("source", lambda row: row["source_id"]), ("place", lambda row: row["place_id"])):
        expected = Counter(column(row) for row in statements if column(row))
        for name, count in expected.items():
            page = (real_site / folder / f"{name}.html").read_text(encoding="utf-8")
            told = page.count("<tr data-d=") + page.count("<tr data-s=") + len(re.findall(r"<tr id=\S+ data-[ds]=", page))
            assert (told or page.count('class="record"')) == count, (folder, name)


def test_each_count_of_a_voice_and_of_a_place_is_that_of_the_tables(dist: Path, real_site: Path) -> None:
    statements = rows(dist, "statements")
    said = Counter(chain.from_iterable({row["organisation_id"], row["speaker_id"]} - {""} for row in statements))
    voices = (real_site / "voices.html").read_text(encoding="utf-8")
    told = {name: cells(row)[-1] for row, name in re.findall(r'(<tr>.*?href="voice/([^"]+)\.html".*?</tr>)', voices)}
    assert told == {name: f"{count:,}" for name, count in said.items()}
    where = Counter(row["place_id"] for row in statements if row["place_id"])
    page = (real_site / "map.html").read_text(encoding="utf-8")
    table = {name: cells(row) for name, row in re.findall(r'<tr id="([^"]+)">(.*?)</tr>', page)}
    assert {name: row[4] for name, row in table.items()} == {
        row["place_id"]: f"{where[row['place_id']]:,}" for row in rows(dist, "places")
    }
    precision = {row["place_id"]: row["where_prec"] for row in rows(dist, "places")}
    assert {name: row[3] for name, row in table.items()} == {name: places.EXACT[int(step)] for name, step in precision.items()}


def test_every_vintage_is_told_as_it_was_published(dist: Path, real_site: Path) -> None:
    published = sorted(
        (event(row), row["realtime_start"], row["realtime_end"], *(float(row[n]) for n in ("low", "best", "high", "n_voices")))
        for row in rows(dist, "estimates")
    )
    told = sorted(chain.from_iterable(vintages(path) for path in (real_site / "event").glob("*.html")))
    assert len(published) > 500
    assert told == published


def vintages(path: Path) -> Iterator[tuple[str, str, str, float, float, float, float]]:
    """Each vintage of an event's page: the event, its days, low, best, high and how many voices."""
    page = path.read_text(encoding="utf-8")
    for start, end, row in re.findall(r'<tr data-from="([^"]+)" data-to="([^"]*)">(.*?)</tr>', page, re.DOTALL):
        low, best, high, voices = cells(row)[2:6]
        yield path.stem, start, end, number(low), number(best), number(high), number(voices.split(" voice")[0])


def test_every_figure_is_told_as_it_was_stated(dist: Path, real_site: Path) -> None:
    stated = {row["statement_id"]: row for row in rows(dist, "statements")}
    looked_at = 0
    for path in sorted((real_site / "event").glob("*.html")):
        for at, row in re.findall(r'<tr id="([^"]+)" data-[ds]=(.*?)</tr>', path.read_text(encoding="utf-8"), re.DOTALL):
            figure, claim = cells(row)[3:5]
            numbers = {float(stated[at][name]) for name in ("low", "best", "high") if stated[at][name]}
            assert {number(part) for part in NUMBERS.findall(figure)} >= numbers, (
                at,
                figure,
            )
            assert bool(numbers) == bool(figure), at
            assert claim.startswith(words.plain(stated[at]["claim"]))
            looked_at += 1
    assert looked_at == sum(bool(event(row)) for row in stated.values())


def test_a_foreign_title_is_told_in_its_language(dist: Path, real_site: Path) -> None:
    page = (real_site / "sources.html").read_text(encoding="utf-8")
    foreign = [row for row in rows(dist, "sources") if row["title"] and row["language"] != "en"]
    assert len(foreign) > 200
    untold = [row for row in foreign if f'<bdi lang="{row["language"]}">{words.text(row["title"])}</bdi>' not in page]
    assert untold == []
    ours = [
        path.name
        for path in real_site.rglob("*.html")
        if re.search(r"<bdi lang=[^>]+>[^<]*no title shown", path.read_text("utf-8"))
    ]
    assert not ours, "these words are ours, and English"


def test_the_feed_tells_the_newest_statements_and_leads_to_them(dist: Path, real_site: Path, real: dict[str, Page]) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    entries = ET.parse(real_site / "feed.xml").getroot().findall(f"{atom}entry")  # noqa: S314 - our own
    days = [(entry.findtext(f"{atom}updated") or "")[:10] for entry in entries]
    assert days == sorted((row["known_on"] for row in rows(dist, "statements")), reverse=True)[: len(entries)]
    assert len({entry.findtext(f"{atom}id") for entry in entries}) == len(entries) == 100
    for link in (link for entry in entries for link in entry.findall(f"{atom}link")):
        path, _, anchor = link.attrib["href"].partition("#")
        assert anchor in real[path].ids
