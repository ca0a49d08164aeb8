"""Shortest ways from state to state, and who moves at each step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tracktwo.hold.graph.model import Arcs, GraphModel
from tracktwo.hold.graph.ragged import joined_ranges
from tracktwo.hold.graph.together import gaining, joint_moves

__all__ = ["Mover", "Paths", "Reach", "Step", "reach", "shortest"]

AT_ONCE = 1 << 17
Mover = tuple[tuple[int, ...], Arcs]
"""Who moves, by number, and how they can."""


@dataclass(frozen=True)
class Step:
    """One move on a way.

    Parameters
    ----------
    by : tuple of int
        Who moves: one party, or several as one.
    start, end : int
        From which state to which, by index.
    """

    by: tuple[int, ...]
    start: int
    end: int

    def to_records(self, model: GraphModel) -> dict[str, Any]:
        """Return who moves by id, and the states' ids."""
        return {
            "by": [model.parties[party] for party in self.by],
            "from": model.states[self.start],
            "to": model.states[self.end],
        }


class Paths:
    """All states that legal sequences of moves lead to from one state, breadth first.

    Nobody moves twice in a row. Of ways equally long, the one whose movers stand first in the file.

    Parameters
    ----------
    movers : sequence of Mover
    start : int
        Index of the state to start from.
    goal : ndarray of bool, optional
        Stop when one of these states is reached.
    """

    def __init__(self, movers: Sequence[Mover], start: int, goal: NDArray[np.bool_] | None = None) -> None:
        self.movers, self.start = movers, start
        self.size = len(movers[0][1].start) - 1 if movers else 0
        self.parent = [np.full(self.size, -1, np.int64) for _ in movers]
        self.depth = np.full(self.size, -1, np.int64)
        self.reached = -1
        self._search(goal)

    def _search(self, goal: NDArray[np.bool_] | None) -> None:
        first = np.array([self.start * (len(self.movers) + 1) + len(self.movers)])
        depth, waiting = 0, [first for _ in self.movers]
        while any(len(one) for one in waiting) and self.reached < 0:
            depth += 1
            came = [self._expand(mover, sources) for mover, sources in enumerate(waiting)]
            for states in came:
                self.depth[states[self.depth[states] < 0]] = depth
                if goal is not None and self.reached < 0 and goal[states].any():
                    self.reached = int(states[goal[states]][0])
            waiting = [
                np.concatenate(
                    [np.array([], np.int64)]
                    + [s * (len(self.movers) + 1) + other for other, s in enumerate(came) if other != mover]
                )
                for mover in range(len(self.movers))
            ]

    def _expand(self, mover: int, sources: NDArray[np.int64]) -> NDArray[np.int64]:
        """Move from each source, a state with who moved last; note where each new state was come to from."""
        arcs, parent = self.movers[mover][1], self.parent[mover]
        found = [np.array([], np.int64)]
        for begin in range(0, len(sources), AT_ONCE):
            some = sources[begin : begin + AT_ONCE]
            states = some // (len(self.movers) + 1)
            counts = arcs.start[states + 1] - arcs.start[states]
            targets = arcs.target[joined_ranges(arcs.start[states], counts)]
            new = np.flatnonzero(parent[targets] < 0)
            came, first = np.unique(targets[new], return_index=True)
            parent[came] = np.repeat(some, counts)[new[first]]
            found.append(came.astype(np.int64))
        return np.sort(np.concatenate(found))

    def to(self, state: int) -> tuple[Step, ...] | None:
        """Return the shortest way to a state; None where there is none, nothing for the start."""
        if state == self.start:
            return ()
        if not self.size or self.depth[state] < 0:
            return None
        return min((w for m in range(len(self.movers)) if (w := self._way(m, state))), key=len)

    def _way(self, mover: int, state: int) -> tuple[Step, ...]:
        steps: list[Step] = []
        while mover < len(self.movers):
            code = int(self.parent[mover][state])
            if code < 0:
                return ()
            before, last = divmod(code, len(self.movers) + 1)
            steps.append(Step(self.movers[mover][0], before, state))
            state, mover = before, last
        return tuple(reversed(steps))


def shortest(movers: Sequence[Mover], start: int, goal: NDArray[np.bool_]) -> tuple[Step, ...] | None:
    """Return a shortest legal sequence of at least one move to a state of the goal; None if there is none."""
    found = Paths(movers, start, goal)
    if found.reached < 0:
        return None
    ways = [way for mover in range(len(movers)) if (way := found._way(mover, found.reached))]
    return min(ways, key=len)


@dataclass(frozen=True)
class Reach:
    """Where things can go from one state.

    Parameters
    ----------
    model : GraphModel
    start : int
        Index of the state.
    improving : bool
        Whether every step has to be an improvement for who takes it.
    paths : Paths
        The ways.
    """

    model: GraphModel
    start: int
    improving: bool
    paths: Paths

    @property
    def states(self) -> tuple[int, ...]:
        """Indices of the states that can be reached, the nearest first; without the start."""
        found = np.flatnonzero(self.paths.depth >= 0)
        order = found[np.argsort(self.paths.depth[found], kind="stable")]
        return tuple(state for state in order.tolist() if state != self.start)

    def to_records(self, most: int = 500) -> dict[str, Any]:
        """Return how many states can be reached, and the way to each of the nearest."""
        states = self.states
        return {
            "count": len(states),
            "paths": [
                {
                    "state": self.model.states[state],
                    "steps": [step.to_records(self.model) for step in self.paths.to(state) or ()],
                }
                for state in states[:most]
            ],
        }


def reach(model: GraphModel, start: int, *, improving: bool = True, coalitions: bool = False) -> Reach:
    """Find which states can be reached from one, and by which shortest ways.

    Parameters
    ----------
    model : GraphModel
    start : int
        Index of the state.
    improving : bool, optional
        True for steps that are improvements for who takes them, False for any moves.
    coalitions : bool, optional
        True where the coalitions of the model may move as well, each as one.

    Raises
    ------
    LimitError
        A coalition can go from too many states to too many others.
    """
    arcs = model.improvements if improving else model.moves
    movers: list[Mover] = [((party,), one) for party, one in enumerate(arcs)]
    for members in model.coalitions if coalitions else ():
        together = joint_moves(model, members)
        movers.append((members, gaining(model, members, together) if improving else together))
    return Reach(model, start, improving, Paths(movers, start))
