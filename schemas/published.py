"""What is published beside the edited columns: derived ones, and the tables that are derived as a whole.

Inheritance keeps every edited column and rule. A derived column says so in its metadata; its description says how it is reckoned.
"""

from typing import Any

import pandas as pd
from pandera.typing.pandas import Series

from schemas.columns import boolean, code, column, day, items, number, partial_date, reference, text
from schemas.columns import country as country_column
from schemas.columns import url as url_column
from schemas.events import ArmsTransfers, Deployments
from schemas.figures import FIGURE
from schemas.package import TABLES
from schemas.statements import STATEMENT_ID, Statements
from schemas.table import Table, row_rule

CORROBORATION = ("acknowledged", "several_countries", "several_voices", "single_voice", "projected_only")


def _count(title: str, description: str) -> Any:
    return column("integer", title, description, "3", required=True, least=0, derived=True)


def _figure(title: str, description: str, **more: Any) -> Any:
    return number(title, description, "11000", derived=True, **more)


def _level() -> Any:
    return column(
        "text", "Corroboration", f"The best that holds of: {', '.join(CORROBORATION)}.", "several_countries",
        required=True, derived=True, pattern="|".join(CORROBORATION), rules={"str_matches": "unknown-code"},
    )  # fmt: skip


class PublishedStatements(Statements):
    """One row is one claim, by one voice, in one document."""

    known_on: Series[str] = day(
        "Known on",
        "The last day on which it can have become public: of stated_on or published_on, whichever comes first.",
        "2024-10-22",
        derived=True,
    )
    stated_on_earliest: Series[str] = day("Stated, earliest", "The first day of stated_on.", "2024-10-01", derived=True)
    stated_on_latest: Series[str] = day(
        "Stated, latest", "The last day of stated_on, else of published_on.", "2024-10-31", derived=True
    )
    origin_id: Series[str] = reference(
        "statements", "Origin", "The statement at the end of the chain of repeats; its own id for an origin.",
        "uawire-2024-10-budanov-economist.03", required=True, derived=True, pattern=STATEMENT_ID,
    )  # fmt: skip
    is_origin: Series[pd.BooleanDtype] = boolean("Is origin", "Whether it repeats nothing.", "true", derived=True)
    relay_changes: Series[str] = items(
        "Relay changes",
        "What differs from the origin: figure, bound, unit, accounting, stance, stated_on.",
        "figure;bound",
        derived=True,
    )
    organisation: Series[str] = text("Voice's name", "The name of organisation_id.", "NATO", required=True, derived=True)
    speaker: Series[str] = text("Speaker's name", "The name of speaker_id.", "Kyrylo Budanov", derived=True)
    country: Series[str] = country_column("Voice's country", "The country of organisation_id.", "UKR", derived=True)
    url: Series[str] = url_column(
        "Address", "The address of the document.", "https://www.example.org/a", required=True, derived=True
    )
    publisher: Series[str] = text("Publisher", "The publisher of the document.", "UAWire", required=True, derived=True)
    published_on: Series[str] = partial_date("Published on", "When the document was published.", "2024-10", derived=True)
    language: Series[str] = code("language", "Language", "The language of the document.", "en", required=True, derived=True)


class Event(Table):
    """What is derived for every event alike; it has no table of its own."""

    start_earliest: Series[str] = day("Start, earliest", "The first day of start_date.", "2024-10-01", derived=True)
    start_latest: Series[str] = day("Start, latest", "The last day of start_date.", "2024-10-31", derived=True)
    end_earliest: Series[str] = day("End, earliest", "The first day of end_date.", "2025-04-01", derived=True)
    end_latest: Series[str] = day("End, latest", "The last day of end_date.", "2025-04-30", derived=True)
    first_stated_on: Series[str] = day("First stated on", "known_on of the first statement about it.", "2024-10-08", derived=True)
    last_stated_on: Series[str] = day("Last stated on", "known_on of the last statement about it.", "2026-02-16", derived=True)
    n_statements: Series[pd.Int64Dtype] = _count("Statements", "Statements about it, repetitions included.")
    n_sources: Series[pd.Int64Dtype] = _count("Documents", "Documents that hold them.")
    n_origins: Series[pd.Int64Dtype] = _count("Origins", "Statements about it that repeat nothing.")
    n_voices: Series[pd.Int64Dtype] = _count("Voices", "Voices of the origins that assert or acknowledge it.")
    n_countries: Series[pd.Int64Dtype] = _count("Countries", "Countries of those of these voices that are official.")
    n_denials: Series[pd.Int64Dtype] = _count("Denials", "Origins that deny it.")
    n_cannot_confirm: Series[pd.Int64Dtype] = _count("Cannot confirm", "Origins that cannot confirm it.")
    acknowledged: Series[pd.BooleanDtype] = boolean(
        "Acknowledged", "Whether Moscow or Pyongyang owns to it.", "true", derived=True
    )
    corroboration: Series[str] = _level()


class PublishedDeployments(Event, Deployments):
    """One row is one dispatch, contingent or standing group of DPRK personnel."""

    personnel_low: Series[float] = _figure(
        "Personnel, low", "The current estimate of people that rests on the most voices: its low."
    )
    personnel_best: Series[float] = _figure("Personnel, best", "Its best.")
    personnel_high: Series[float] = _figure("Personnel, high", "Its high.")
    personnel_phase: Series[str] = code("phase", "Personnel, phase", "Its phase.", "in_theatre", derived=True)
    personnel_accounting: Series[str] = code("accounting", "Personnel, accounting", "Its accounting.", "snapshot", derived=True)
    killed_low: Series[float] = _figure("Killed, low", "The current estimate of all dead that rests on the most voices: its low.")
    killed_best: Series[float] = _figure("Killed, best", "Its best.")
    killed_high: Series[float] = _figure("Killed, high", "Its high.")


class PublishedArmsTransfers(Event, ArmsTransfers):
    """One row is one flow of one kind of thing in one direction."""

    quantity_low: Series[float] = _figure(
        "Quantity, low", "The current estimate of what was moved that rests on the most voices: its low."
    )
    quantity_best: Series[float] = _figure("Quantity, best", "Its best.")
    quantity_high: Series[float] = _figure("Quantity, high", "Its high.")
    quantity_unit: Series[str] = code("unit", "Quantity, unit", "Its unit.", "containers", derived=True)
    quantity_phase: Series[str] = code("phase", "Quantity, phase", "Its phase.", "arrived", derived=True)
    quantity_accounting: Series[str] = code("accounting", "Quantity, accounting", "Its accounting.", "total", derived=True)


class _AboutEvent(Table):
    """The columns that say which figures of which event are meant. A mixin; it has no table."""

    deployment_id: Series[str] = reference(
        "deployments", "Deployment", "The deployment that it is about.", "kursk-contingent-2024", derived=True
    )
    transfer_id: Series[str] = reference(
        "arms_transfers", "Transfer", "Or the transfer.", "artillery-ammunition-2023", derived=True
    )
    metric: Series[str] = code("metric", "Metric", "What is counted or measured.", "personnel", required=True, derived=True)
    unit: Series[str] = code("unit", "Unit", "What one of it is.", "persons", required=True, derived=True)
    phase: Series[str] = code("phase", "Phase", "How far along it is.", "in_theatre", derived=True)
    accounting: Series[str] = code(
        "accounting", "Accounting", "What the figure adds up.", "snapshot", required=True, derived=True
    )
    per: Series[str] = code("per", "Per", "The span of a rate.", "year", derived=True)


class _EstimateId(Table):
    """The key of estimates, before its other columns. A mixin; it has no table."""

    estimate_id: Series[str] = column(
        "text", "Estimate", "Event, metric, unit, phase, accounting, per, kind and first day, joined by full stops.",
        "kursk-contingent-2024.personnel.persons.in-theatre.snapshot.any.stated.2024-10-24",
        required=True, unique=True, key=True, derived=True,
    )  # fmt: skip


class _ContradictionId(Table):
    """The key of contradictions, before its other columns. A mixin; it has no table."""

    contradiction_id: Series[str] = column(
        "text", "Contradiction", "The ids of the lower and the higher statement, joined by a space.", "a-2024-x.01 b-2024-x.01",
        required=True, unique=True, key=True, derived=True,
    )  # fmt: skip


class Estimates(_AboutEvent, _EstimateId):
    """One row is one estimate as known in one span of time: what the voices on one kind of figure about one event come to."""

    projected: Series[pd.BooleanDtype] = boolean(
        "Projected", "Whether it rests on projections; else on assertions.", "false", derived=True
    )
    realtime_start: Series[str] = day(
        "Known from", "The first day on which this was known.", "2024-10-24", required=True, derived=True
    )
    realtime_end: Series[str] = day("Known to", "The last day; empty: it still is.", "2024-11-04", derived=True)
    low: Series[float] = _figure("Low", "The least that a voice says.", required=True, exact_match=["ucdp:low"])
    best: Series[float] = _figure("Best", "The median of each voice's best.", required=True, close_match=["ucdp:best"])
    high: Series[float] = _figure("High", "The greatest that a voice says.", required=True, exact_match=["ucdp:high"])
    open_below: Series[pd.BooleanDtype] = boolean("Open below", "Whether low is only an at_most.", "false", derived=True)
    open_above: Series[pd.BooleanDtype] = boolean("Open above", "Whether high is only an at_least.", "true", derived=True)
    n_statements: Series[pd.Int64Dtype] = _count("Statements", "Statements with such a figure so far, repetitions included.")
    n_sources: Series[pd.Int64Dtype] = _count("Documents", "Documents that hold them.")
    n_origins: Series[pd.Int64Dtype] = _count("Origins", "Of them those that repeat nothing.")
    n_voices: Series[pd.Int64Dtype] = _count("Voices", "Voices that count: newest statement of each, stale ones left out.")
    n_countries: Series[pd.Int64Dtype] = _count("Countries", "Countries of those of these voices that are official.")
    n_denials: Series[pd.Int64Dtype] = _count("Denials", "Origins that so far deny the event.")
    n_cannot_confirm: Series[pd.Int64Dtype] = _count("Cannot confirm", "Origins that so far cannot confirm the event.")
    acknowledged: Series[pd.BooleanDtype] = boolean(
        "Acknowledged", "Whether Moscow or Pyongyang has owned to the event.", "true", derived=True
    )
    corroboration: Series[str] = _level()

    @row_rule("figures-out-of-order", *FIGURE)
    def figures_in_order(cls, rows: Any) -> Any:
        """Low is at most best, best at most high."""
        return (rows["low"] <= rows["best"]) & (rows["best"] <= rows["high"])


class Contradictions(_AboutEvent, _ContradictionId):
    """One row is one pair of origins whose figures on the same thing at about the same time cannot both be right."""

    same_voice: Series[pd.BooleanDtype] = boolean(
        "Same voice", "Whether one voice contradicts itself; else two do.", "false", derived=True
    )
    lower_id: Series[str] = reference(
        "statements",
        "Lower",
        "The statement with the lower figure.",
        "a-2024-10-x.01",
        required=True,
        derived=True,
        pattern=STATEMENT_ID,
    )
    higher_id: Series[str] = reference(
        "statements",
        "Higher",
        "The statement with the higher figure.",
        "b-2024-10-x.01",
        required=True,
        derived=True,
        pattern=STATEMENT_ID,
    )
    lower_organisation_id: Series[str] = reference("actors", "Lower, voice", "Whose it is.", "nis", required=True, derived=True)
    higher_organisation_id: Series[str] = reference("actors", "Higher, voice", "Whose it is.", "gur", required=True, derived=True)
    lower_known_on: Series[str] = day("Lower, known on", "Since when it is known.", "2024-10-23", required=True, derived=True)
    higher_known_on: Series[str] = day("Higher, known on", "Since when it is known.", "2024-10-25", required=True, derived=True)
    lower_most: Series[float] = _figure("Lower, most", "The greatest that the lower statement says.", required=True)
    higher_least: Series[float] = _figure("Higher, least", "The least that the higher statement says.", required=True)
    ratio: Series[float] = _figure("Ratio", "higher_least to lower_most. Empty when the lower is 0.")
    lower_basis: Series[str] = code("evidence_basis", "Lower, basis", "What the lower rests on.", "intelligence", derived=True)
    higher_basis: Series[str] = code("evidence_basis", "Higher, basis", "What the higher rests on.", "calculation", derived=True)


PUBLISHED: dict[str, type[Table]] = {
    **TABLES,
    "statements": PublishedStatements,
    "deployments": PublishedDeployments,
    "arms_transfers": PublishedArmsTransfers,
    "estimates": Estimates,
    "contradictions": Contradictions,
}
