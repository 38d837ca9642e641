"""Lines end in the Windows way, or an old Mac one.

The canonical line end is LF: with others every line of a diff changes, and some readers split rows at a lone CR.
"""

from scripts.findings import Case


def remedy(case: Case) -> str:
    """What to write instead."""
    return (
        f"Lines end in {case.found} ({case.context} of them, the first here); write LF. Run `python -m "
        "scripts.format` to mend it."
    )
