"""A person without a public role.

Persons stand in the table only in a public role: officials, spokespersons, commanders, named experts. The body that they
belong to shows it. Private soldiers, prisoners and workers are never named.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return (
        "A person needs a public role. Write the actor_id of the body in whose name the person speaks; a "
        "person without a public role does not "
        "belong in this table."
    )
