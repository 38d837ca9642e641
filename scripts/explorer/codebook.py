"""The codebook as a page of the site: the facts of `scripts/outputs/codebook.py`, which read the schemas."""

from collections.abc import Iterator

from scripts.explorer.shell import Page, Site
from scripts.outputs import codebook
from scripts.outputs.release import Release


def pages(site: Site, release: Release) -> Iterator[Page]:
    """The one page of it: an anchor `table-column` for each column, `codes-vocabulary` for each list of codes."""
    book = codebook.facts(release)
    yield site.page(
        "codebook.html", "codebook.html", "Codebook", book=book, introduction=codebook.INTRODUCTION,
        constraints=codebook.constraints, typed=codebook.typed, elsewhere=codebook.elsewhere, remarks=codebook.remarks,
        counted_codes=codebook.counted,
    )  # fmt: skip
