"""The pages in a real browser: silent, shut off from elsewhere, usable by keyboard, without a script, and on a small screen.

Longer than others: every case uses the one browser and the one server that are started here.
"""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, expect
from playwright.sync_api import Page as Tab

from scripts import browsers, loading
from scripts.serving import served
from tests import sites
from tests.releases import csv_rows, dist
from tests.sites import hostile_site, real_site

__all__ = ["dist", "hostile_site", "real_site"]
pytestmark = pytest.mark.browser
KURSK = "event/kursk-contingent-2024.html"
CHARTED = "event/first-sea-shipments-2023.html"  # a small page with a chart
SMALL = 320
ALL: dict[str, Any] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast"]}  # what a dark scheme can break
MOST_SHIFT = 0.02  # of the layout; Lighthouse calls 0.1 good


@dataclass
class Visit:
    """A tab, and what it complained of: errors, warnings, requests to elsewhere."""

    tab: Tab
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsers.opened() as opened:
        yield opened


@pytest.fixture(scope="module")
def address(real_site: Path) -> Iterator[str]:
    with served(real_site) as found:
        yield found


@pytest.fixture(scope="module")
def planted(hostile_site: Path) -> Iterator[str]:
    with served(hostile_site) as found:
        yield found


@contextmanager
def visiting(browser: Browser, home: str, path: str = "", **settings: Any) -> Iterator[Visit]:
    """A tab of its own at a page of the site whose address is `home`."""
    with browser.new_context(**settings) as context:
        visit = Visit(context.new_page())
        tab = visit.tab
        tab.on(
            "console",
            lambda said: visit.complaints.append(f"{tab.url}: {said.text}") if said.type in ("error", "warning") else None,
        )
        tab.on("pageerror", lambda error: visit.complaints.append(f"{tab.url}: {error}"))
        tab.on("request", lambda request: visit.requests.append(request.url))
        tab.goto(f"{home}/{path}")
        yield visit
        visit.complaints += [f"asks {url}" for url in visit.requests if not url.startswith((home, "data:", "blob:"))]


def shown(tab: Tab) -> Locator:
    return tab.locator("tr[data-s]:visible")


def rows(dist: Path, table: str) -> list[dict[str, str]]:
    head, *lines = csv_rows(dist, table)
    return [dict(zip(head, line, strict=True)) for line in lines]


@dataclass(frozen=True)
class Tour:
    """What was seen on a page of each kind, one after the other: complaints, first headings, pixels beyond the screen."""

    complaints: list[str]
    headings: dict[str, int]
    widths: dict[str, int]


@pytest.fixture(scope="module", params=["host", "disk"])
def tour(request: pytest.FixtureRequest, browser: Browser, real_site: Path, address: str) -> Tour:
    """From a host on a small screen, and from disk on a large one."""
    home, width = (address, SMALL) if request.param == "host" else (real_site.as_uri(), 1280)
    headings, widths = {}, {}
    with visiting(browser, home, "index.html", viewport={"width": width, "height": 640}) as visit:
        for path in sites.kinds(real_site):
            visit.tab.goto(f"{home}/{path}")
            headings[path] = visit.tab.locator("h1").count()
            widths[path] = visit.tab.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    return Tour(visit.complaints, headings, widths)


def test_no_page_complains_or_asks_elsewhere(tour: Tour) -> None:
    assert len(tour.headings) > 12
    assert set(tour.headings.values()) == {1}
    assert tour.complaints == []


def test_no_page_is_wider_than_its_screen(tour: Tour) -> None:
    assert [path for path, beyond in tour.widths.items() if beyond > 0] == []


def test_what_complains_is_heard(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        "<!doctype html><meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\"><script>1</script>"
        "<link rel='stylesheet' href='https://cdn.example.org/a.css'>",
        encoding="utf-8",
    )
    (tmp_path / "asks.html").write_text("<!doctype html><img src='http://127.0.0.1:9/x.gif'>", encoding="utf-8")
    with visiting(browser, tmp_path.as_uri(), "index.html") as visit:
        pass
    assert len([words for words in visit.complaints if "Content Security Policy" in words]) == 2
    with visiting(browser, tmp_path.as_uri(), "asks.html") as visit:
        visit.tab.wait_for_load_state("load")
    assert "asks http://127.0.0.1:9/x.gif" in visit.complaints


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier_that_axe_knows(browser: Browser, planted: str, hostile_site: Path, scheme: str) -> None:
    with visiting(browser, planted, "index.html", color_scheme=scheme) as visit:
        assert (
            barriers(visit.tab, [f"{planted}/{path}" for path in sites.kinds(hostile_site)], COLOURS if scheme == "dark" else ALL)
            == {}
        )


def test_the_first_page_and_the_map_of_the_real_tables_have_none(browser: Browser, address: str) -> None:
    with visiting(browser, address, "index.html") as visit:
        assert barriers(visit.tab, [f"{address}/index.html", f"{address}/map.html"], ALL) == {}


def barriers(tab: Tab, addresses: list[str], rules: dict[str, Any]) -> dict[str, str]:
    """What axe reports, by page."""
    found = {}
    for address in addresses:
        tab.goto(address)
        results = Axe().run(tab, options=rules)
        if results.violations_count:
            found[address] = results.generate_report()
    return found


def test_a_barrier_is_found(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title><img src='data:,'><p>x", encoding="utf-8")
    with visiting(browser, tmp_path.as_uri(), "index.html") as visit:
        assert "image-alt" in "".join(barriers(visit.tab, [visit.tab.url], ALL).values())
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title><p style='color:#ccc'>pale words", encoding="utf-8")
    with visiting(browser, tmp_path.as_uri(), "index.html") as visit:
        assert "color-contrast" in "".join(barriers(visit.tab, [visit.tab.url], COLOURS).values())


def test_without_a_script_all_is_shown_but_the_filters(browser: Browser, address: str) -> None:
    with visiting(browser, address, "index.html", java_script_enabled=False) as visit:
        expect(visit.tab.locator("svg.chart a.m").first).to_be_visible()
        expect(shown(visit.tab)).to_have_count(300)
        expect(visit.tab.locator("form.filters")).to_be_hidden()
        expect(visit.tab.locator("form.asof")).to_be_hidden()
        visit.tab.goto(f"{address}/map.html")
        expect(visit.tab.locator("svg.map a.m").first).to_be_visible()
        visit.tab.goto(f"{address}/{KURSK}")
        expect(visit.tab.locator("table.estimates tbody tr").first).to_be_visible()


def test_the_address_holds_the_filters(browser: Browser, address: str, dist: Path) -> None:
    path = "statements/2023.html"
    expected = [
        row["statement_id"]
        for row in rows(dist, "statements")
        if row["known_on"].startswith("2023")
        and row["stance"] == "denies"
        and row["known_on"] >= "2023-10-15"
        and row["language"] == "en"
    ]
    assert len(expected) > 10
    with visiting(browser, address, path) as visit:
        tab = visit.tab
        tab.get_by_label("Stance").select_option("denies")
        tab.get_by_label("Known from").fill("2023-10-15")
        tab.locator("#f-l").select_option("en")
        expect(tab.locator("form.filters output")).to_have_text(f"{len(expected):,}")
        expect(shown(tab)).to_have_count(len(expected))
        link = tab.url
        assert link.endswith("#s=denies&l=en&from=2023-10-15")
        tab.get_by_label("Search").fill("no such words anywhere")
        expect(shown(tab)).to_have_count(0)
        tab.get_by_role("button", name="Clear").click()
        expect(tab.locator("form.filters output")).not_to_have_text("0")
        assert "#" not in tab.url
    with visiting(browser, address, link.removeprefix(f"{address}/")) as again:
        expect(shown(again.tab)).to_have_count(len(expected))
        expect(again.tab.get_by_label("Stance")).to_have_value("denies")
        expect(again.tab.get_by_label("Known from")).to_have_value("2023-10-15")


def test_the_rows_shown_can_be_downloaded_and_run_nothing(browser: Browser, address: str, planted: str, dist: Path) -> None:
    with visiting(browser, address, "index.html#s=denies") as visit:
        expect(visit.tab.locator("form.filters output")).not_to_have_text("300")
        count = shown(visit.tab).count()
        assert 0 < count < 300
        lines = downloaded(visit.tab)
        assert len(lines) == count
        assert {line["stance"] for line in lines} == {"denies"}
        stated = {row["statement_id"]: row for row in rows(dist, "statements")}
        assert [line["claim"] for line in lines] == [stated[line["statement_id"]]["claim"] for line in lines]
    with visiting(browser, planted, "index.html") as visit:
        cells = [cell for line in downloaded(visit.tab) for cell in line.values()]
        assert len(cells) > 50
        assert f"'{sites.FORMULA}" in cells
        assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))] == []


def downloaded(tab: Tab) -> list[dict[str, str]]:
    with tab.expect_download() as waiting:
        tab.get_by_role("button", name="Download").click()
    return [*csv.DictReader(io.StringIO(Path(waiting.value.path()).read_text(encoding="utf-8")))]


@pytest.mark.parametrize("day", ["2024-11-01", "2025-03-01"])
def test_a_day_shows_what_was_known_then(browser: Browser, address: str, dist: Path, day: str) -> None:
    about = [row for row in rows(dist, "statements") if row["deployment_id"] == "kursk-contingent-2024"]
    known = [row for row in about if row["known_on"] and row["known_on"] <= day]
    assert 0 < len(known) < len(about)
    vintages = [
        row
        for row in rows(dist, "estimates")
        if row["deployment_id"] == "kursk-contingent-2024"
        and row["realtime_start"] <= day
        and (not row["realtime_end"] or day <= row["realtime_end"])
    ]
    with visiting(browser, address, KURSK) as visit:
        tab = visit.tab
        newest = tab.locator("table.estimates tbody").inner_text()
        tab.locator("#asof-day").fill(day)
        expect(tab.locator("form.filters output")).to_have_text(f"{len(known):,}")
        expect(shown(tab)).to_have_count(len(known))
        expect(tab.locator("table.estimates caption")).to_contain_text(day)
        assert tab.url.endswith(f"#asof={day}")
        lines = [line.locator("td").all_inner_texts() for line in tab.locator("table.estimates tbody tr:not([hidden])").all()]
        assert len(lines) == len(vintages)
        assert sorted(float(line[1].replace(",", "")) for line in lines) == sorted(float(row["best"]) for row in vintages)
        denied = len([row for row in known if row["stance"] == "denies"])
        expect(tab.locator("#denies small")).to_have_text(str(denied))
        expect(tab.locator("nav.contents a[href='#denies'] small")).to_have_text(str(denied))
        expect(tab.get_by_text("Corroboration", exact=True).first).to_be_hidden()
        tab.get_by_role("button", name="Newest").click()
        expect(shown(tab)).to_have_count(len(about))
        expect(tab.locator("table.estimates caption")).not_to_contain_text("nothing was said yet")
        assert tab.locator("table.estimates tbody").inner_text() == newest


def test_who_goes_to_a_place_of_the_page_keeps_the_day(browser: Browser, address: str) -> None:
    with visiting(browser, address, f"{KURSK}#asof=2024-11-01") as visit:
        tab = visit.tab
        count = tab.locator("form.filters output").inner_text()
        tab.locator("nav.contents a[href='#estimates']").click()
        expect(tab.locator("#estimates")).to_be_in_viewport()
        expect(tab.locator("table.estimates caption")).to_contain_text("2024-11-01")
        tab.go_back()
        expect(tab.locator("form.filters output")).to_have_text(count)


def test_the_slider_moves_the_day_by_keyboard(browser: Browser, address: str, dist: Path) -> None:
    days = sorted(
        row["known_on"] for row in rows(dist, "statements") if row["deployment_id"] == "kursk-contingent-2024" and row["known_on"]
    )
    with visiting(browser, address, KURSK) as visit:
        slider, exact = visit.tab.locator("#asof"), visit.tab.locator("#asof-day")
        before = exact.input_value()
        slider.focus()
        visit.tab.keyboard.press("ArrowLeft")
        expect(exact).not_to_have_value(before)
        expect(slider).to_have_attribute("aria-valuetext", exact.input_value())
        visit.tab.keyboard.press("Home")
        expect(exact).to_have_value(days[0])
        expect(shown(visit.tab)).to_have_count(days.count(days[0]))


def test_the_path_by_keyboard(browser: Browser, address: str) -> None:
    with visiting(browser, address, CHARTED) as visit:
        tab, keys = visit.tab, visit.tab.keyboard
        keys.press("Tab")
        expect(tab.locator("a.skip")).to_be_focused()
        keys.press("Enter")
        expect(tab.locator("main")).to_be_focused()
        chart = tab.locator("svg.chart").first
        assert chart.locator('a.m[tabindex="0"]').count() == 1
        tabbed_to(tab, chart)
        first = focused(chart)
        expect(tab.locator(".tip")).to_be_visible()
        keys.press("ArrowRight")
        second = focused(chart)
        assert first != second
        assert chart.locator('a.m[tabindex="0"]').count() == 1
        keys.press("Escape")
        expect(tab.locator(".tip")).to_be_hidden()
        keys.press("Tab")
        assert chart.locator("a.m:focus").count() == 0
        keys.press("Shift+Tab")
        assert focused(chart) == second
        to = chart.locator("a.m:focus").get_attribute("href") or ""
        keys.press("Enter")
        tab.wait_for_url(f"**{to}")
        expect(tab.locator(f'[id="{to.removeprefix("#")}"]')).to_be_in_viewport()


def tabbed_to(tab: Tab, chart: Locator) -> None:
    """Press Tab until a mark of the chart has the focus; far more often than a reader would have to is a fault."""
    for _ in range(150):
        tab.keyboard.press("Tab")
        if chart.locator("a.m:focus").count():
            return
    pytest.fail("Tab does not lead to the chart.")


def focused(chart: Locator) -> str:
    return chart.locator("a.m:focus").get_attribute("aria-label") or ""


def test_the_map_leads_to_the_statements_of_a_place(browser: Browser, address: str, dist: Path) -> None:
    expected = sum(row["place_id"] == "rajin" for row in rows(dist, "statements"))
    with visiting(browser, address, "map.html") as visit:
        east = visit.tab.locator("svg.map").last
        assert east.locator('a.m[tabindex="0"]').count() == 1
        east.locator("a.m").first.focus()
        visit.tab.keyboard.press("ArrowRight")
        assert east.locator('a.m[tabindex="0"]').count() == 1
        expect(visit.tab.locator(".tip")).to_contain_text("statement")
        east.locator('a.m[href="place/rajin.html"]').focus()
        visit.tab.keyboard.press("Enter")
        visit.tab.wait_for_url("**/place/rajin.html")
        expect(shown(visit.tab)).to_have_count(expected)
    assert visit.complaints == []


def test_a_planted_text_runs_nowhere(browser: Browser, planted: str, hostile_site: Path) -> None:
    with visiting(browser, planted, "index.html") as visit:
        tab = visit.tab
        for path in [path.relative_to(hostile_site).as_posix() for path in sorted(hostile_site.rglob("*.html"))]:
            tab.goto(f"{planted}/{path}")
            assert inert(tab) == []
            for mark in tab.locator("svg a.m:visible").all()[:20]:  # the script writes their words into the tooltip
                mark.focus()
            if tab.locator("#f-q").count():
                tab.locator("#f-q").fill("<script>")
            assert inert(tab) == []
    assert visit.complaints == []


def inert(tab: Tab) -> list[str]:
    """What a planted text became in the document, where it became something."""
    found = [sites.HIT] if sites.HIT in tab.title() and "<" not in tab.title() else []
    strange = "img, iframe, object, embed, body script, [onload], [onerror], a[href^='javascript'], [style]:not(.tip)"
    return found + [element.evaluate("e => e.outerHTML.slice(0, 80)") for element in tab.locator(strange).all()]


def test_a_planted_text_that_became_something_is_found(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f"<!doctype html><title>x</title><p>{sites.PLANTED[1]}</p>", encoding="utf-8")
    with visiting(browser, tmp_path.as_uri(), "index.html") as visit:
        expect(visit.tab).to_have_title(sites.HIT)
        assert len(inert(visit.tab)) == 2


@pytest.mark.parametrize("path", ["index.html", KURSK, "map.html"])
def test_a_page_loads_in_few_requests_and_stays_where_it_is(browser: Browser, address: str, path: str) -> None:
    loaded = loading.load(browser, f"{address}/{path}")
    assert loaded.requests <= 6
    assert loaded.shift <= MOST_SHIFT


def test_the_first_questions_are_answered_by_a_click(browser: Browser, address: str) -> None:
    with visiting(browser, address, "index.html") as visit:
        tab = visit.tab
        for asked, answer in (
            ("How many troops", tab.locator("table.estimates caption", has_text="2024-11-01")),
            ("Who denied that they", tab.locator("#denies").first),
            ("2.8 million", tab.locator('[id="uawire-2024-10-budanov-economist.10"]')),
            ("changed a figure", tab.locator("#figure").first),
        ):
            tab.goto(f"{address}/index.html")
            tab.locator(".questions a", has_text=asked).click()
            expect(answer).to_be_visible(timeout=30_000)  # the largest page, on a busy machine
        expect(tab.locator("table.relays").first).to_contain_text("figure")
    assert visit.complaints == []
