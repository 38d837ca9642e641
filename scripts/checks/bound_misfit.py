"""The bound does not fit the columns that hold the figure.

"At least 500" is low, "up to 12,000" is high, one number is best, "10,000 to 12,000" is low and high.
"""

from schemas.figures import BOUND_SHAPES
from scripts.findings import Case


def remedy(case: Case) -> str:
    """What to write instead."""
    columns = " or ".join(shape.replace(" ", " and ") for shape in sorted(BOUND_SHAPES.get(case.found, ()), key=len))
    return f"With {case.found} the number goes into {columns}."
