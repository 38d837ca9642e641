"""The summary of a pull request: every finding with its line, its column's place in the contract and what to write."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options

from scripts import pull_request, reporting, summary
from scripts.checks import Report
from scripts.differences import Difference, Move
from scripts.findings import Finding
from tests.test_docs import CONTRACT
from tests.test_reporting import CHECKED, FINDING, HOSTILE

SITE = "https://github.example/o/r/blob/HEAD/"


def page(*findings: Finding, **more: object) -> str:
    return summary.markdown(replace(Report(list(findings), CHECKED), **more), site=SITE)  # type: ignore[arg-type]


def rows(text: str) -> list[str]:
    return [line for line in text.splitlines() if re.match(r"\| (\d|file)", line)]


def test_a_finding_has_its_line_its_column_and_what_to_write() -> None:
    (row,) = rows(page(FINDING))
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells[:3] == ["41", f"[stance]({SITE}datasets/README.md#statements-stance)", "`` assert ``"]
    assert cells[3] == "This is not a code of stance. Did you mean `` asserts ``? <sub>unknown-code</sub>"


def test_the_link_leads_to_a_place_of_the_contract() -> None:
    assert '<a id="statements-stance"></a>' in CONTRACT


def test_faults_of_form_are_one_line_with_the_command_that_mends_them() -> None:
    form = [replace(FINDING, rule="needless-quote", row=row, column="", found="") for row in range(2, 900)]
    text = page(*form, FINDING)
    assert "Only the form, in 898 places (needless-quote). `python -m scripts.format` mends it all" in text
    assert len(rows(text)) == 1
    assert text.startswith("### 2 things to mend")


def test_one_wrong_cell_in_many_rows_is_told_a_few_times() -> None:
    text = page(*[replace(FINDING, row=row) for row in range(2, 102)])
    assert len(rows(text)) == 4
    assert "The same in 97 rows: 5, 6, 7" in text


def test_what_is_not_of_the_work_is_said() -> None:
    assert "3 findings of the base revision are not of this work and left out." in page(FINDING, earlier=3)


def test_a_summary_keeps_below_what_github_shows() -> None:
    many = [replace(FINDING, row=row, found=f"x{row}" * 20, remedy="y" * 400) for row in range(2, 4000)]
    text = page(*[replace(one, file=f"datasets/t{one.row % 40}.csv") for one in sorted(many, key=lambda one: one.row % 40)])
    assert len(text.encode()) < 1 << 20
    assert "There is more than fits here" in text


def test_a_hostile_cell_does_nothing_in_markdown() -> None:
    hostile = Finding("datasets/x|<b>.csv", 2, HOSTILE, "formula", HOSTILE, HOSTILE, HOSTILE)
    text = page(hostile)
    assert "\x1b" not in text
    assert "\u202e" not in text
    (row,) = rows(text)
    assert row.count(" | ") == 3
    prose = re.sub(r"`` [^`|]* ``|<sub>formula</sub>", "", text)  # what stands in a code span is text
    assert not re.search(r"<|\]\(|@|`", prose)


class Seen(HTMLParser):
    """The elements of a page, where they lead, and the text that stands outside of code."""

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.elements: set[str] = set()
        self.links: list[str] = []
        self.prose = ""
        self._code = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and its addresses."""
        self.elements.add(tag)
        self._code += tag == "code"
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_endtag(self, tag: str) -> None:
        """Note where code ends."""
        self._code -= tag == "code"

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.prose += "" if self._code else data


OURS = {"h3", "h4", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "a", "code", "sub"}
TRICKS = (
    HOSTILE,
    "`` out of the span `` ``` <script>alert(1)</script>",
    "<details open ontoggle=alert(1)><summary>x</summary>",
    "![x](https://evil.example/p.png) [x](javascript:alert(1)) <https://evil.example>",
    "www.evil.example https://evil.example mailto:x@evil.example",
    "| a | b |\n|---|---|\n# heading\n- item\n> quote\n```\ncode",
    "\\` \\| \\<b> &lt;b&gt; &#60;b&#62;",
    "@all @org/team #1 GH-1",
    "*a* _b_ ~~c~~ **d** $x$ :tada:",
)


@pytest.mark.parametrize("trick", TRICKS)
def test_a_rendered_summary_holds_nothing_but_ours(trick: str) -> None:
    hostile = [Finding(f"datasets/{trick}.csv", 2, column, "formula", trick, trick, trick) for column in (trick, "note")]
    moves = [Move(trick, (trick,), (trick,))]
    text = summary.markdown(Report(hostile, CHECKED), None, Difference({}, [], moves), SITE)
    seen = Seen(cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE))
    assert seen.elements <= OURS
    assert [link for link in seen.links if not link.startswith(SITE)] == []
    assert not re.search(r"[@#]", seen.prose)


def test_what_stood_there_before_comes_instead_of_a_guess() -> None:
    (row,) = rows(page(replace(FINDING, before="denies")))
    assert "| `` assert ``, before: `` denies `` |" in row
    assert "Did you mean" not in row
    assert "Empty the cell again, or did you mean `` asserts ``?" in rows(page(replace(FINDING, before="")))[0]
    assert reporting.words(replace(FINDING, before="denies")).startswith('found "assert", before this change "denies". This is')
    assert reporting.words(replace(FINDING, found="", before="denies")).startswith('found nothing, before this change "denies". ')


def test_annotations_are_one_for_a_kind_and_those_of_the_work_come_first() -> None:
    kinds = [replace(FINDING, column=f"c{n}", row=row) for n in range(12) for row in (5, 6, 7)]
    lines = reporting.github(Report(kinds, CHECKED, touched=frozenset({("datasets/statements.csv", 6)}))).splitlines()
    errors = [line for line in lines if line.startswith("::error")]
    assert len(errors) == 10
    assert "line=6" in errors[0]
    assert "Also in 2 other rows: 5, 7." in errors[0]
    assert "::notice::2 more kinds of findings are in the log and in the summary of this check." in lines


def test_the_address_of_the_repository_is_the_runners(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    assert pull_request.site() == ""
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.example")
    monkeypatch.setenv("GITHUB_REPOSITORY", "o/r")
    assert pull_request.site() == SITE
