"""An address that is not a plain web address.

Only http and https are let in: others can run code or point into a private machine. No login, no spaces.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return (
        "This is not a plain web address. Write the address of the page, beginning with https:// or http://, "
        "without spaces or a login."
    )
