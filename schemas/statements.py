"""The claims: the table that everything else serves."""

from typing import Any

import pandas as pd
from pandera.typing.pandas import Series

from schemas.columns import LONGEST_CLAIM, boolean, code, identifier, number, partial_date, reference, text
from schemas.columns import note as note_column
from schemas.figures import FigureRules, Rows
from schemas.kinds import SLUG
from schemas.table import ordered_dates, row_rule

# Topics that may stand without an event: what is said about the whole relation, not about one dispatch or flow.
CONTEXT_TOPICS = ("sanctions", "diplomacy", "law")
# What has no phase: nothing is said to have come anywhere. A row with a metric has one for the thing counted.
UNPHASED_STANCES = ("denies", "deflects", "cannot_confirm", "finds_none")
UNPHASED_TOPICS = ("quality", "sanctions", "diplomacy", "law", "commemoration")
STATEMENT_ID = rf"{SLUG}\.[0-9]{{2,}}"


class Statements(FigureRules):
    """One row is one claim, by one voice, in one document."""

    statement_id: Series[str] = identifier(
        "Statement",
        "Its source_id, a full stop and two or more digits. Never renumbered.",
        "uawire-2024-10-budanov-economist.03",
        pattern=STATEMENT_ID,
    )
    source_id: Series[str] = reference(
        "sources", "Document", "The document that holds the claim.", "uawire-2024-10-budanov-economist", required=True
    )
    repeats: Series[str] = reference(
        "statements",
        "Repeats",
        "The statement that this row reports again: the same utterance in an earlier or fuller document. "
        "Empty: this row is an origin.",
        "yonhap-2024-10-23-nis.01",
        pattern=STATEMENT_ID,
    )
    organisation_id: Series[str] = reference(
        "actors",
        "Voice",
        "The body whose assessment or position it is; not who printed it, never a person.",
        "gur",
        required=True,
    )
    speaker_id: Series[str] = reference(
        "actors", "Speaker", "The person who said it, when the document names one.", "kyrylo-budanov"
    )
    speaker_role: Series[str] = text(
        "Speaker's role",
        "The role then, as the document gives it. Required when the speaker is not named.",
        "senior NATO official",
    )
    anonymous: Series[pd.BooleanDtype] = boolean("Anonymous", "Whether the document hides who spoke.", "false")
    stated_on: Series[str] = partial_date(
        "Stated on", "When it was said, only as the document shows it. Empty for undated background.", "2024-10-22"
    )
    stance: Series[str] = code("stance", "Stance", "How the voice stands to the claim.", "asserts", required=True)
    likelihood: Series[str] = code("likelihood", "Likelihood", "The speaker's own hedge. Empty: said flatly.", "likely")
    evidence_basis: Series[str] = code(
        "evidence_basis", "Evidence basis", "What the speaker says that it rests on.", "satellite_imagery"
    )
    topic: Series[str] = code("topic", "Topic", "What the claim is about.", "presence", required=True)
    deployment_id: Series[str] = reference(
        "deployments",
        "Deployment",
        "The deployment that it is about. At most one of deployment_id and transfer_id; both empty only for context.",
        "kursk-contingent-2024",
    )
    transfer_id: Series[str] = reference(
        "arms_transfers", "Transfer", "The arms transfer or return flow that it is about.", "artillery-ammunition-2023"
    )
    phase: Series[str] = code(
        "phase",
        "Phase",
        "The furthest stage that people or things have reached, or that is foreseen, by the claim itself.",
        "arrived",
    )
    metric: Series[str] = code("metric", "Metric", "What is counted or measured.", "personnel")
    low: Series[float] = number("Low", "The lower bound as stated: 'at least 500' is low.", "10000", exact_match=["ucdp:low"])
    best: Series[float] = number("Best", "The one figure as stated.", "11000", close_match=["ucdp:best"])
    high: Series[float] = number("High", "The upper bound as stated: 'up to 12,000' is high.", "12000", exact_match=["ucdp:high"])
    bound: Series[str] = code("bound", "Bound", "How the figure is hedged. Required with a figure.", "at_least")
    unit: Series[str] = code("unit", "Unit", "What one of it is. Required with a figure; must fit the metric.", "persons")
    accounting: Series[str] = code("accounting", "Accounting", "What the figure adds up. Required with a figure.", "snapshot")
    per: Series[str] = code("per", "Per", "The span of a rate. Required with a rate, else empty.", "year")
    share_of: Series[str] = text("Share of", "What a share, change or factor is measured against.", "Russian artillery fire")
    figure_as_stated: Series[str] = text(
        "Figure as stated", "The words of the figure when they carry more than the number.", "two brigades of 6,000"
    )
    period_start: Series[str] = partial_date(
        "Period start", "The first day, month or year that the figure or claim covers.", "2023-08"
    )
    period_end: Series[str] = partial_date(
        "Period end", "The last day, month or year that the figure or claim covers.", "2024-10-31"
    )
    place_id: Series[str] = reference(
        "places", "Place", "Where it happens, when the claim says; never where it was said.", "kursk-oblast"
    )
    claim: Series[str] = text(
        "Claim",
        f"One sentence in the coder's own words, at most {LONGEST_CLAIM} characters, readable alone.",
        "Budanov said that at least 500 North Korean officers were in Russia.",
        longest=LONGEST_CLAIM,
        required=True,
    )
    note: Series[str] = note_column()

    period_in_order = ordered_dates("period_start", "period_end")

    @row_rule("statement-id-mismatch", "statement_id", "source_id")
    def named_after_document(cls, rows: Rows) -> Any:
        """The id begins with the id of its document."""
        return rows["statement_id"].str.replace(r"\.[0-9]+$", "", regex=True) == rows["source_id"]

    @row_rule("repeats-itself", "repeats", "statement_id")
    def repeats_another(cls, rows: Rows) -> Any:
        """A statement does not repeat itself."""
        return rows["repeats"].isna() | (rows["repeats"] != rows["statement_id"])

    @row_rule("two-events", "transfer_id", "deployment_id")
    def one_event(cls, rows: Rows) -> Any:
        """A claim is about one event."""
        return rows["transfer_id"].isna() | rows["deployment_id"].isna()

    @row_rule("no-event", "deployment_id", "transfer_id", "topic")
    def about_something(cls, rows: Rows) -> Any:
        """Only context stands without an event."""
        return rows["transfer_id"].notna() | rows["deployment_id"].notna() | rows["topic"].isin(CONTEXT_TOPICS)

    @row_rule("idle-phase", "phase", "stance", "metric", "topic")
    def phase_is_of_something(cls, rows: Rows) -> Any:
        """Denials and the like, and what is said of quality, sanctions, diplomacy, law and honours, have no phase."""
        unanswered = rows["stance"].isin(UNPHASED_STANCES) & rows["metric"].isna()
        return rows["phase"].isna() | ~(unanswered | rows["topic"].isin(UNPHASED_TOPICS))

    @row_rule("anonymous-with-name", "speaker_id", "anonymous")
    def hidden_is_unnamed(cls, rows: Rows) -> Any:
        """Who is hidden has no name."""
        return rows["speaker_id"].isna() | ~rows["anonymous"].fillna(False).astype(bool)

    @row_rule("anonymous-without-role", "speaker_role", "anonymous")
    def hidden_has_role(cls, rows: Rows) -> Any:
        """Who is hidden is described."""
        return rows["speaker_role"].notna() | ~rows["anonymous"].fillna(False).astype(bool)

    @row_rule("unfinished-claim", "claim")
    def claim_is_sentence(cls, rows: Rows) -> Any:
        """A claim begins like a sentence and ends like one."""
        return rows["claim"].isna() | rows["claim"].str.match(r"^[^a-z ].*[.!?]$").fillna(True).astype(bool)
