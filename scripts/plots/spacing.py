"""Where marks go that would hide each other: to the nearest free place. All in points, 72 to the inch."""

from collections.abc import Iterable, Sequence

Offset = tuple[float, float]


def aside(points: Iterable[Offset], tries: Sequence[Offset], apart: Offset) -> list[Offset]:
    """By how much each point moves, taken in turn: by the first of `tries` that keeps it `apart` from all before it.

    Where no try is free, by the last one.
    """
    taken: list[Offset] = []
    moves = []
    for x, y in points:
        move = next((t for t in tries if _free((x + t[0], y + t[1]), taken, apart)), tries[-1])
        taken.append((x + move[0], y + move[1]))
        moves.append(move)
    return moves


def _free(place: Offset, taken: list[Offset], apart: Offset) -> bool:
    close = 0.99  # steps are as wide as marks are kept apart: leave room for rounding
    return all(abs(place[0] - x) >= apart[0] * close or abs(place[1] - y) >= apart[1] * close for x, y in taken)


def around(apart: Offset) -> list[Offset]:
    """Tries in a widening ring; up and down costs more than aside, for the height is the figure that was stated."""
    steps = [(apart[0] * across, apart[1] * up) for across in range(-15, 16) for up in range(-5, 6)]
    return sorted(steps, key=lambda step: (step[0] ** 2 + 3 * step[1] ** 2, step))


def upward(apart: Offset) -> list[Offset]:
    """Tries straight up."""
    return [(0.0, apart[1] * up) for up in range(100)]


def in_rows(apart: Offset, width: float, *, both: bool = False) -> list[Offset]:
    """Tries from left to right within a width, then in the next row above, or, with `both`, above and below in turn."""
    columns = range(max(int(width // apart[0]), 1))
    rows = [0, *(row * side for row in range(1, 50) for side in ((1, -1) if both else (1,)))]
    return [(apart[0] * column, apart[1] * row) for row in rows for column in columns]
