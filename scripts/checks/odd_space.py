"""A space of another kind than the plain one.

No-break and thin spaces look the same and make searches fail. The wide space of East Asian titles is let pass.
"""

from scripts.findings import Case

PATTERN = r"[\x{00A0}\x{1680}\x{2000}-\x{200A}\x{202F}\x{205F}]"


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "A space here is of another kind, such as no-break. Write plain spaces."


def suggest(case: Case) -> str:
    """The cell as it should be."""
    return " ".join(case.found.split())
