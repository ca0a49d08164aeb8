"""Who acts after a deal, and who can bring about which set of acts from which."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tracktwo.case import Act, Case
from tracktwo.hold.graph.model import Arcs

__all__ = ["actors_of", "moves_of", "reached"]

Flags = NDArray[np.bool_]
Indexes = NDArray[np.int64]


def actors_of(case: Case, acts: Sequence[Act]) -> tuple[str, ...]:
    """Return all who may act, in the order of the file: to whom a case gives an act."""
    acting = {act.by for act in acts}
    known = [
        name
        for party in case.parties
        for name in (party.id, *(f"{party.id}/{group.id}" for group in party.constituents))
    ]
    return tuple(name for name in known if name in acting)


def moves_of(acts: Sequence[Act], taken: Flags, actor: str) -> Arcs:
    """Return an actor's moves between sets of acts that stand, shape (states, acts)."""
    own = np.array([act.by == actor for act in acts], dtype=bool)
    stays = np.array([act.by == actor and not act.undo for act in acts], dtype=bool)
    _, group = np.unique(taken[:, ~own], axis=0, return_inverse=True)
    order = np.argsort(group.ravel(), kind="stable")
    sources, targets = [], []
    for members in np.split(order, np.cumsum(np.bincount(group.ravel()))[:-1]):
        undone = taken[members][:, None, stays] & ~taken[members][None, :, stays]
        can = ~undone.any(axis=2) & ~np.eye(len(members), dtype=bool)
        start, end = np.nonzero(can)
        sources.append(members[start])
        targets.append(members[end])
    source, target = np.concatenate(sources), np.concatenate(targets)
    rank = np.lexsort((target, source))
    return Arcs.from_sorted(len(taken), source[rank], target[rank])


def reached(moves: Sequence[Arcs]) -> Indexes:
    """List the states that can be reached from the first by anybody's moves, in their order."""
    seen = np.zeros(len(moves[0].start) - 1, dtype=bool) if moves else np.zeros(1, dtype=bool)
    seen[0] = True
    front = [0]
    while front:
        found = {
            int(target) for state in front for arcs in moves for target in arcs.of(state) if not seen[target]
        }
        seen[sorted(found)] = True
        front = sorted(found)
    return np.flatnonzero(seen)
