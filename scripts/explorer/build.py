"""The whole site, written in one step."""

import shutil
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from schemas.package import HOMEPAGE
from scripts.explorer import codebook, event, feed, home, library, listing, marks, places, relays, source, texts, timeline, voice
from scripts.explorer.shell import HERE, Page, Site
from scripts.outputs import citation, release
from scripts.writing import replaced_folder

STYLE, SCRIPT = "style.css", "explorer.js"


def build(folder: Path, root: Path, out: Path, repository: str | None = None) -> int:
    """Write the site of the published tables of `folder` into `out`, which is replaced as a whole; how many pages it has.

    `root` is the project, which holds CITATION.cff and the texts on method. Raises NotPublishedError, CitationError.
    """
    count = 0
    with replaced_folder(out) as made:
        beside = out.resolve().parent == folder.resolve()
        for path, content in _pages(folder, root, repository or HOMEPAGE, beside=beside):
            target = made / path
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(content.encode())
            count += 1
        shutil.copyfile(HERE / SCRIPT, made / SCRIPT)
        (made / STYLE).write_bytes((marks.style() + (HERE / STYLE).read_text(encoding="utf-8")).encode())
    return count


def _pages(folder: Path, root: Path, repository: str | None, *, beside: bool) -> Iterator[Page]:
    """Every page. A kind of page is a module of this package; its pages come from here and nowhere else.

    `beside` the site lie the tables, so that it can lead to them.
    """
    books = library.read(folder, repository)
    facts = citation.read(root)
    made = release.read(folder, facts)
    site = Site(books, citation.apa(facts), made.released)
    yield home.page(site)
    yield feed.page(site)
    yield from chain(
        event.pages(site), voice.pages(site), source.pages(site), listing.pages(site), timeline.pages(site), places.pages(site)
    )
    yield from chain(
        relays.pages(site), codebook.pages(site, made), texts.pages(site, root, citation.texts(facts), folder if beside else None)
    )
