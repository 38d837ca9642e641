"""The facts of the package: names, licences, the tables and their least sizes."""

from typing import Any

from schemas.events import ArmsTransfers, Deployments
from schemas.registries import Actors, Places, RetiredIds, Vocabulary
from schemas.sources import Sources
from schemas.statements import Statements
from schemas.table import Table

NAME = "dprk-russia-military-cooperation"
TITLE = "DPRK–Russia Military Cooperation Dataset"
DESCRIPTION = (
    "Who said what, when, about North Korean people and arms going to Russia since 2022, and what came back: "
    "every claim, denial and repetition with its voice and its document."
)
VERSION = "2026.11.1"
HOMEPAGE: str | None = None
KEYWORDS = ["North Korea", "DPRK", "Russia", "Ukraine", "arms transfers", "military deployment", "sanctions", "conflict data"]
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
CONTRIBUTORS: list[dict[str, Any]] = [
    {"title": "Contributors to the DPRK–Russia Military Cooperation Dataset", "roles": ["creator"]}
]

# In the order in which people meet them.
TABLES: dict[str, type[Table]] = {
    "sources": Sources,
    "statements": Statements,
    "deployments": Deployments,
    "arms_transfers": ArmsTransfers,
    "actors": Actors,
    "places": Places,
    "vocabulary": Vocabulary,
    "retired_ids": RetiredIds,
}
EDITED = "datasets"
# What else may lie beside the tables; the check refuses any other file.
NEIGHBOURS = (
    "README.md",
    "METHODOLOGY.md",
    "ESTIMATES.md",
    "USING.md",
    "CHANGELOG.md",
    "LICENSE",
    "reliability/README.md",
    "reliability/first.csv",
    "reliability/second.csv",
    "reliability/reconciled.csv",
)

# A little under what each table holds: fewer rows mean that some were lost by accident.
LEAST_ROWS = {
    "sources": 1900,
    "statements": 7900,
    "deployments": 40,
    "arms_transfers": 60,
    "actors": 640,
    "places": 90,
    "vocabulary": 650,
}
