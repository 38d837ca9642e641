"""A claim about no event.

Only context (sanctions, diplomacy, law) stands without an event: every other claim is about some dispatch or flow.
"""

from scripts.findings import Case


def remedy(_case: Case) -> str:
    """What to write instead."""
    return (
        "Only context (sanctions, diplomacy, law) stands without an event. Write the deployment_id or "
        "transfer_id that the claim is about."
    )
