"""How the first page of a site loads: bytes, requests, and the time until it can be used, at a desk and on a slow phone."""

import statistics
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts import browsers
from scripts.serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

HEAD = "setting | KB gzipped | requests | first paint ms | largest paint ms | usable ms | blocked ms | layout shift"
HEAD += "\n---|---|---|---|---|---|---|---"
# Kept from before the first byte, since what an observer is told only later is lost when it starts late.
_OBSERVE = """
window.seen = {longtask: [], shift: 0, largest: 0};
const watch = (type, each) => new PerformanceObserver(list => list.getEntries().forEach(each)).observe({type, buffered: true});
watch("longtask", entry => seen.longtask.push([entry.startTime, entry.duration]));
watch("layout-shift", entry => { if (!entry.hadRecentInput) seen.shift += entry.value; });
watch("largest-contentful-paint", entry => { seen.largest = entry.startTime; });
"""
# A large page may be painted long after the network is idle: what comes first is waited for.
_REPORT = """() => new Promise(done => new PerformanceObserver(list => {
    const [ready] = performance.getEntriesByType("navigation"), [first] = list.getEntriesByName("first-contentful-paint");
    if (first) done({...seen, ready: ready.domContentLoadedEventEnd, first: first.startTime});
}).observe({type: "paint", buffered: true}))"""


@dataclass(frozen=True)
class Setting:
    """A device and its line: megabits a second, milliseconds there and back (0: as they are), and how much slower it computes."""

    name: str
    megabits: float = 0
    latency: float = 0
    slower: float = 1


SETTINGS = (Setting("local"), Setting("slow phone", megabits=1.6, latency=150, slower=4))


@dataclass(frozen=True)
class Loading:
    """One loading of a page. Usable is when its script has run and the last long task is over; blocked is Lighthouse's TBT."""

    kilobytes: float
    requests: float
    first_paint: float
    largest_paint: float
    usable: float
    blocked: float
    shift: float


def compared(site: Path, repeat: int) -> list[str]:
    """A line of HEAD for each setting: medians of so many loadings with an empty cache. Raises LookupError without a browser."""
    with browsers.opened() as browser, served(site) as address:
        return [_line(setting, [load(browser, f"{address}/", setting) for _ in range(repeat)]) for setting in SETTINGS]


def _line(setting: Setting, loadings: list[Loading]) -> str:
    kilobytes, requests, *times, shift = (statistics.median(values) for values in zip(*map(astuple, loadings), strict=True))
    return " | ".join([setting.name, f"{kilobytes:.1f}", f"{requests:.0f}", *(f"{time:.0f}" for time in times), f"{shift:.3f}"])


def load(browser: "Browser", address: str, setting: Setting = SETTINGS[0]) -> Loading:
    """Load a page once, in a context of its own."""
    with browser.new_context() as context:
        page = context.new_page()
        _slow_down(page, setting)
        page.add_init_script(_OBSERVE)
        done: list[Request] = []
        page.on("requestfinished", lambda request: done.append(request))  # noqa: PLW0108 - Playwright marks the handler; it cannot mark a builtin
        page.goto(address, wait_until="networkidle")
        seen: dict[str, Any] = page.evaluate(_REPORT)
        sizes = [request.sizes() for request in done]
    received = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
    return reckoned(received / 1000, len(done), seen)


def reckoned(kilobytes: float, requests: int, seen: dict[str, Any]) -> Loading:
    """What the observers saw, in sums."""
    usable = max([seen["ready"], *(start + duration for start, duration in seen["longtask"])])
    blocked = sum(max(0, duration - 50) for start, duration in seen["longtask"] if start + duration > seen["first"])
    return Loading(kilobytes, requests, seen["first"], seen["largest"], usable, blocked, seen["shift"])


def _slow_down(page: "Page", setting: Setting) -> None:
    tools = page.context.new_cdp_session(page)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": setting.slower})
    if setting.megabits:
        rate = setting.megabits * 1_000_000 / 8
        line = {"offline": False, "latency": setting.latency, "downloadThroughput": rate, "uploadThroughput": rate}
        tools.send("Network.enable")
        tools.send("Network.emulateNetworkConditions", line)
