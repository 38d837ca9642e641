"""The questions for a statement: a plain one takes about ten answers, and what is rare comes under one question at the end."""

from collections import Counter

from schemas.relations import named
from scripts.adding import counting, prepare, same
from scripts.adding.dialogue import Asker
from scripts.adding.draft import Cells
from scripts.adding.entry import EVENT
from scripts.adding.questions import actors, fill
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
MOST_BODIES = 5
ANOTHER = "another"
MORE_HELP = "hedge: how sure the speaker is; basis: what it is said to rest on; words: the figure as it stands there."


def statement(asker: Asker, document: str) -> bool:
    """A new statement of the document, asked for and added to the draft; whether another one is to follow."""
    mine = [row for row in asker.draft.rows.get("statements", []) if row["source_id"] == document]
    before = mine[-1] if mine else {}
    row: Cells = {}
    _voice(asker, row, before)
    fill(asker, "statements", "stance", row, before.get("stance", ""))
    fill(asker, "statements", "topic", row)
    fill(asker, "statements", EVENT, row)
    counting.counted(asker, row)
    counting.reckoned(asker, row)
    fill(asker, "statements", "claim", row)
    made = prepare.add_statement(asker.shelf, asker.draft, document, row)
    _repeats(asker, made)
    return _more(asker, made)


def _voice(asker: Asker, row: Cells, before: Cells) -> None:
    """Who said it and when; after the first statement one line proposes the same again."""
    if before:
        asker.typist.say()
        spoken = ", ".join(before[name] for name in SPOKEN if before[name])
        if asker.typist.yes(f"Said by the same: {quoted(spoken)}. Right?"):
            row |= {name: before[name] for name in CARRIED}
            return
    _body(asker, row, before)
    if row["organisation_id"] != before.get("organisation_id"):
        before = {"stated_on": before.get("stated_on", "")}  # another body has other speakers
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
    asker.typist.say(f"In these tables so far: {', '.join(bodies[:MOST_BODIES])}.")
    people = {actor["actor_id"] for actor in actors(asker) if actor["kind"] == "person"}
    row["organisation_id"] = asker.ask(named("statements", "organisation_id"), bodies[0], lambda choice: choice.id not in people)


def _repeats(asker: Asker, row: Cells) -> None:
    """Ask whether the same was said before, while the claim is fresh."""
    twins = same.twins(asker.shelf, asker.draft, row)
    for twin in (twin for twin in twins if twin.later):
        asker.typist.say(str(twin))
    earlier = [twin for twin in twins if not twin.later]
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
