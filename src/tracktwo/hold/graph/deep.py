"""The least that a sequence of moves can lead to, where sequences are long: one search, each move once.

The search goes backwards. A node says either that a mover has just arrived at a state, or that a mover may
move there. From "j has arrived at z" one gets to "j may move at y" for each move of j from y to z; from "j
may move at y" to "k has arrived at y" for each other mover k. States are taken in the order of their values,
the least first, and each search covers what no search before it has covered: so the first to come to a node
brings the least value that can be reached from there. A chain of nodes in that order makes one search of all.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tracktwo.hold.graph.model import Arcs
from tracktwo.hold.graph.ragged import joined_ranges

__all__ = ["searched"]

WIDEST = 64
"""The search looks at all arcs of a node again for each that it follows: so wider nodes are split."""

Numbers = NDArray[np.int64]


def searched(movers: Sequence[Arcs], values: NDArray[np.int32]) -> list[NDArray[np.int32]]:
    """Return, for each mover, the least value that a legal sequence that it begins leads to.

    Parameters
    ----------
    movers : sequence of Arcs
    values : ndarray of int32, shape (states,)

    Returns
    -------
    list of ndarray of int32, shape (states,)
        The greatest 32-bit number where it cannot move.
    """
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import depth_first_order

    states, many = len(values), len(movers)
    order = np.argsort(values, kind="stable")
    start, target = _split(*_backwards(movers, order))
    size = len(start) - 1
    graph = csr_array((np.ones(len(target)), target, start), shape=(size, size))
    chain = 2 * many * states
    visited = depth_first_order(graph, chain, return_predecessors=False).astype(np.int64)
    on_chain = (visited >= chain) & (visited < chain + states)
    source = np.maximum.accumulate(np.where(on_chain, visited - chain, 0))
    found = np.full(size, np.iinfo(np.int32).max, np.int32)
    found[visited] = values[order][source]
    first = many * states
    return [found[first + mover * states : first + (mover + 1) * states] for mover in range(many)]


def _backwards(movers: Sequence[Arcs], order: NDArray[np.intp]) -> tuple[Numbers, Numbers]:
    """Make the graph: who has arrived where, who may move where, and the chain of states in order."""
    states, many = len(order), len(movers)
    counts, targets = [], []
    for mover, arcs in enumerate(movers):
        counts.append(np.bincount(arcs.target, minlength=states))
        by_target = np.argsort(arcs.target, kind="stable")
        targets.append((many + mover) * states + arcs.sources()[by_target].astype(np.int64))
    every = np.arange(states, dtype=np.int64)
    for mover in range(many):
        others = [other * states for other in range(many) if other != mover]
        counts.append(np.full(states, len(others)))
        targets.append((every[:, None] + np.array(others, np.int64)).ravel())
    first = 2 * many * states
    arrivals = order[:, None] + np.arange(many, dtype=np.int64) * states
    following = np.minimum(first + every + 1, first + states - 1)
    counts.append(np.full(states, many + 1))
    targets.append(np.concatenate([arrivals, following[:, None]], axis=1).ravel())
    return np.concatenate([[0], np.cumsum(np.concatenate(counts))]), np.concatenate(targets)


def _split(start: Numbers, target: Numbers) -> tuple[Numbers, Numbers]:
    """Split wide nodes: the first arcs stay, then comes a link to a node of its own with the next ones."""
    width = np.diff(start)
    pieces = np.maximum(1, -(-width // WIDEST))
    if pieces.max(initial=1) == 1:
        return start, target
    node = np.repeat(np.arange(len(width)), pieces)
    place = np.arange(len(node)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    number = np.where(place == 0, node, len(width) - 1 + np.cumsum(place > 0))
    begin = start[node] + place * WIDEST
    size = np.minimum(start[node + 1] - begin, WIDEST)
    linked = place + 1 < pieces[node]
    by_number = np.argsort(number, kind="stable")
    following = np.append(number[1:], 0)[by_number]
    size, linked, begin = size[by_number], linked[by_number], begin[by_number]
    ends = np.cumsum(size + linked)
    made = np.empty(int(ends[-1]), np.int64)
    link = ends[linked] - 1
    kept = np.ones(len(made), bool)
    kept[link] = False
    made[link] = following[linked]
    made[kept] = target[joined_ranges(begin, size)]
    return np.append(0, ends), made
