"""The least that a sequence of moves can lead to: one number a state, in time linear in the moves.

A sequence is legal where nobody moves twice in a row. Its last mover therefore matters: ``least[j][z]`` is
the least value reachable from ``z`` by a first move of ``j``. Rounds over the movers settle it quickly
where few moves lead far, as in most models; where they do not, a search backwards from the least value,
then from the next, comes to each move once (`deep`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tracktwo.hold.graph.model import Arcs

__all__ = ["NOTHING", "all_met", "greatest_of_moves", "least_of_moves", "least_of_sequences"]

Values = NDArray[np.int32]

NOTHING = np.iinfo(np.int32).max
"""Where nobody can move."""
ROUNDS = 30


def least_of_moves(arcs: Arcs, values: Values) -> Values:
    """Return the least value that one move leads to, a state; `NOTHING` where there is no move."""
    found = np.full(len(values), NOTHING, np.int32)
    rows = np.flatnonzero(np.diff(arcs.start))
    if len(rows):
        found[rows] = np.minimum.reduceat(values[arcs.target], arcs.start[rows])
    return found


def greatest_of_moves(arcs: Arcs, values: Values) -> Values:
    """Return the greatest value that one move leads to, a state; the negative of `NOTHING` without move."""
    return -least_of_moves(arcs, -values)


def all_met(arcs: Arcs, met: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell at which states all moves are among those marked."""
    unmet = np.bincount(arcs.sources()[~met], minlength=len(arcs.start) - 1)
    return np.asarray(unmet == 0)


def least_of_sequences(movers: Sequence[Arcs], values: Values, rounds: int = ROUNDS) -> Values:
    """Return the least value that a legal sequence of at least one move leads to, a state.

    Parameters
    ----------
    movers : sequence of Arcs
        The moves of each mover; none of them moves twice in a row.
    values : ndarray of int32, shape (states,)
        What is looked for, greater than the negative of `NOTHING` and less than `NOTHING`.
    rounds : int, optional
        After how many rounds to change to the search, which is slower on most models and never slow.

    Returns
    -------
    ndarray of int32, shape (states,)
        `NOTHING` where nobody can move.
    """
    if not movers:
        return np.full(len(values), NOTHING, np.int32)
    least = [least_of_moves(arcs, values) for arcs in movers]
    if len(movers) > 1 and not _settled(movers, values, least, rounds):
        from tracktwo.hold.graph.deep import searched

        least = searched(movers, values)
    return np.asarray(np.minimum.reduce(least), np.int32)


def _settled(movers: Sequence[Arcs], values: Values, least: list[Values], rounds: int) -> bool:
    """Lower the values in rounds until nothing changes; tell whether that was reached.

    A mover looks at the values that others' moves lead to; those before it in a round are new already.
    """
    for _ in range(rounds):
        changed = False
        before, after = values, _after(least)
        for mover, arcs in enumerate(movers):
            later = after[mover]
            found = least_of_moves(arcs, before if later is None else np.minimum(before, later))
            if not np.array_equal(found, least[mover]):
                least[mover], changed = found, True
            before = np.minimum(before, found)
        if not changed:
            return True
    return False


def _after(least: Sequence[Values]) -> list[Values | None]:
    """Return, for each mover, the least of those that come after it; None for the last."""
    found: list[Values | None] = [None]
    for one in reversed(least[1:]):
        found.append(one if found[-1] is None else np.minimum(one, found[-1]))
    return found[::-1]
