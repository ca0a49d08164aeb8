"""Five ways for a state to be stable for a party, all from the least that a sanction can bring it down to."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tracktwo.hold.graph.model import Arcs, GraphModel
from tracktwo.hold.graph.sequences import greatest_of_moves, least_of_sequences

__all__ = ["CONCEPTS", "best_of", "broken_for", "stable", "stable_for"]

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")


def stable(model: GraphModel) -> dict[str, NDArray[np.bool_]]:
    """Tell which states are stable for which party.

    Nash: the party has no improvement, a move of its own to a state that it prefers. In the others every
    improvement is met by a sanction: a legal sequence of moves of all other parties, none of them twice in
    a row, that leaves it no better off than before it moved. GMR: any such sequence. SMR: one after which
    no move of its own makes it better off than before. SEQ and SSEQ: the same, with each step of the
    sequence an improvement for who takes it.

    Parameters
    ----------
    model : GraphModel

    Returns
    -------
    dict of str to ndarray of bool, shape (parties, states)
        By concept: ``nash``, ``gmr``, ``smr``, ``seq``, ``sseq``.

    References
    ----------
    Fang, Hipel and Kilgour (1993); Nash (1951); Howard (1971) for GMR and SMR; Fraser and Hipel (1984) for
    SEQ; Rêgo and Vieira (2017) for SSEQ.
    """
    by_party = [stable_for(model, party) for party in range(len(model.parties))]
    return {concept: np.array([found[concept] for found in by_party]) for concept in CONCEPTS}


def stable_for(model: GraphModel, party: int) -> dict[str, NDArray[np.bool_]]:
    """Tell which states are stable for one party, by concept; see `stable`."""
    return {concept: found < 0 for concept, found in broken_for(model, party).items()}


def broken_for(model: GraphModel, party: int) -> dict[str, NDArray[np.int32]]:
    """Tell where one party would go, by concept.

    Parameters
    ----------
    model : GraphModel
    party : int

    Returns
    -------
    dict of str to ndarray of int32, shape (states,)
        The state that it likes best among the improvements that no sanction meets; -1 where there is none,
        and so the state is stable for it.
    """
    ranks = model.ranks[party]
    own = model.improvements[party]
    back = np.maximum(ranks, greatest_of_moves(model.moves[party], ranks))
    others = [other for other in range(len(model.parties)) if other != party]
    found = {"nash": best_of(own, ranks, np.ones(len(own), bool))}
    for names, arcs in ((("gmr", "smr"), model.moves), (("seq", "sseq"), model.improvements)):
        movers = [arcs[other] for other in others]
        for name, values in zip(names, (ranks, back), strict=True):
            least = least_of_sequences(movers, values)
            found[name] = best_of(own, ranks, least[own.target] > ranks[own.sources()])
    return found


def best_of(arcs: Arcs, ranks: NDArray[np.int32], marked: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Return, for each state, the best target of its marked moves; -1 where none is marked."""
    size = len(ranks)
    found = np.full(size, -1, np.int32)
    rows = np.flatnonzero(np.diff(arcs.start))
    if len(rows):
        above = ranks.astype(np.int64) - int(ranks.min())
        worth = np.where(marked, above[arcs.target] * size + arcs.target, -1)
        best = np.maximum.reduceat(worth, arcs.start[rows])
        found[rows] = np.where(best < 0, -1, best % size)
    return found
