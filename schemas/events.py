"""What happened: dispatches of people, and flows of arms and of what is given for them. How many is never typed here."""

from typing import Any

import pandas as pd
from pandera.typing.pandas import Series

from schemas.columns import boolean, code, country, identifier, items, number, partial_date, reference, text
from schemas.columns import note as note_column
from schemas.table import Table, closed_when_ended, ordered_dates, two_parties

_TITLE = "A short title that asserts nothing that is disputed."
_DESCRIPTION = "What it is and what is disputed about it, in own words and without figures: numbers live in statements."
_START = "When it began, as precise as it is known."
_END = "When it ended. Empty: not known, or it goes on (see ongoing)."
_ONGOING = "Whether it goes on."


def _description() -> Any:
    return text(
        "Description", _DESCRIPTION, "Soldiers moved to Kursk; the date of their first combat is disputed.", required=True
    )


class Deployments(Table):
    """One row is one dispatch, contingent or standing group of DPRK personnel."""

    deployment_id: Series[str] = identifier("Deployment", "A short name and its year.", "kursk-contingent-2024")
    title: Series[str] = text("Title", _TITLE, "Combat contingent in Kursk oblast, 2024-25", required=True)
    part_of: Series[str] = reference(
        "deployments", "Part of", "The larger deployment that holds this one.", "troops-in-russia-2024"
    )
    sender: Series[str] = country("Sender", "The country that sends the people.", required=True)
    host: Series[str] = country(
        "Host", "The country of the party that receives them: RUS also for occupied Ukraine.", "RUS", required=True
    )
    personnel_type: Series[str] = code("personnel_type", "Personnel", "What kind of people.", "combat_troops", required=True)
    purpose: Series[str] = code("purpose", "Purpose", "What they are for.", "combat", required=True)
    formation: Series[str] = text("Formation", "The named unit that the people belong to.", "94th Separate Brigade")
    origin_place_id: Series[str] = reference("places", "From", "Where they come from.", "chongjin")
    destination_place_id: Series[str] = reference("places", "To", "Where they are or are to go.", "kursk-oblast")
    start_date: Series[str] = partial_date("Start", _START, "2024-10-23")
    end_date: Series[str] = partial_date("End", _END, "2025-04")
    ongoing: Series[pd.BooleanDtype] = boolean("Ongoing", _ONGOING, "false")
    description: Series[str] = _description()
    note: Series[str] = note_column()

    dates_in_order = ordered_dates("start_date", "end_date")
    parties = two_parties("sender", "host")
    open_or_ended = closed_when_ended()


class ArmsTransfers(Table):
    """One row is one flow of one kind of thing in one direction."""

    transfer_id: Series[str] = identifier("Transfer", "A short name and its year.", "artillery-ammunition-2023")
    title: Series[str] = text("Title", _TITLE, "Artillery shells for Russia, from 2023", required=True)
    part_of: Series[str] = reference("arms_transfers", "Part of", "The larger flow that holds this one.", "munitions-2023")
    supplier: Series[str] = country(
        "Supplier",
        "The country that gives.",
        required=True,
        exact_match=["sipri:supplier"],
        close_match=["unroca:exporting_state"],
    )
    recipient: Series[str] = country(
        "Recipient", "The country that receives.", "RUS", required=True,
        exact_match=["sipri:recipient"], close_match=["unroca:importing_state"],
    )  # fmt: skip
    kind: Series[str] = code("transfer_kind", "Kind", "Goods, technology, service or payment.", "goods", required=True)
    category: Series[str] = code("category", "Category", "What kind of thing.", "artillery_ammunition", required=True)
    designation: Series[str] = text(
        "Designation", "The model or name, written as SIPRI writes it.", "KN-23 / Hwasong-11A", exact_match=["sipri:designation"]
    )
    calibre_mm: Series[float] = number("Calibre", "The calibre, when it is one.", "152", least=1, most=1000, unit="mm")
    mode: Series[str] = items("Mode", "How it travels.", "sea;rail", vocabulary="mode")
    from_place_id: Series[str] = reference("places", "From", "Where it leaves.", "rajin")
    to_place_id: Series[str] = reference("places", "To", "Where it arrives.", "vostochny-port")
    start_date: Series[str] = partial_date("Start", _START, "2023-08")
    end_date: Series[str] = partial_date("End", _END, "2023-10-01")
    ongoing: Series[pd.BooleanDtype] = boolean("Ongoing", _ONGOING, "true")
    description: Series[str] = _description()
    note: Series[str] = note_column()

    dates_in_order = ordered_dates("start_date", "end_date")
    parties = two_parties("supplier", "recipient")
    open_or_ended = closed_when_ended()
