"""Two sites to look at, each built once: of the real tables, and of the example with a hostile text in every cell of words."""

from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from schemas.package import TABLES
from schemas.relations import columns
from scripts import publishing, tree
from tests.builders import Tree, example
from tests.releases import dist  # noqa: F401 - the fixture that the real site is made from

HIT = "hostile-text-ran"  # what a planted text would write into the title of the page
PLANTED = (
    f"<script>document.title='{HIT}'</script>",
    f"<img src=x onerror=\"document.title='{HIT}'\">",
    "left \u202etfel",
    f"\"'><svg onload=document.title='{HIT}'>",
    "javascript:document.title=1",
    "</td></table></script><b>",
    "&lt;i&gt; {{ 7 * 7 }} ${7} ]]>",
    "\u2066\u200f\u0007",
)
FORMULA = '=HYPERLINK("https://example.org";"click")'
_NO_WORDS = {"vocabulary", "code", "table", "admin1", "geonames_id", "wikidata_id", "unit_of"}


def build(folder: Path, out: Path) -> Path:
    """The site of a published folder."""
    from scripts.site import main

    done = CliRunner().invoke(main, ["--folder", str(folder), "--out", str(out), "--quiet"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return out


def planted() -> Tree:
    """The example with a hostile text behind what stands in each cell of words, and addresses that a browser would run."""
    changed = example()
    for table in TABLES:
        words = [c.name for c in columns(table) if c.kind.name in ("text", "list") and c.name not in _NO_WORDS]
        for line, row in enumerate(changed.rows[table]):
            row |= {name: row[name] + PLANTED[(line + place) % len(PLANTED)] for place, name in enumerate(words)}
    first, second, *_rest = changed.rows["sources"]
    changed.rows["statements"][0]["claim"] = FORMULA
    first["url"], second["archived_url"] = PLANTED[4], f"https://example.org/{PLANTED[3]}"
    return changed


@cache
def hostile_release(base: Path) -> Path:
    """The planted tables, published unchecked: the check would refuse them."""
    tables = tree.check_tree(planted().write(base / "planted"), {}, {})[1]
    publishing.publish(base / "planted", tables, base / "planted" / "dist", bare=True)
    return base / "planted" / "dist"


@cache
def _site(folder: Path) -> Path:
    return build(folder, folder.parent / "site")


@pytest.fixture(scope="module")
def real_site(dist: Path) -> Path:  # noqa: F811 - it is that fixture
    """The pages of the real tables."""
    return _site(dist)


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the planted tables."""
    return _site(hostile_release(tmp_path_factory.getbasetemp()))


def kinds(site: Path) -> list[str]:
    """A page of each kind: every page of the first level, and the longest page of each folder."""
    top = sorted(path.name for path in site.glob("*.html"))
    folders = sorted(folder for folder in site.iterdir() if folder.is_dir())
    longest = [max(folder.glob("*.html"), key=lambda path: (path.stat().st_size, path.name)) for folder in folders]
    return [*top, *(path.relative_to(site).as_posix() for path in longest)]
