"""Five ways for a state to be stable for a party, all from the least that a sanction can bring it down to."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tracktwo.hold.graph.model import Arcs, GraphModel
from tracktwo.hold.graph.sequences import greatest_of_moves, least_of_sequences

__all__ = ["CONCEPTS", "stable", "stable_for"]

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
    ranks = model.ranks[party]
    own = model.improvements[party]
    back = np.maximum(ranks, greatest_of_moves(model.moves[party], ranks))
    others = [other for other in range(len(model.parties)) if other != party]
    found = {"nash": np.diff(own.start) == 0}
    for names, arcs in ((("gmr", "smr"), model.moves), (("seq", "sseq"), model.improvements)):
        movers = [arcs[other] for other in others]
        for name, values in zip(names, (ranks, back), strict=True):
            found[name] = _sanctioned(own, ranks, least_of_sequences(movers, values))
    return found


def _sanctioned(own: Arcs, ranks: NDArray[np.int32], least: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Tell where every improvement can be brought down to what the party has without it, or less."""
    return greatest_of_moves(own, least) <= ranks
