"""What all pages share: the frame, the ways to the other pages, the version and how to cite it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from schemas import package
from scripts.explorer import marks, words
from scripts.explorer.library import Library
from scripts.explorer.rows import Rows

HERE = Path(__file__).parent
# File, words.
NAVIGATION = (
    ("index.html", "Overview"),
    ("timeline.html", "Events"),
    ("map.html", "Places"),
    ("statements.html", "Statements"),
    ("relays.html", "Relays"),
    ("voices.html", "Voices"),
    ("sources.html", "Documents"),
    ("codebook.html", "Codebook"),
    ("method.html", "Method"),
    ("cite.html", "Cite"),
)
Page = tuple[str, str]  # its address within the site, its content


@dataclass(frozen=True)
class Site:
    """What every page is made from: the tables, and how the release is cited."""

    library: Library
    citation: str
    released: str

    def rows(self, depth: int) -> Rows:
        """The maker of rows for pages so many folders down."""
        return Rows(self.library, "../" * depth)

    def page(self, template: str, path: str, title: str, **facts: Any) -> Page:
        """A page from its template. `path` is its address within the site; every other fact is for the template."""
        up = "../" * path.count("/")
        shared = {
            "up": up, "path": path, "title": title, "navigation": NAVIGATION, "package": package, "version": self.library.version,
            "released": self.released, "citation": self.citation.strip(), "until": self.library.until,
            "repository": words.address(self.library.repository), "symbols": Markup(marks.symbols()),  # noqa: S704 - numbers and names of ours
        }  # fmt: skip
        return path, environment().get_template(template).render({**shared, **facts})

    def correction(self, up: str, **known: str) -> str:
        """Where a reader suggests a correction: the form, with what is known filled in; else how to contribute."""
        repository = words.address(self.library.repository)
        if repository is None:
            return f"{up}cite.html#contribute"
        return f"{repository.rstrip('/')}/issues/new?{urlencode({'template': 'correct.yml', **known})}"


@cache
def environment() -> Environment:
    """The templates: everything that is put in is made harmless and escaped, and a name that is not known is an error."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    made.filters |= {"code": words.code, "number": words.number, "plain": _plain, "capitalize_first": _first_capital}
    made.globals |= {"counted": words.counted, "link": words.link}
    return made


def _harmless(value: object) -> object:
    """Text without what turns words round or shows nothing, its lines kept; markup was made harmless where it was made."""
    return "\n".join(map(words.plain, value.split("\n"))) if type(value) is str else value


def _first_capital(said: str) -> str:
    return said[:1].upper() + said[1:]


def _plain(cell: str | None) -> str:
    return words.plain(cell) if cell else ""
