"""A graph model with one thing changed: a ranking, a move less, a move more."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from tracktwo.hold.graph.model import TAKEN, Arcs, GraphModel

__all__ = ["raised", "with_move", "with_third", "without_moves", "without_turn"]


def raised(model: GraphModel, party: int, state: int, above: int, *, tied: bool) -> tuple[GraphModel, int]:
    """Return the model in which a party likes a state as well as another, or just better.

    Returns
    -------
    model : GraphModel
    places : int
        How many pairs of states change their order by it.
    """
    ranks = model.ranks.astype(np.int64) * 2
    own = ranks[party]
    passed = (own > own[state]) & ((own < own[above]) if tied else (own <= own[above]))
    level = (own == own[above]) if tied else np.zeros(len(own), dtype=bool)
    level &= own > own[state]
    own[state] = own[above] if tied else own[above] + 1
    return replace(model, ranks=_dense(ranks)), int(passed.sum() + level.sum())


def without_moves(model: GraphModel, party: int, moves: NDArray[np.bool_]) -> GraphModel:
    """Return the model without some moves of a party, marked in the order of its arcs."""
    changed = list(model.moves)
    changed[party] = model.moves[party].only(~moves)
    return replace(model, moves=tuple(changed))


def without_turn(model: GraphModel, option: int, *, taken: bool) -> tuple[GraphModel, int]:
    """Return the model in which nobody can take an option any more, or take it back.

    Returns
    -------
    model : GraphModel
    moves : int
        How many moves fall away.
    """
    there = np.array([text[option] == TAKEN for text in model.options])
    fallen, moves = 0, []
    for arcs in model.moves:
        source, target = arcs.sources(), arcs.target
        turned = (there[target] & ~there[source]) if taken else (there[source] & ~there[target])
        fallen += int(turned.sum())
        moves.append(arcs.only(~turned))
    return replace(model, moves=tuple(moves)), fallen


def with_move(model: GraphModel, party: int, start: int, end: int) -> GraphModel:
    """Return the model in which a party can also move from one state to another."""
    arcs = model.moves[party]
    pairs = [*zip(arcs.sources().tolist(), arcs.target.tolist(), strict=True), (start, end)]
    changed = list(model.moves)
    changed[party] = Arcs.from_pairs(len(model.states), pairs)
    return replace(model, moves=tuple(changed))


def with_third(model: GraphModel, start: int, end: int) -> GraphModel:
    """Return the model with one party more, which has one move and likes what it leads to better."""
    likes = np.zeros((1, len(model.states)), dtype=np.int32)
    likes[0, end] = 1
    return replace(
        model,
        parties=(*model.parties, "third-party"),
        names=(*model.names, "A third party"),
        moves=(*model.moves, Arcs.from_pairs(len(model.states), [(start, end)])),
        ranks=np.concatenate([model.ranks, likes]),
    )


def _dense(ranks: NDArray[np.int64]) -> NDArray[np.int32]:
    return np.array([np.unique(row, return_inverse=True)[1] for row in ranks], dtype=np.int32)
