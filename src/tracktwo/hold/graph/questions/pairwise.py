"""Stability where preferences are known pair by pair: which moves tempt, which answers deter."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tracktwo.hold.graph.model import Arcs, GraphModel
from tracktwo.hold.graph.paths import Mover, Paths

__all__ = ["Answers", "stable_by_pairs"]

Flags = NDArray[np.bool_]


class Answers:
    """Where the others' sequences of moves lead from each state, for each party; worked out when asked.

    Parameters
    ----------
    model : GraphModel
    steps : sequence of Arcs
        Of each party: the moves that count as steps of an answer.
    """

    def __init__(self, model: GraphModel, steps: Sequence[Arcs]) -> None:
        self.steps, self.size = steps, len(model.states)
        self._known: dict[tuple[int, int], NDArray[np.intp]] = {}

    def to(self, party: int, state: int) -> NDArray[np.intp]:
        """Return the states that legal sequences of the others lead to from a state."""
        if (party, state) not in self._known:
            movers: list[Mover] = [((j,), arcs) for j, arcs in enumerate(self.steps) if j != party]
            found = Paths(movers, state).depth > 0 if movers else np.zeros(self.size, dtype=bool)
            self._known[party, state] = np.flatnonzero(found)
        return self._known[party, state]


def stable_by_pairs(
    model: GraphModel,
    party: int,
    tempts: Flags,
    deters: Flags,
    answers: Answers | None,
    *,
    back: bool = False,
) -> Flags:
    """Tell which states are stable for a party.

    Parameters
    ----------
    model : GraphModel
        Its moves.
    party : int
    tempts : ndarray of bool, shape (states, states)
        ``tempts[s, t]``: the party would go from ``s`` to ``t``, if it could and nobody answered.
    deters : ndarray of bool, shape (states, states)
        ``deters[s, z]``: it would not leave ``s`` if it ended in ``z``.
    answers : Answers or None
        What may follow its move; None for nothing.
    back : bool, optional
        Whether an answer deters only if each state that the party can go to from there deters as well.
    """
    arcs, fine = model.moves[party], np.ones(len(model.states), dtype=bool)
    for state in range(len(model.states)):
        ends = deters[state]
        if back:
            ends = ends & _all(arcs, ends)
        for target in arcs.of(state):
            if tempts[state, target]:
                fine[state] &= answers is not None and bool(ends[answers.to(party, int(target))].any())
    return fine


def _all(arcs: Arcs, marked: Flags) -> Flags:
    """Tell at which states all moves lead to states marked."""
    unmarked = np.bincount(arcs.sources()[~marked[arcs.target]], minlength=len(marked))
    return np.asarray(unmarked == 0)
