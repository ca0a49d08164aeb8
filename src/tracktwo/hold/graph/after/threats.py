"""Would one state hold, in many draws at once: what each mover gains by leaving it, answers included.

One number says it: a mover's gain from a move, or what the others' worst answer to the move leaves of it,
whichever is less. The state is stable for the mover where no move has such a number above zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tracktwo.hold.graph.model import Arcs

__all__ = ["CONCEPTS", "Payoffs", "Threats", "threats"]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indexes = NDArray[np.int64]

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
AT_ONCE = 4_000_000
"""Numbers held at once while answers are followed along moves."""


@dataclass(frozen=True, eq=False)
class Payoffs:
    """What states are worth to those who move, draw by draw.

    Parameters
    ----------
    values : ndarray of float64, shape (actors, states, draws)
        On any scale.
    possible : ndarray of bool, shape (states, draws), optional
        Where a state can be at all; everywhere by default.
    slack : float, optional
        Differences up to this count as none.
    """

    values: Floats
    possible: Flags | None = None
    slack: float = 0.0

    def where(self, state: int) -> Payoffs:
        """Return the draws in which a state can be."""
        if self.possible is None:
            return self
        there = self.possible[state]
        return Payoffs(self.values[:, :, there], self.possible[:, there], self.slack)

    def part(self, rows: slice) -> Payoffs:
        """Return some of the draws."""
        possible = None if self.possible is None else self.possible[:, rows]
        return Payoffs(self.values[:, :, rows], possible, self.slack)


@dataclass(frozen=True, eq=False)
class Threats:
    """What a mover has of leaving a state.

    Parameters
    ----------
    members : tuple of int
        The actor, or the actors that move as one; such a group gains what its least gaining member does.
    targets : ndarray of int64
        States that it can bring about by itself.
    gains : ndarray of float64, shape (targets, draws)
        What it gains there, before anybody answers; minus infinity where a state cannot be.
    left : mapping of str to ndarray of float64, shape (targets, draws)
        By concept: what the answer that hurts it most leaves of a gain.
    """

    members: tuple[int, ...]
    targets: Indexes
    gains: Floats
    left: dict[str, Floats]

    def margin(self, concept: str) -> Floats:
        """Return how far the state is from not being stable for the mover: below zero, it is not.

        Plus infinity where there is nothing to move to.
        """
        return np.asarray(-self.left[concept].max(axis=0, initial=-np.inf))


def threats(
    moves: Sequence[Arcs],
    payoffs: Payoffs,
    state: int,
    movers: Sequence[tuple[int, ...]],
    concepts: Sequence[str] = CONCEPTS,
) -> tuple[Threats, ...]:
    """Work out what movers gain by leaving a state.

    Parameters
    ----------
    moves : sequence of Arcs
        Of each actor. Two moves in a row of one actor must lead nowhere that one does not.
    payoffs : Payoffs
        Of each actor.
    state : int
        The state looked at.
    movers : sequence of tuple of int
        Actors, one by one or several that move as one.
    concepts : sequence of str, optional
        Of `CONCEPTS`.

    Returns
    -------
    tuple of Threats
        One for each mover.

    Notes
    -----
    Nash, general and symmetric metarationality and sequential stability after Fang, Hipel and Kilgour
    (1993): of answers by all others, nobody moving twice in a row, which with such moves means by any
    sequence. For groups: a group leaves only for what is better for each member, and an answer deters it
    where it leaves one of them no better off; those outside answer one by one.
    """
    found = []
    arcs = max(sum(len(one.target) for one in moves), 1)
    draws = payoffs.values.shape[2]
    step = max(1, AT_ONCE // arcs)
    parts = [payoffs.part(slice(first, first + step)) for first in range(0, draws, step)]
    for members in movers:
        targets = _reached([moves[actor] for actor in members], state)
        made = [_threats(moves, part, state, members, targets, concepts) for part in parts]
        gains = np.concatenate([gain for gain, _ in made], axis=1)
        left = {concept: np.concatenate([one[concept] for _, one in made], axis=1) for concept in concepts}
        found.append(Threats(tuple(members), targets, gains, left))
    return tuple(found)


def _threats(
    moves: Sequence[Arcs],
    payoffs: Payoffs,
    state: int,
    members: Sequence[int],
    targets: Indexes,
    concepts: Sequence[str],
) -> tuple[Floats, dict[str, Floats]]:
    values = payoffs.values
    gain = np.asarray((values[list(members)] - values[list(members), state][:, None]).min(axis=0))
    mine = [moves[actor] for actor in members]
    own = _Followed(mine, payoffs.possible)
    if payoffs.possible is not None:
        gain = np.where(payoffs.possible, gain, -np.inf)
    others = [actor for actor in range(len(moves)) if actor not in members]
    anywhere = _Followed([moves[actor] for actor in others], payoffs.possible)
    first = gain[targets]
    if payoffs.possible is not None and len(members) > 1:
        first = np.where(_within_reach(mine, state, payoffs.possible)[targets], first, -np.inf)
    left = {"nash": first}
    if {"smr", "sseq"} & set(concepts):
        kept = own.spread(gain, greatest=True)
    if {"gmr", "smr"} & set(concepts):
        left["gmr"] = np.minimum(first, anywhere.spread(_reachable(gain), greatest=False)[targets])
    if "smr" in concepts:
        left["smr"] = np.minimum(first, anywhere.spread(_reachable(kept, gain), greatest=False)[targets])
    if {"seq", "sseq"} & set(concepts):
        better = anywhere.only_better([payoffs.values[actor] for actor in others], payoffs.slack)
        left["seq"] = np.minimum(first, better.spread(_reachable(gain), greatest=False)[targets])
    if "sseq" in concepts:
        left["sseq"] = np.minimum(first, better.spread(_reachable(kept, gain), greatest=False)[targets])
    return first, {concept: left[concept] for concept in concepts}


def _within_reach(arcs: Sequence[Arcs], state: int, possible: Flags) -> Flags:
    """Tell which states several movers can get to between them, by states that can be, in each draw."""
    back = _Followed([_turned(one) for one in arcs], None)
    back.closed = ~possible[back.source]
    here = np.zeros(possible.shape)
    here[state] = 1.0
    return np.asarray(back.spread(here, greatest=True) > 0)


def _turned(arcs: Arcs) -> Arcs:
    order = np.argsort(arcs.target, kind="stable")
    return Arcs.from_sorted(len(arcs.start) - 1, arcs.target[order], arcs.sources()[order])


def _reachable(key: Floats, gain: Floats | None = None) -> Floats:
    """Return keys of answers, with states that cannot be left out: they answer nothing."""
    return np.where(np.isneginf(key if gain is None else gain), np.inf, key)


class _Followed:
    """Moves of several actors together, perhaps open only in some draws.

    States are put in an order of their own, those with most moves first, so that the first moves of all
    states are taken at once, then the second moves of those that have one, and so on.
    """

    def __init__(self, arcs: Sequence[Arcs], possible: Flags | None) -> None:
        source, target, mover = _all_moves(arcs)
        degree = np.bincount(source, minlength=len(arcs[0].start) - 1 if arcs else 0)
        self.order = np.argsort(-degree, kind="stable")
        self.place = np.argsort(self.order)
        slot = np.arange(len(source)) - np.repeat(np.cumsum(degree) - degree, degree)
        taken = np.lexsort((self.place[source], slot))
        self.source, self.target, self.mover = source[taken], target[taken], mover[taken]
        self.bounds = np.append(0, np.cumsum(np.bincount(slot))) if len(slot) else np.zeros(1, dtype=np.int64)
        self.closed: Flags | None = None if possible is None else ~possible[self.target]

    def only_better(self, values: Sequence[Floats], slack: float) -> _Followed:
        """Return the moves by which their mover gains."""
        kept = copy(self)
        if len(self.source):
            closed = np.empty((len(self.source), values[0].shape[1]), dtype=bool)
            for mover, worth in enumerate(values):
                own = self.mover == mover
                closed[own] = worth[self.target[own]] <= worth[self.source[own]] + slack
            kept.closed = closed if self.closed is None else closed | self.closed
        return kept

    def spread(self, key: Floats, *, greatest: bool) -> Floats:
        """Return the least, or the greatest, key that each state's moves lead to in any number of steps."""
        best, nothing = (np.maximum, -np.inf) if greatest else (np.minimum, np.inf)
        if not len(self.source):
            return key
        found, targets = key[self.order], self.place[self.target]
        while True:
            before = found.copy()
            for first, last in pairwise(self.bounds.tolist()):
                ahead = found[targets[first:last]]
                if self.closed is not None:
                    ahead[self.closed[first:last]] = nothing
                best(found[: last - first], ahead, out=found[: last - first])
            if np.array_equal(found, before):
                return np.asarray(found[self.place])


def _all_moves(arcs: Sequence[Arcs]) -> tuple[Indexes, Indexes, Indexes]:
    """Return where moves start and end and whose they are, sorted by where they start."""
    if not arcs:
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.int64)
    source = np.concatenate([one.sources() for one in arcs]).astype(np.int64)
    target = np.concatenate([one.target for one in arcs]).astype(np.int64)
    mover = np.repeat(np.arange(len(arcs)), [len(one) for one in arcs])
    order = np.argsort(source, kind="stable")
    return source[order], target[order], mover[order]


def _reached(arcs: Sequence[Arcs], state: int) -> Indexes:
    """List the states that some actors can bring about between them, in any number of moves."""
    seen, front = {state}, {state}
    while front:
        front = {int(target) for one in arcs for source in front for target in one.of(source)} - seen
        seen |= front
    return np.array(sorted(seen - {state}), dtype=np.int64)
