"""The least that a sequence of moves can lead to: one number a state, in time linear in the moves.

A sequence is legal where nobody moves twice in a row. Its last mover therefore matters: ``least[j][z]`` is
the least value reachable from ``z`` by a first move of ``j``. Rounds over the movers settle it quickly
where few moves lead far, as in most models; where they do not, a search backwards from the least value,
then from the next, looks at each move once.
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
ROUNDS = 40


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
        least = _searched(movers, values)
    return _least(least)


def _least(rows: Sequence[Values]) -> Values:
    return np.asarray(np.minimum.reduce(rows), np.int32)


def _settled(movers: Sequence[Arcs], values: Values, least: list[Values], rounds: int) -> bool:
    """Lower the values in rounds until nothing changes; tell whether that was reached."""
    for _ in range(rounds):
        changed = False
        for mover, arcs in enumerate(movers):
            others = [one for other, one in enumerate(least) if other != mover]
            found = least_of_moves(arcs, _least([values, *others]))
            if not np.array_equal(found, least[mover]):
                least[mover], changed = found, True
        if not changed:
            return True
    return False


def _searched(movers: Sequence[Arcs], values: Values) -> list[Values]:
    """Settle the values from the least on, each move looked at once."""
    search = _Search(movers, len(values))
    order = np.argsort(values, kind="stable")
    bounds = np.flatnonzero(np.append(True, np.diff(values[order]) != 0))
    for group in np.split(order, bounds[1:]):
        search.spread(group, int(values[group[0]]))
    return search.least


class _Search:
    """Goes backwards from states of one value to all from which they can be reached.

    ``arrived[j][z]``: whether what can be reached from ``z``, to which ``j`` has just moved, is known.
    """

    def __init__(self, movers: Sequence[Arcs], states: int) -> None:
        self.back = [_reversed(arcs) for arcs in movers]
        self.arrived = [np.zeros(states, bool) for _ in movers]
        self.least = [np.full(states, NOTHING, np.int32) for _ in movers]

    def spread(self, states: NDArray[np.intp], value: int) -> None:
        waiting = [self.mark(mover, states) for mover in range(len(self.back))]
        while any(len(one) for one in waiting):
            entered = [self.before(mover, one, value) for mover, one in enumerate(waiting)]
            waiting = [
                np.concatenate([self.mark(mover, one) for other, one in enumerate(entered) if other != mover])
                for mover in range(len(self.back))
            ]

    def mark(self, mover: int, states: NDArray[np.intp]) -> NDArray[np.intp]:
        new = states[~self.arrived[mover][states]]
        self.arrived[mover][new] = True
        return new

    def before(self, mover: int, states: NDArray[np.intp], value: int) -> NDArray[np.intp]:
        """Find the states from which a move leads to one of these, where nothing less was known."""
        if not len(states):
            return states
        arcs = self.back[mover]
        counts = arcs.start[states + 1] - arcs.start[states]
        within = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
        found = arcs.target[within + np.repeat(arcs.start[states], counts)].astype(np.intp)
        new = np.unique(found[self.least[mover][found] == NOTHING])
        self.least[mover][new] = value
        return new


def _reversed(arcs: Arcs) -> Arcs:
    order = np.argsort(arcs.target, kind="stable")
    return Arcs.from_sorted(len(arcs.start) - 1, arcs.target[order], arcs.sources()[order])
