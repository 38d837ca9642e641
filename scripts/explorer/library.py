"""The published tables as the pages ask for them: by event, voice and document, with words for every code."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from schemas.relations import columns
from scripts.derive import estimates
from scripts.derive.figures import KEY, SAME_THING, ranges
from scripts.derive.origins import event
from scripts.explorer import words
from scripts.explorer.records import Record, Thing, grouped, grouped_by, records
from scripts.plots import facts
from scripts.published import NotPublishedError, frames

TABLES = (
    "statements",
    "sources",
    "deployments",
    "arms_transfers",
    "actors",
    "places",
    "vocabulary",
    "estimates",
    "contradictions",
)


@dataclass(frozen=True)
class Series:
    """One estimate of one event: its key, its vintages in order, and the origins with a figure on the same thing."""

    key: Record
    label: str
    vintages: list[Record]
    marks: list[Record]
    prefix: str = ""

    @property
    def now(self) -> Record:
        """The vintage that is current."""
        return self.vintages[-1]

    @property
    def name(self) -> str:
        """Its name within a page: of its event, or with a prefix of several."""
        return (
            self.prefix
            + ".".join(str(self.key[name] or "any") for name in KEY[2:7])
            + (".projected" if self.key["projected"] else "")
        )


@dataclass(frozen=True)
class Library:
    """The tables of one release. Statements are in the order in which they became known, newest first, undated last."""

    version: str
    repository: str | None
    tables: dict[str, pd.DataFrame]

    @cached_property
    def statements(self) -> list[Record]:
        """Every statement, with its event, the number of its side, its range (what `ranges` gives), and its figure in words."""
        rows = self.tables["statements"]
        known = rows.assign(
            event=event(rows), side=facts.sides(rows, self.tables["actors"]).map(facts.SIDES.index), **ranges(rows)
        )
        found = records(known.sort_values(["known_on", "statement_id"], ascending=[False, True], na_position="last"))
        return [{**row, "figure": words.figure(row, self.label("unit", row["unit"]))} for row in found]

    @cached_property
    def by_id(self) -> dict[str, Record]:
        """Statements by their ids."""
        return {row["statement_id"]: row for row in self.statements}

    @cached_property
    def by_event(self) -> dict[str, list[Record]]:
        """Statements by the event that they are about."""
        return grouped(self.statements, "event")

    @cached_property
    def by_source(self) -> dict[str, list[Record]]:
        """Statements by document, in the order of their ids."""
        return {
            key: sorted(rows, key=lambda row: row["statement_id"]) for key, rows in grouped(self.statements, "source_id").items()
        }

    @cached_property
    def by_voice(self) -> dict[str, list[Record]]:
        """Statements by organisation and by speaker."""
        return {**grouped(self.statements, "speaker_id"), **grouped(self.statements, "organisation_id")}

    @cached_property
    def repetitions(self) -> dict[str, list[Record]]:
        """By statement, those that say they repeat it, oldest first."""
        return {key: rows[::-1] for key, rows in grouped(self.statements, "repeats").items()}

    @cached_property
    def events(self) -> dict[str, Record]:
        """Deployments, then transfers, by id; each with its `id`."""
        pairs = (("deployments", "deployment_id"), ("arms_transfers", "transfer_id"))
        return {row[key]: {**row, "id": row[key], "table": table} for table, key in pairs for row in records(self.tables[table])}

    @cached_property
    def actors(self) -> dict[str, Record]:
        """Actors by id."""
        return {row["actor_id"]: row for row in records(self.tables["actors"])}

    @cached_property
    def sources(self) -> dict[str, Record]:
        """Documents by id."""
        return {row["source_id"]: row for row in records(self.tables["sources"])}

    @cached_property
    def places(self) -> dict[str, Record]:
        """Places by id."""
        return {row["place_id"]: row for row in records(self.tables["places"])}

    @cached_property
    def labels(self) -> dict[tuple[str, str], str]:
        """The label of each code, by vocabulary and code."""
        return {(row["vocabulary"], row["code"]): row["label"] for row in records(self.tables["vocabulary"])}

    def label(self, vocabulary: str, code: str | None) -> str:
        """What a code is called; the code itself where no row explains it."""
        return self.labels.get((vocabulary, code), code.replace("_", " ")) if code else ""

    @cached_property
    def until(self) -> str:
        """The newest day that the tables know."""
        return max((row["known_on"] for row in self.statements if row["known_on"]), default="")

    @cached_property
    def contradictions(self) -> dict[str, list[Record]]:
        """Contradictions by event, greatest ratio first."""
        rows = self.tables["contradictions"]
        return grouped(records(rows.assign(event=event(rows))), "event")

    @cached_property
    def series(self) -> dict[str, list[Series]]:
        """By event its estimates: those that rest on the most voices and vintages first, projections last."""
        marks = grouped_by(
            [
                row
                for row in self.statements
                if row["is_origin"] and row["middle"] is not None and row["stance"] not in facts.ANSWERS
            ],
            SAME_THING,
        )
        rows = self.tables["estimates"]
        found: dict[str, list[Series]] = defaultdict(list)
        for key, vintages in grouped_by(self._vintages(), KEY).items():
            named = dict(zip(KEY, key, strict=True))
            label = facts.label(self.tables["vocabulary"], named) if len(rows) else ""
            found[vintages[0]["event"]].append(Series(named, label, vintages, marks.get(key[:-1], [])))
        return {event: sorted(each, key=_weight) for event, each in found.items()}

    def _vintages(self) -> list[Record]:
        """Every vintage in order, each with its event and the statements that it rests on (`behind`)."""
        rows = self.tables["estimates"].sort_values(["realtime_start", "estimate_id"])
        behind = self._behind()
        vintages = records(rows.assign(event=event(rows)))
        for row in vintages:
            steps = behind.get(tuple(row[name] if row[name] is not None else "" for name in KEY), [])
            row["behind"] = next((ids for day, ids in reversed(steps) if day <= row["realtime_start"]), [])
        return vintages

    def _behind(self) -> dict[Thing, list[tuple[str, list[str]]]]:
        steps: dict[Thing, list[tuple[str, list[str]]]] = defaultdict(list)
        for key, day, ids in estimates.standing(self.tables["statements"], self.tables["actors"]):
            steps[(*key[:-1], bool(key[-1]))].append((f"{day:%Y-%m-%d}", ids))
        return steps


def _weight(series: Series) -> tuple[Any, ...]:
    now = series.now
    return bool(series.key["projected"]), -now["n_voices"], -now["n_origins"], -len(series.vintages), series.name


def read(folder: Path, repository: str | None = None) -> Library:
    """The published tables of a folder. Raises NotPublishedError, also for an id or date that is none."""
    tables = frames(folder, *TABLES)
    for table, frame in tables.items():
        for column in columns(table, "published"):
            if column.kind.name in ("id", "partial_date") and not _written(frame[column.name], column.metadata["form"]):
                raise NotPublishedError(
                    f"{table}.parquet holds a {column.name} that is none. Build the tables anew (make publish)."
                )
    return Library(facts.version(folder), repository, tables)


def _written(cells: "pd.Series[Any]", form: str) -> bool:
    """Whether every cell that is filled is of the form."""
    return bool(cells.dropna().str.fullmatch(form).all())
