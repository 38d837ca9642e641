"""For each rule, the smallest change of the example that breaks it and no other."""

from collections.abc import Callable
from pathlib import Path

from scripts.limits import Limits
from tests.builders import Tree, example

FIRST = "agency-2024-10-23-briefing"
Change = Callable[[Tree], None]


def cell(name: str, row: int, /, **cells: str) -> Change:
    """Write other cells into a row of the named table."""
    return lambda tree: tree.set(name, row, cells)


def text(table: str, old: str, new: str) -> Change:
    """Write other text into a file."""
    return lambda tree: tree.replace(table, old, new)


def statement(**cells: str) -> Change:
    """Write other cells into the first statement, an assertion with one figure."""
    return cell("statements", 0, **cells)


def added(name: str, after: int, /, **cells: str) -> Change:
    """A copy of a row of the named table, with other cells, behind it."""
    return lambda tree: tree.add(name, after, cells)


def _bytes(table: str, make: Callable[[bytes], bytes]) -> Change:
    return lambda tree: tree.raw.update({table: make(tree.text(table).encode())})


def _swapped(tree: Tree) -> None:
    rows = tree.rows["actors"]
    rows[1], rows[2] = rows[2], rows[1]


def _missing(tree: Tree) -> None:
    tree.dropped.add("retired_ids")


def _unused_place(tree: Tree) -> None:
    tree.add("places", 1, {"place_id": "z-town", "name": "Z Town", "kind": "settlement"})


def _too_few(tree: Tree) -> None:
    tree.least = {"places": 40}


def _lost(tree: Tree) -> None:
    tree.former = example()
    tree.former.add("places", 1, {"place_id": "south-provinz"})


def _lost_row(tree: Tree) -> None:
    tree.former = example()
    tree.former.add("vocabulary", 0, {"code": "zz"})


def since(name: str, row: int, /, **cells: str) -> Change:
    """The row of the base revision had these other cells."""

    def change(tree: Tree) -> None:
        tree.former = example()
        tree.former.set(name, row, cells)

    return change


def _large(tree: Tree) -> None:
    tree.limits = Limits(size=50_000, lines=500)
    tree.raw["retired_ids"] = b"x" * 50_001


def _many_rows(tree: Tree) -> None:
    tree.limits = Limits(size=50_000, lines=500)
    tree.raw["retired_ids"] = tree.text("retired_ids").encode() + b"\n" * 500


def _beside(name: str, make: Callable[[Path], object]) -> Change:
    return lambda tree: tree.beside.update({name: make})


CASES: dict[str, Change] = {
    "accounting-without-figure": cell("statements", 6, accounting="total"),
    "anonymous-with-name": cell("statements", 1, speaker_id="an-example"),
    "anonymous-without-role": cell("statements", 1, speaker_role=""),
    "archived-before-published": cell("sources", 0, archived_on="2024-10-22"),
    "base-without-comparison": statement(share_of="All soldiers"),
    "blank-line": text("actors", "\nexample-service", "\n\nexample-service"),
    "boolean-in-capitals": statement(anonymous="FALSE"),
    "bound-misfit": statement(bound="at_least"),
    "bound-without-figure": cell("statements", 6, bound="about"),
    "byte-order-mark": _bytes("actors", lambda raw: b"\xef\xbb\xbf" + raw),
    "carriage-return": _bytes("actors", lambda raw: raw.replace(b"\n", b"\r\n")),
    "circular-reference": cell("deployments", 1, part_of="contingent-2024"),
    "columns-out-of-order": text("places", "name,kind", "kind,name"),
    "comparison-without-base": cell("statements", 3, share_of=""),
    "control-character": cell("statements", 6, note="a\ttab"),
    "copy-of-itself": cell("sources", 0, archived_url="https://www.example.org/2024/10/23/briefing"),
    "dates-reversed": cell("arms_transfers", 0, end_date="2023-07"),
    "direction-character": cell("statements", 6, note="left \u202etfel"),
    "duplicate-column": text("places", "name,kind", "name,name,kind"),
    "duplicate-id": added("statements", 0, claim="Another sentence."),
    "duplicate-url": cell("sources", 1, url="http://example.org/2024/10/23/briefing/#top", relays=""),
    "figure-changed-without-note": since("statements", 0, best="5000"),
    "figure-in-description": cell("deployments", 0, description="About 11,000 soldiers."),
    "figure-without-accounting": statement(accounting=""),
    "figure-without-bound": statement(bound=""),
    "figure-without-metric": statement(metric=""),
    "figure-without-unit": statement(unit=""),
    "figures-out-of-order": cell("statements", 1, low="13000"),
    "file-too-large": _large,
    "formula": cell("statements", 6, note='=HYPERLINK("http://example.net/","click")'),
    "fractional-count": statement(best="2.8"),
    "garbled-text": cell("sources", 2, title="Журнал".encode().decode("latin-1")),
    "half-a-pair": cell("sources", 0, archived_on=""),
    "heaped-accents": cell("sources", 2, title="He\u0336\u0335\u0334\u0321aped"),
    "html-entity": cell("sources", 0, title="Soldiers &amp; shells"),
    "html-tag": cell("sources", 2, title="<b>Soldiers</b>"),
    "idle-phase": cell("statements", 2, phase="arrived"),
    "impossible-date": statement(stated_on="2023-02-29"),
    "indirect-address": cell("sources", 2, url="https://bit.ly/3xample"),
    "invisible-character": cell("statements", 6, note="zero\u200bwidth"),
    "line-break-in-cell": text("statements", 'did not answer."', 'did\nnot answer."'),
    "line-too-long": cell("statements", 6, note="x" * 100_001),
    "look-alike-host": cell("sources", 2, url="https://www.xn--xample-9uf.org/"),
    "look-alike-letter": cell("statements", 1, deployment_id="contingent-2024".replace("c", "\N{CYRILLIC SMALL LETTER ES}")),
    "lost-id": _lost,
    "lost-row": _lost_row,
    "malformed-boolean": statement(anonymous="no"),
    "malformed-code": text("vocabulary", "mode,air,", "mode,a ir,"),
    "malformed-date": statement(stated_on="2024-13"),
    "malformed-id": cell("actors", 2, wikidata_id="q1"),
    "malformed-list": cell("actors", 1, aliases="Ministry; MoE"),
    "malformed-number": statement(best="3,000"),
    "malformed-url": cell("sources", 2, url="javascript:alert(1)"),
    "missing-column": text("places", "place_id,name,", "place_id,"),
    "missing-file": _missing,
    "missing-header": text("actors", "actor_id,name,kind,member_of,country,aliases,wikidata_id,note\n", ""),
    "missing-value": statement(stance=""),
    "nameless-column": _bytes("actors", lambda raw: raw.replace(b"\n", b",,\n")),
    "needless-quote": text("actors", "an-example,", '"an-example",'),
    "negative-figure": statement(best="-3000"),
    "no-event": cell("statements", 1, deployment_id=""),
    "no-final-newline": _bytes("actors", lambda raw: raw[:-1]),
    "not-nfc": cell("sources", 2, title="Cafe\u0301"),
    "nul-character": _bytes("sources", lambda raw: raw.replace(b",null\n", b",nu\0ll\n")),
    "odd-file": _beside("LICENSE", lambda path: path.symlink_to("../../notes.txt")),
    "odd-space": cell("statements", 6, note="no\u00a0break"),
    "ongoing-with-end": cell("arms_transfers", 0, ongoing="true"),
    "organisation-is-a-person": cell("statements", 2, organisation_id="an-example"),
    "out-of-range": cell("places", 1, where_prec="8"),
    "outer-space": statement(speaker_role="Spokesperson "),
    "outside-country": cell("places", 0, latitude="41.5", longitude="135.5"),
    "outside-region": cell("places", 1, latitude="55.75", longitude="37.61"),
    "per-without-rate": statement(per="year"),
    "percent-out-of-range": cell("statements", 3, best="140.5"),
    "person-without-body": cell("actors", 0, member_of=""),
    "private-address": cell("sources", 2, url="http://192.168.0.1/"),
    "ragged-row": text("actors", "example-service,Example Service", "example-service,Example, Service"),
    "rate-without-per": cell("statements", 4, per=""),
    "read-before-published": cell("sources", 1, accessed_on="2024-09-30"),
    "region-of-other-country": cell("places", 0, admin1="KP-13", where_prec="5"),
    "relays-later-document": cell("sources", 1, published_on="2024-09"),
    "repeated-claim": cell("statements", 4, claim="The ministry called the reports of shells sent by sea invented."),
    "repeated-item": cell("sources", 1, credits="Example Agency;Example Agency"),
    "repeated-space": statement(speaker_role="Chief  spokesperson"),
    "repeats-itself": statement(repeats=f"{FIRST}.01"),
    "repeats-other-event": cell("statements", 5, deployment_id="troops-2024"),
    "repeats-other-voice": cell("statements", 5, organisation_id="example-ministry"),
    "retired-code": cell("statements", 2, topic="shipment"),
    "retired-id-in-use": cell("retired_ids", 0, id="na-nd-null.01"),
    "reused-id": since("sources", 0, title="Quite another page", url="https://example.net/quite/another"),
    "row-order": _swapped,
    "same-name": cell("places", 1, name="Border Town", admin1="RU-PRI", where_prec="5"),
    "same-parties": cell("deployments", 1, host="PRK"),
    "secret-in-address": cell("sources", 2, url="https://na.example.net/a?token=0123"),
    "speaker-not-a-person": cell("statements", 2, speaker_id="example-ministry"),
    "stated-after-publication": statement(stated_on="2024-10-24"),
    "statement-id-mismatch": cell("statements", 6, statement_id="na-nd-nulls.01"),
    "stray-quote": text("actors", "Example Ministry", 'Example "Ministry"'),
    "too-few-rows": _too_few,
    "too-long": statement(claim=f"A claim{' that is too long' * 18}."),
    "too-many-files": lambda tree: tree.beside.update({f"{number}.txt": Path.touch for number in range(200)}),
    "too-many-rows": _many_rows,
    "tracking-parameter": cell("sources", 1, url="https://gazette.example.ru/articles/17?utm_source=x&page=2"),
    "two-events": cell("statements", 1, transfer_id="shells-2023"),
    "unfinished-claim": statement(claim="The service put the soldiers at 3,000"),
    "unit-misfit": statement(unit="rounds"),
    "unit-without-figure": cell("statements", 6, unit="persons"),
    "unknown-code": statement(stance="assert"),
    "unknown-column": text("places", "aliases,note", "aliases,source,note"),
    "unknown-file": _beside("statements-copy.csv", Path.touch),
    "unknown-reference": statement(place_id="border-twon"),
    "unknown-successor": cell("retired_ids", 0, replaced_by="gazette-2024-10-relay.09"),
    "unknown-table": cell("retired_ids", 0, table="statement"),
    "unlikely-year": cell("statements", 4, period_end="2204"),
    "unreadable-character": cell("sources", 2, title="Soldiers\ufffd in Kursk"),
    "unterminated-quote": text("actors", "Example Ministry", '"Example Ministry'),
    "untidy-address": cell("sources", 2, url="https://na.example.net/a."),
    "unused-row": _unused_place,
    "wrong-separator": _bytes("retired_ids", lambda raw: raw.replace(b",", b";")),
    "wrong-encoding": _bytes("actors", lambda raw: raw.replace(b"Example Ministry", b"Minist\xe8re")),
}
