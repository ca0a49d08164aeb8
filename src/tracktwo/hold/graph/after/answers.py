"""By which path others could answer a move: the shortest, in steps that each is better for who takes it."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tracktwo.hold.graph.after.parts import Turn
from tracktwo.hold.graph.after.space import ActSpace

__all__ = ["shortest_answer", "step_between"]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


def shortest_answer(
    space: ActSpace,
    values: Floats,
    start: int,
    movers: Sequence[int],
    slack: float,
    possible: Flags | None = None,
) -> tuple[tuple[Turn, ...], bool]:
    """Find the others' answer to a move.

    Parameters
    ----------
    space : ActSpace
        States and moves.
    values : array, shape (actors, states)
        What states are worth.
    start : int
        The state that the move led to.
    movers : sequence of int
        Who moved from state 0; they do not take part in the answer.
    slack : float
        Gains up to this count as none.
    possible : array of bool, shape (states,), optional
        Where things can be at all; everywhere by default.

    Returns
    -------
    steps : tuple of Turn
        The shortest sequence of others' moves to a state in which the movers gain nothing, by steps that
        are each better for their mover if there is one; empty where there is none at all.
    credible : bool
        Whether the steps are.
    """
    own = values[list(movers)]
    allowed = np.ones(own.shape[1], dtype=bool) if possible is None else possible
    wanted = (own - own[:, :1]).min(axis=0) <= slack
    for credible in (True, False):
        path = _path(space, values, start, movers, (wanted, allowed), slack if credible else None)
        if path:
            return tuple(step_between(space, *pair) for pair in pairwise(path)), credible
    return (), False


def _path(
    space: ActSpace,
    values: Floats,
    start: int,
    movers: Collection[int],
    ends: tuple[Flags, Flags],
    slack: float | None,
) -> list[int]:
    """Search breadth first for a state that is wanted, by states that can be; empty if there is none."""
    wanted, allowed = ends
    before = {start: start}
    waiting = deque([start])
    while waiting:
        state = waiting.popleft()
        if wanted[state] and state != start:
            return _back(before, state)
        for actor, arcs in enumerate(space.moves):
            if actor not in movers:
                for target in arcs.of(state).tolist():
                    better = slack is None or values[actor, target] > values[actor, state] + slack
                    if better and allowed[target] and target not in before:
                        before[target] = state
                        waiting.append(target)
    return []


def _back(before: dict[int, int], state: int) -> list[int]:
    path = [state]
    while before[path[-1]] != path[-1]:
        path.append(before[path[-1]])
    return path[::-1]


def step_between(space: ActSpace, one: int, other: int) -> Turn:
    """Say who moves between two states, and what it takes and takes back."""
    changed = np.flatnonzero(space.taken[one] != space.taken[other])
    takes = tuple(space.acts[act].id for act in changed if space.taken[other, act])
    undoes = tuple(space.acts[act].id for act in changed if space.taken[one, act])
    return Turn(_mover(space, changed.tolist()), takes, undoes)


def _mover(space: ActSpace, changed: Sequence[int]) -> str:
    return space.acts[changed[0]].by
