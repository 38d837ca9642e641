"""A retired id names a table that has no ids."""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "Write the name of the table that held the id: sources, statements, deployments, arms_transfers, actors or places."
