"""All figures of a folder of published tables, as files."""

from collections.abc import Iterator
from pathlib import Path

from matplotlib.figure import Figure

from scripts.plots import chart, facts, style, tallies
from scripts.published import frames


def drawn(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The name and content of each file, SVG and PNG of every figure. Raises NotPublishedError."""
    tables = frames(folder, *facts.TABLES)
    with style.style():
        for name, (drawing, title) in figures(tables, facts.version(folder)):
            for ending, content in style.files(drawing, title).items():
                yield f"{name}.{ending}", content


def figures(tables: facts.Tables, version: str) -> Iterator[tuple[str, tuple[Figure, str]]]:
    """The name of each figure, and the figure with its title."""
    for topic, panels in facts.topics(tables):
        yield f"estimates-{topic.name}", chart.draw(topic, panels, version)
    if len((counts := facts.counts(tables)).by_stance):
        yield "events-by-stance", tallies.heat_map(counts, version)
    if len((weeks := facts.weeks(tables)).by_week):
        yield "statements-by-week", tallies.weekly(weeks, version)
