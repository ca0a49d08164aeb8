"""Why a state is stable or not: each improvement, and the sanction that meets it or the lack of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tracktwo.errors import TracktwoError
from tracktwo.hold.graph.answers import unanswered
from tracktwo.hold.graph.at_once import Joint, undefined
from tracktwo.hold.graph.concepts import CONCEPTS
from tracktwo.hold.graph.model import Arcs, GraphModel
from tracktwo.hold.graph.paths import Mover, Step, shortest
from tracktwo.hold.graph.together import gaining, joint_moves

__all__ = ["Deviation", "Deviations"]


@dataclass(frozen=True)
class Deviation:
    """An improvement from a state, and what becomes of it.

    Parameters
    ----------
    by : tuple of int
        Who would move, by number: one party, or several as one.
    concept : str
        ``nash``, ``gmr``, ``smr``, ``seq``, ``sseq`` or ``sim``.
    moves : tuple of Step
        The improvement: one step, or those of a coalition in turn.
    sanction : tuple of Step
        A shortest sequence of others' moves after which who moved is no better off than before; for
        ``sim`` the improvement that the other party makes at once. Empty where there is none: then this
        deviation breaks the state.
    joint : int
        For ``sim``, the state that both moves at once lead to; else -1.
    """

    by: tuple[int, ...]
    concept: str
    moves: tuple[Step, ...]
    sanction: tuple[Step, ...] = ()
    joint: int = -1

    @property
    def breaks(self) -> bool:
        """Whether nothing meets it."""
        return not self.sanction

    def to_records(self, model: GraphModel) -> dict[str, Any]:
        """Return it with the ids of parties and states."""
        found: dict[str, Any] = {
            "by": [model.parties[party] for party in self.by],
            "concept": self.concept,
            "to": model.states[self.moves[-1].end],
            "moves": [step.to_records(model) for step in self.moves],
            "sanction": [step.to_records(model) for step in self.sanction] or None,
        }
        return found | ({"together": model.states[self.joint]} if self.joint >= 0 else {})


class Deviations:
    """Finds deviations of a model, state by state, as they are asked for.

    Parameters
    ----------
    model : GraphModel
    """

    def __init__(self, model: GraphModel) -> None:
        self.model = model
        self._moves: dict[tuple[int, ...], tuple[Arcs, Arcs]] = {}

    def of(self, state: int, by: tuple[int, ...], concept: str) -> tuple[Deviation, ...]:
        """List the improvements from a state, and the sanction of each.

        Parameters
        ----------
        state : int
            Index of the state.
        by : tuple of int
            One party, or a coalition.
        concept : str
            ``nash`` knows no sanctions.

        Returns
        -------
        tuple of Deviation
            By the state that the improvement leads to. The state is stable where none of them breaks it.
        """
        if concept == "sim":
            return self._at_once(state, by)
        if concept not in CONCEPTS:
            raise TracktwoError(f"There is no concept {concept}; there are {', '.join(CONCEPTS)} and sim.")
        moves, gains = self._together(by)
        rest = self._rest(by, concept)
        every = np.arange(len(self.model.states))
        goal = unanswered(self.model, by, moves, state, every, back=concept in ("smr", "sseq"))
        return tuple(
            Deviation(by, concept, self._way(by, state, end), shortest(rest, end, goal) or ())
            for end in gains.of(state).tolist()
        )

    def breaking(self, state: int, by: tuple[int, ...], concept: str) -> Deviation | None:
        """Return a deviation that breaks a state: one to which who moves prefers no other of those.

        Where the members of a coalition like different ones best, it is the one of the fewest moves, then
        the first in the order of states.
        """
        found = [one for one in self.of(state, by, concept) if one.breaks]
        liked = self.model.ranks[np.ix_(by, [one.moves[-1].end for one in found])].transpose()
        best = [
            one
            for one, mine in zip(found, liked, strict=True)
            if not ((liked >= mine).all(axis=1) & (liked > mine).any(axis=1)).any()
        ]
        return min(best, key=lambda one: len(one.moves), default=None)

    def _together(self, by: tuple[int, ...]) -> tuple[Arcs, Arcs]:
        if by not in self._moves:
            moves = joint_moves(self.model, by)
            self._moves[by] = moves, gaining(self.model, by, moves)
        return self._moves[by]

    def _rest(self, by: tuple[int, ...], concept: str) -> list[Mover]:
        if concept == "nash":
            return []
        arcs = self.model.improvements if concept in ("seq", "sseq") else self.model.moves
        return [((party,), one) for party, one in enumerate(arcs) if party not in by]

    def _way(self, by: tuple[int, ...], start: int, end: int) -> tuple[Step, ...]:
        goal = np.arange(len(self.model.states)) == end
        members: Sequence[Mover] = [((party,), self.model.moves[party]) for party in by]
        return shortest(members, start, goal) or ()

    def _at_once(self, state: int, by: tuple[int, ...]) -> tuple[Deviation, ...]:
        reason = undefined(self.model)
        if reason or len(by) != 1:
            raise TracktwoError(f"Simultaneous sanctions are not known here: {reason or 'of a coalition'}.")
        (party,) = by
        joint, ranks = Joint(self.model), self.model.ranks[party]
        replies = self.model.improvements[1 - party].of(state)
        found = []
        for end in self.model.improvements[party].of(state).tolist():
            both = joint.state(np.full(len(replies), state), np.full(len(replies), end), replies)
            met = np.flatnonzero((both >= 0) & (ranks[both] <= ranks[state]))
            step = (Step(by, state, end),)
            if len(met):
                reply = Step((1 - party,), state, int(replies[met[0]]))
                found.append(Deviation(by, "sim", step, (reply,), int(both[met[0]])))
            else:
                found.append(Deviation(by, "sim", step))
        return tuple(found)
