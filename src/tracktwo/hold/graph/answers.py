"""Can who moved be brought down again: sanctions looked for from one state, near ones first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tracktwo.errors import LimitError
from tracktwo.hold.graph.model import Arcs, GraphModel
from tracktwo.hold.graph.ragged import joined_ranges

__all__ = ["FEWER", "Answers", "unanswered"]

MOST_MOVES = 3_000_000_000
FEWER = "Leave out the coalition, or options that matter least."

States = NDArray[np.integer]


def unanswered(
    model: GraphModel, members: tuple[int, ...], moves: Arcs, state: int, among: States, *, back: bool
) -> NDArray[np.bool_]:
    """Tell which of some states would be a sanction for who moved away from a state.

    Parameters
    ----------
    model : GraphModel
    members : tuple of int
        Who moved.
    moves : Arcs
        Where they can go together.
    state : int
        Where they moved from.
    among : ndarray of int
        The states that are asked about.
    back : bool
        Whether the members must also be unable to get from there to a state that all of them prefer to
        the one they left.
    """
    worse = ~_better(model, members, state, among)
    if back:
        count = moves.start[among + 1] - moves.start[among]
        target = moves.target[joined_ranges(moves.start[among], count)]
        out = np.repeat(np.arange(len(among)), count)[_better(model, members, state, target)]
        worse[out] = False
    return worse


def _better(model: GraphModel, members: tuple[int, ...], state: int, among: States) -> NDArray[np.bool_]:
    """Tell which states every member prefers to one."""
    found = np.ones(len(among), bool)
    for member in members:
        found &= model.ranks[member][among] > model.ranks[member][state]
    return found


class Answers:
    """Looks for sanctions from which a coalition has no way out, improvement by improvement.

    Parameters
    ----------
    model : GraphModel
    members : tuple of int
        The coalition.
    moves : Arcs
        Where it can go.
    movers : sequence of Arcs
        The moves of the others that may be part of a sanction.
    """

    def __init__(
        self, model: GraphModel, members: tuple[int, ...], moves: Arcs, movers: Sequence[Arcs]
    ) -> None:
        self.model, self.members, self.moves, self.movers = model, members, moves, movers
        self.seen = [np.zeros(len(model.states), bool) for _ in movers]
        self.left = MOST_MOVES

    def meet(self, state: int, end: int) -> bool:
        """Tell whether the improvement from a state to another can be met.

        Raises
        ------
        LimitError
            Three thousand million moves have been looked at, over all questions.
        """
        waiting: list[States] = [np.array([end]) for _ in self.movers]
        touched: list[list[States]] = [[] for _ in self.movers]
        found = False
        while not found and any(len(one) for one in waiting):
            came = [self._new(mover, sources) for mover, sources in enumerate(waiting)]
            for mover, states in enumerate(came):
                touched[mover].append(states)
            near = np.unique(np.concatenate(came))
            found = bool(unanswered(self.model, self.members, self.moves, state, near, back=True).any())
            waiting = [
                np.concatenate([came[other] for other in range(len(came)) if other != mover] or [near[:0]])
                for mover in range(len(came))
            ]
        for seen, places in zip(self.seen, touched, strict=True):
            for one in places:
                seen[one] = False
        return found

    def _new(self, mover: int, sources: States) -> States:
        """Return where one mover can go from some states and has not come to before."""
        arcs, seen = self.movers[mover], self.seen[mover]
        count = arcs.start[sources + 1] - arcs.start[sources]
        self.left -= int(count.sum())
        if self.left < 0:
            raise LimitError(f"More than {MOST_MOVES:,} moves would have to be looked at one by one. {FEWER}")
        target = np.unique(arcs.target[joined_ranges(arcs.start[sources], count)])
        new = target[~seen[target]]
        seen[new] = True
        return new
