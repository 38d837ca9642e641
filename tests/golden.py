"""Write the golden messages anew: `python -m tests.golden`. Read the difference like code."""

import tempfile
from pathlib import Path

from scripts.findings import Finding
from scripts.reporting import line
from tests.builders import example
from tests.cases import CASES

MESSAGES = Path(__file__).parent / "messages"


def broken(rule: str, root: Path) -> list[Finding]:
    """What the check finds in the case of the rule."""
    tree = example()
    CASES[rule](tree)
    return tree.findings(root)


def message(findings: list[Finding]) -> str:
    """What a contributor reads of them."""
    return "".join(f"{line(finding)}\n" for finding in findings)


if __name__ == "__main__":
    for rule in CASES:
        with tempfile.TemporaryDirectory() as folder:
            (MESSAGES / f"{rule}.txt").write_text(message(broken(rule, Path(folder))), encoding="utf-8")
