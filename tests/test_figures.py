"""The figures: each statement is drawn once and as published, nothing else is, and the bytes are the same everywhere.

Longer than others: all cases look at the same drawings, which are made once.
"""

import csv
import re
import struct
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner, Result
from matplotlib.figure import Figure

from schemas.package import TITLE, VERSION
from scripts import publishing, tree
from scripts.derive.figures import SAME_THING
from scripts.figures import main
from scripts.plots import chart, facts, pages, spacing, strips, style, tallies
from scripts.published import frames
from tests.builders import Tree, example

Rows = list[dict[str, str]]
SMALL = ["estimates-troops", "events-by-stance", "statements-by-week"]


def publish(changed: Tree, folder: Path) -> Path:
    """The tables of a tree, published."""
    report, tables = tree.check_tree(changed.write(folder), {}, {})
    assert report.findings == []
    publishing.publish(folder, tables, folder / "dist", bare=True)
    return folder / "dist"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(example(), tmp_path_factory.mktemp("figures"))


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real tables, published."""
    out = tmp_path_factory.mktemp("real") / "dist"
    publishing.publish(tree.ROOT, tree.check(tree.ROOT)[1], out, bare=True)
    return out


@pytest.fixture(scope="module")
def topics(real: Path) -> list[tuple[facts.Topic, list[facts.Panel]]]:
    return [*facts.topics(frames(real, *facts.TABLES))]


def run(folder: Path, out: Path) -> Result:
    return CliRunner().invoke(main, ["--folder", str(folder), "--out", str(out)])


def rows(folder: Path, table: str) -> Rows:
    with (folder / "csv" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def drawings(folder: Path) -> Iterator[Figure]:
    tables = frames(folder, *facts.TABLES)
    with style.style():
        for topic, panels in facts.topics(tables):
            yield chart.draw(topic, panels, "1")[0]
        yield tallies.heat_map(facts.counts(tables), "1")[0]
        yield tallies.weekly(facts.weeks(tables), "1")[0]


def test_every_figure_is_an_svg_and_a_png_that_can_be_read_at_1200_pixels(small: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.docx").touch()
    assert run(small, tmp_path / "out").exit_code == 0
    names = {f"{name}.{ending}" for name in SMALL for ending in ("svg", "png")}
    assert {path.name for path in (tmp_path / "out").iterdir()} == names | {"thesis.docx"}
    for name in SMALL:
        png = (tmp_path / "out" / f"{name}.png").read_bytes()
        assert png.startswith(b"\x89PNG")
        assert struct.unpack(">I", png[16:20])[0] >= 1200
        assert "</svg>" in (tmp_path / "out" / f"{name}.svg").read_text(encoding="utf-8")


def test_two_runs_are_the_same_bytes_whatever_the_machine_is_set_to(small: Path, tmp_path: Path) -> None:
    assert run(small, tmp_path / "here").exit_code == 0
    settings = tmp_path / "settings"
    settings.mkdir()
    (settings / "matplotlibrc").write_text("font.size: 30\nsavefig.bbox: tight\naxes.facecolor: red\ntimezone: Asia/Seoul\n")
    command = [sys.executable, "-m", "scripts.figures", "--folder", str(small), "--out", str(tmp_path / "there"), "--quiet"]
    env = {"PYTHONHASHSEED": "7", "TZ": "Asia/Seoul", "LC_ALL": "C", "MPLCONFIGDIR": str(settings)}
    done = subprocess.run(command, cwd=tree.ROOT, check=True, capture_output=True, env=env)
    assert done.stdout == b""
    here, there = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("here", "there"))
    assert here == there
    assert not [name for name, content in here.items() if str(tmp_path).encode() in content or b"Matplotlib v" in content]


@pytest.mark.parametrize("name", [topic.name for topic in facts.TOPICS])
def test_each_origin_with_a_figure_is_one_mark_with_the_numbers_that_were_published(
    real: Path, topics: list[tuple[facts.Topic, list[facts.Panel]]], name: str
) -> None:
    panels = next(panels for topic, panels in topics if topic.name == name)
    statements = {row["statement_id"]: row for row in rows(real, "statements")}
    for panel in panels:
        now = panel.vintages.iloc[-1]
        thing = {column: "" if pd.isna(now[column]) else now[column] for column in SAME_THING}
        figured = {
            at
            for at, row in statements.items()
            if row["is_origin"] == "true"
            and any(row[number] for number in ("low", "best", "high"))
            and all(row[column] == thing[column] for column in thing)
        }
        assert panel.marks["statement_id"].tolist() == sorted(figured, key=lambda at: (statements[at]["known_on"] or "9999", at))
        for mark in panel.marks.itertuples(index=False):
            stated = [float(statements[str(mark.statement_id)][number] or "nan") for number in ("low", "best", "high")]
            known = [number for number in stated if number == number]  # noqa: PLR0124 - NaN is not itself
            assert (mark.least, mark.most) == (min(known), max(known))
            assert mark.stance == statements[str(mark.statement_id)]["stance"]
            assert mark.only_least == (stated[0] == known[-1] and len(known) == 1)


def test_a_mark_has_a_range_a_middle_and_a_bound_alone(small: Path) -> None:
    tables = frames(small, *facts.TABLES)
    statements = tables["statements"]
    about = (statements["metric"] == "personnel") & statements["is_origin"].astype(bool)
    for numbers, expected in (
        ((10, 11, 13), [10, 13, 11, False, False]),
        ((10, None, 14), [10, 14, 12, False, False]),
        ((10, None, None), [10, 10, 10, True, False]),
        ((None, None, 14), [14, 14, 14, False, True]),
    ):
        statements.loc[about, ["low", "best", "high"]] = [float("nan") if number is None else number for number in numbers]
        (panel,) = facts.panels(tables, facts.TOPICS[0])
        for mark in panel.marks[["least", "most", "middle", "only_least", "only_most"]].to_numpy().tolist():
            assert mark == expected


def test_none_has_its_place_on_a_logarithmic_scale(small: Path) -> None:
    tables = frames(small, *facts.TABLES)
    tables["statements"].loc[tables["statements"]["statement_id"] == "agency-2024-10-23-briefing.01", "best"] = 0
    tables["estimates"]["low"] = 100
    with style.style():
        axes = chart.draw(facts.TOPICS[0], facts.panels(tables, facts.TOPICS[0]), "1")[0].axes[0]
    assert axes.get_yscale() == "symlog"
    assert axes.get_ylim()[0] < 0


def test_what_the_tables_do_not_hold_is_not_drawn(small: Path) -> None:
    tables = frames(small, *facts.TABLES)
    assert [topic.name for topic, _panels in facts.topics(tables)] == ["troops"]
    nothing = {name: table.head(0) for name, table in tables.items()}
    assert [*facts.topics(nothing)] == []
    assert [*pages.figures(nothing, "1")] == []


def test_nothing_is_drawn_that_is_not_published(real: Path, topics: list[tuple[facts.Topic, list[facts.Panel]]]) -> None:
    statements = {row["statement_id"]: row for row in rows(real, "statements")}
    estimates = {row["estimate_id"]: row for row in rows(real, "estimates")}
    titles = {row["title"] for table in ("deployments", "arms_transfers") for row in rows(real, table)}
    for topic, panels in topics:
        for panel in panels:
            assert panel.title in titles
            for vintage in panel.vintages.itertuples(index=False):
                row = estimates[str(vintage.estimate_id)]
                assert (vintage.low, vintage.best, vintage.high) == tuple(float(row[name]) for name in ("low", "best", "high"))
                assert f"{vintage.realtime_start:%Y-%m-%d}" == row["realtime_start"]
            for part in (panel.marks, panel.answers):
                days = part["known_on"].dt.strftime("%Y-%m-%d").fillna("")
                assert days.tolist() == [statements[at]["known_on"] for at in part["statement_id"]]
            assert panel.answers["stance"].isin(facts.ANSWERS).all()
        with style.style():
            drawing, title = chart.draw(topic, panels, "1")
            svg = style.files(drawing, title)["svg"].decode()
        drawn = [at for at in re.findall(r'<g id="([^"]+)"', svg) if at in statements]
        said = [at for panel in panels for at in panel.marks["statement_id"]]
        lanes = {panel.event: panel.answers["statement_id"].tolist() for panel in panels}
        assert sorted(drawn) == sorted([*said, *(at for ids in lanes.values() for at in ids)])


def test_a_title_says_the_current_vintage(topics: list[tuple[facts.Topic, list[facts.Panel]]]) -> None:
    for topic, (panel, *_others) in topics:
        title = facts.sentence(topic.noun, panel)
        now = panel.vintages.loc[panel.vintages["realtime_end"].isna()].iloc[0]
        for number in (now["low"], now["best"], now["high"], now["n_voices"]):
            assert f"{number:,.0f}" in title


def test_the_estimate_is_the_one_of_the_most_voices(topics: list[tuple[facts.Topic, list[facts.Panel]]], real: Path) -> None:
    estimates = rows(real, "estimates")
    for topic, panels in topics:
        for (metric, unit, accounting), panel in zip(topic.panels, panels, strict=True):
            of_kind = [
                int(row["n_voices"])
                for row in estimates
                if (row["metric"], row["unit"], row["accounting"], row["projected"]) == (metric, unit, accounting, "false")
            ]
            assert panel.vintages["n_voices"].max() == max(of_kind)
    assert facts.chosen(frames(real, "estimates")["estimates"], "personnel", "rounds", "total") is None


def test_counts_are_those_of_the_tables(real: Path) -> None:
    tables = frames(real, *facts.TABLES)
    counts, statements = facts.counts(tables), rows(real, "statements")
    assert counts.by_stance.shape == (25, len(facts.STANCES))
    assert counts.by_stance.sum(axis=1).tolist() == counts.by_side.sum(axis=1).tolist()
    names = facts.titles(tables)
    denials = [
        names[row["deployment_id"] or row["transfer_id"]]
        for row in statements
        if row["stance"] == "denies" and row["is_origin"] == "true" and (row["deployment_id"] or row["transfer_id"])
    ]
    assert counts.by_stance["denies"].to_dict() == {title: denials.count(title) for title in counts.by_stance.index}
    weeks = facts.weeks(tables)
    assert int(weeks.by_week.sum().sum()) + weeks.without_day == len(statements)
    assert {pd.Timestamp(monday).day_name() for monday in weeks.by_week.index} == {"Monday"}
    assert {row["stance"] for row in statements} <= set(facts.STANCES)


def test_a_statement_is_counted_in_the_week_of_its_day_and_a_month_is_no_day(small: Path) -> None:
    tables = frames(small, *facts.TABLES)
    statements = rows(small, "statements")
    sure = [row for row in statements if row["known_on"] and row["known_on"] in (row["stated_on"], row["published_on"])]
    weeks = facts.weeks(tables)
    assert weeks.without_day == len(statements) - len(sure) > 0
    week = weeks.by_week[weeks.by_week.index == pd.Timestamp("2024-10-21")]
    assert week.to_numpy().tolist()[0] == [sum(row["is_origin"] == flag for row in sure) for flag in ("true", "false")]


def test_sides_are_of_officials_and_of_the_state_media_of_the_parties() -> None:
    voices = [
        ("gur", "intelligence_agency", "UKR", None, "Ukraine"),
        ("kremlin", "government_body", "RUS", None, "Russia, North Korea"),
        ("tass", "media_outlet", "RUS", "kremlin", "Russia, North Korea"),
        ("meduza", "media_outlet", "RUS", None, "Media, institutes, others"),
        ("ukrinform", "media_outlet", "UKR", "gur", "Media, institutes, others"),
        ("un", "multilateral_body", "INT", None, "Other official"),
        ("nowhere-ministry", "government_body", None, None, "Other official"),
    ]
    actors = pd.DataFrame(voices, columns=["actor_id", "kind", "country", "member_of", "side"])
    found = facts.sides(actors.rename(columns={"actor_id": "organisation_id"}), actors)
    assert found.tolist() == actors["side"].tolist()


def test_nothing_is_cut_off_and_no_legend_covers_data(real: Path) -> None:
    for drawing in drawings(real):
        drawing.draw_without_rendering()
        whole, drawn = drawing.bbox, drawing.get_tightbbox().transformed(drawing.dpi_scale_trans)
        assert whole.x0 <= drawn.x0 < drawn.x1 <= whole.x1
        assert whole.y0 <= drawn.y0 < drawn.y1 <= whole.y1
        for legend in drawing.legends:
            assert not [axes for axes in drawing.axes if legend.get_window_extent().overlaps(axes.get_window_extent())]


def test_the_scale_is_logarithmic_where_figures_span_a_decade(topics: list[tuple[facts.Topic, list[facts.Panel]]]) -> None:
    scales = {}
    for topic, panels in topics:
        with style.style():
            drawing = chart.draw(topic, panels, "1")[0]
        scales[topic.name] = drawing.axes[0].get_yscale()
        values = pd.concat([panels[0].marks["least"], panels[0].marks["most"]])
        assert drawing.axes[0].get_ylim()[0] <= values.min()
        assert drawing.axes[0].get_ylim()[1] >= values.max()
    assert scales["troops"] == "linear"
    assert scales["casualties"] == scales["containers"] == "log"


def test_the_source_and_version_stand_below(small: Path) -> None:
    for drawing in drawings(small):
        assert f"Source: {TITLE}, version 1, CC BY 4.0" in [text.get_text() for text in drawing.texts]
    assert facts.version(small) == VERSION


def test_marks_that_would_hide_each_other_move_to_the_nearest_free_place() -> None:
    apart = (6.0, 4.0)
    moves = spacing.aside([(0, 0), (0, 0), (0, 0), (50, 0)], spacing.around(apart), apart)
    assert moves[0] == moves[3] == (0, 0)
    assert moves[1:3] == [(-6.0, 0.0), (6.0, 0.0)]
    row = spacing.aside([(0, 0)] * 5, spacing.in_rows(apart, 12), apart)
    assert row == [(0, 0), (6, 0), (0, 4), (6, 4), (0, 8)]


def test_no_two_ticks_of_a_lane_cover_each_other(topics: list[tuple[facts.Topic, list[facts.Panel]]]) -> None:
    for panel in (panel for _topic, panels in topics for panel in panels):
        days = (panel.answers["known_on"] - pd.Timestamp("2022-01-01")).dt.days / 4
        lanes = strips.lanes(panel, days, 68)
        assert len(lanes.ticks) == len(panel.answers)
        for dated in (True, False):
            places = [(tick.x, tick.y) for tick in lanes.ticks if tick.dated == dated]
            assert not [1 for a, b in combinations(places, 2) if abs(a[0] - b[0]) < 2.5 and abs(a[1] - b[1]) < 5.4]


def test_a_folder_without_tables_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    wrong = run(tmp_path, tmp_path / "out")
    assert wrong.exit_code == 2
    assert "holds no statements.parquet" in wrong.output
    assert "Build the tables first" in wrong.output
    missing = run(tmp_path / "nowhere", tmp_path / "out")
    assert missing.exit_code == 2
    assert "does not exist" in missing.output
    assert not (tmp_path / "out").exists()
