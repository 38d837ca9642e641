"""The questions for a statement: a plain one takes about ten answers, and what is rare comes under one question at the end."""

from collections import Counter

from schemas.figures import FIGURE
from schemas.relations import named
from scripts.adding import figure, prepare, same
from scripts.adding.dialogue import Asker
from scripts.adding.draft import Cells
from scripts.adding.entry import EVENT
from scripts.adding.questions import IDLE, actors, fill, has_figure, units
from scripts.adding.typist import HELP
from scripts.reporting import quoted

SPOKEN = ("organisation_id", "speaker_id", "speaker_role", "stated_on")
CARRIED = (*SPOKEN, "anonymous")
MORE = {
    "period": ("period_start", "period_end"),
    "place": ("place_id",),
    "hedge": ("likelihood",),
    "basis": ("evidence_basis",),
    "words": ("figure_as_stated",),
    "note": ("note",),
}
# Coding rule 8 (c) of datasets/README.md, where a topic leaves one phase; only a proposal, since the claim's own words go before.
USUAL_PHASE = {
    "training": "preparing",
    **dict.fromkeys(("combat", "performance", "use"), "in_use"),
    **dict.fromkeys(("casualties", "captives", "equipment_loss"), "lost"),
    **dict.fromkeys(("production", "stocks"), "produced"),
    "route": "in_transit",
}
HABIT, ENOUGH = 0.7, 5  # the part of at least so many rows that makes an accounting worth proposing
ANOTHER = "another"
MORE_HELP = "hedge: how sure the speaker is; basis: what it is said to rest on; words: the figure as it stands there."
FIGURE_HELP = (
    "2,000 - about 2,000 - at least 500 - up to 12,000 - 10,000 to 12,000 - 2.8 million. What is counted may stand behind it: "
    "around 2,000 killed. Words without a number, such as several dozen, are kept as words. Enter: no figure."
)


def statement(asker: Asker, document: str) -> bool:
    """A new statement of the document, asked for and added to the draft; whether another one is to follow."""
    mine = [row for row in asker.draft.rows.get("statements", []) if row["source_id"] == document]
    before = mine[-1] if mine else {}
    row: Cells = {}
    _voice(asker, row, before)
    fill(asker, "statements", "stance", row, before.get("stance", ""))
    fill(asker, "statements", "topic", row)
    fill(asker, "statements", EVENT, row)
    _figure(asker, row)
    _reckoning(asker, row)
    fill(asker, "statements", "claim", row)
    made = prepare.add_statement(asker.shelf, asker.draft, document, row)
    _repeats(asker, made)
    return _more(asker, made)


def _voice(asker: Asker, row: Cells, before: Cells) -> None:
    """Who said it and when; after the first statement one line proposes the same again."""
    if before:
        asker.typist.say()
        spoken = ", ".join(
            before[name] for name in ("organisation_id", "speaker_id", "speaker_role", "stated_on") if before[name]
        )
        if asker.typist.yes(f"Said by the same: {quoted(spoken)}. Right?"):
            row |= {name: before[name] for name in CARRIED}
            return
    _body(asker, row, before)
    if not row.get("speaker_id"):
        fill(asker, "statements", "speaker_id", row, before.get("speaker_id", ""))
    fill(asker, "statements", "speaker_role", row, before.get("speaker_role", ""))
    if row["speaker_role"]:
        fill(asker, "statements", "anonymous", row)
    row["anonymous"] = row.get("anonymous") or "false"  # who is not even described is not a hidden person
    fill(asker, "statements", "stated_on", row, before.get("stated_on", ""))


def _body(asker: Asker, row: Cells, before: Cells) -> None:
    """The body whose position it is; when a person is named, that is the speaker."""
    fill(asker, "statements", "organisation_id", row, before.get("organisation_id", ""))
    person = next((actor for actor in actors(asker) if actor["actor_id"] == row["organisation_id"]), {})
    if person.get("kind") != "person":
        return
    row["speaker_id"] = row.pop("organisation_id")
    spoken = [other["organisation_id"] for other in asker.shelf.rows["statements"] if other["speaker_id"] == row["speaker_id"]]
    bodies = [name for name, _ in Counter(spoken).most_common()] or [person["member_of"]]
    asker.typist.say()
    asker.typist.say(f"{person['name']} is a person, of {person['member_of']}. For which body does the person speak?")
    people = {actor["actor_id"] for actor in actors(asker) if actor["kind"] == "person"}
    row["organisation_id"] = asker.ask(named("statements", "organisation_id"), bodies[0], lambda choice: choice.id not in people)


def _figure(asker: Asker, row: Cells) -> None:
    """The figure in the document's words, what is counted, and in which unit."""
    metrics = asker.choices(named("statements", "metric"))
    asker.typist.say()
    given = _figure_words(asker)
    cells = figure.understood(given) if given else {}
    if cells is None:
        asker.typist.say("That is not understood: < to write it otherwise, or number by number; ? explains each.")
        for name in (*FIGURE, "bound"):
            fill(asker, "statements", name, row)
    elif cells:
        asker.typist.say(f"-> {figure.spelt(cells)}")
        row |= cells
    if counted := figure.counted(given, metrics) if has_figure(row) else "":
        row["metric"] = counted
        asker.typist.say(f"-> metric {counted}")
    elif has_figure(row):
        fill(asker, "statements", "metric", row)
    fitting = units(asker, row.get("metric", ""))
    if has_figure(row) and len(fitting) == 1:
        row["unit"] = fitting[0]
        asker.typist.say(f"-> unit {fitting[0]}")
    else:
        fill(asker, "statements", "unit", row)


def _figure_words(asker: Asker) -> str:
    while True:
        given = asker.typist.prompt(
            "Figure, with its hedge (e.g. about 2,000 killed; at least 500; 10,000 to 12,000; Enter: none)"
        )
        if given != HELP:
            return given
        asker.refuse(FIGURE_HELP)


def _reckoning(asker: Asker, row: Cells) -> None:
    """What the figure adds up, and the phase: proposed together where the rules or earlier rows say so."""
    proposed = {"accounting": _usual_accounting(asker, row), "phase": USUAL_PHASE.get(row["topic"], "")}
    proposed = {name: code for name, code in proposed.items() if code and not IDLE[name](row)}
    if proposed:
        asker.typist.say()
        if asker.typist.yes(f"Mostly with this topic: {figure.spelt(proposed)}. Right?"):
            row |= proposed
    for name in ("accounting", "per", "share_of", "phase"):
        if not row.get(name):
            fill(asker, "statements", name, row)


def _usual_accounting(asker: Asker, row: Cells) -> str:
    """What figures of the same topic and metric mostly add up to in the tables; empty without a clear habit."""
    like = [
        other["accounting"]
        for other in asker.shelf.rows["statements"]
        if other["accounting"] and (other["topic"], other["metric"]) == (row["topic"], row.get("metric"))
    ]
    code, times = next(iter(Counter(like).most_common(1)), ("", 0))
    return code if len(like) >= ENOUGH and times >= HABIT * len(like) else ""


def _repeats(asker: Asker, row: Cells) -> None:
    """Ask whether the same was said before, while the claim is fresh."""
    found = same.twins(asker.shelf, asker.draft, row)
    for twin in (twin for twin in found if twin.later):
        asker.typist.say(str(twin))
    earlier = [twin for twin in found if not twin.later]
    if not earlier:
        return
    asker.typist.say()
    asker.typist.say("The same claim may be here:" if len(earlier) == 1 else "The same claim may be here; the likeliest first:")
    for number, twin in enumerate(earlier, 1):
        asker.typist.say(f'  {number:>2}  {twin.where}: "{twin.other["claim"]}"')
    row["repeats"] = _chosen(asker, earlier)
    if row["repeats"]:
        asker.typist.say(f"-> repeats {row['repeats']}")


def _chosen(asker: Asker, earlier: list[same.Twin]) -> str:
    while True:
        given = asker.typist.prompt("Is yours a report of it? y, a number, or no [y/N/number]").casefold()
        if given in ("", "n", "no"):
            return ""
        number = 1 if given in ("y", "yes") else int(given) if given.isdecimal() else 0
        if 1 <= number <= len(earlier):
            return earlier[number - 1].other["statement_id"]
        asker.refuse("Yes when both report one utterance of one occasion, even with another number.")


def _more(asker: Asker, row: Cells) -> bool:
    """Ask for what a plain statement does not need, as far as it is named; whether another statement is to follow."""
    while True:
        asker.typist.say()
        given = asker.typist.prompt(
            f"More about it: {', '.join(MORE)}, or all; {ANOTHER}: a further statement; Enter: no more [N]"
        )
        words = [word for word in given.casefold().replace(",", " ").split() if word not in ("n", "no")]
        if not words or words == [ANOTHER]:
            return bool(words)
        wanted = [*MORE] if words in (["all"], ["y"], ["yes"]) else words
        if set(wanted) <= MORE.keys():
            for name in (name for word in wanted for name in MORE[word]):
                fill(asker, "statements", name, row)
        else:
            asker.refuse(MORE_HELP)
