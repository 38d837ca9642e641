"""A list is not written as items joined by semicolons.

Empty items, spaces around the semicolon and a semicolon at the end make items that match nothing.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "This is not the form of a list. Join the items by ; alone: no space around it, none at the ends."


def suggest(case: Case) -> str:
    """The list with its empty items and spaces gone."""
    return ";".join(item.strip() for item in case.found.split(";") if item.strip())
