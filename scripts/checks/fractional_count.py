"""A fraction of a person or thing.

Persons, rounds and ships are counted in whole numbers; only rates have fractions.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "The figure has a fraction, but these come whole. Write a whole number: 2.8 million is 2800000."
