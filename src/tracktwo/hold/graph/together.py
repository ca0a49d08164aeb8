"""Several parties as one: where they can go together, and whether a state is stable against them.

A coalition improves from a state to one that a legal sequence of its members' moves leads to and that each
of them prefers. Others' sanctions are sequences of their own moves, after which not every member is better
off than before.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from tracktwo.errors import LimitError
from tracktwo.hold.graph.answers import FEWER, Answers
from tracktwo.hold.graph.model import Arcs, GraphModel
from tracktwo.hold.graph.sequences import all_met, greatest_of_moves, least_of_sequences

__all__ = ["gaining", "joint_moves", "stable_together"]

MOST_PAIRS = 40_000_000

Mask = NDArray[np.bool_]


def joint_moves(model: GraphModel, members: tuple[int, ...]) -> Arcs:
    """List where legal sequences of the members' moves lead, a state; for one member, its moves.

    Parameters
    ----------
    model : GraphModel
    members : tuple of int
        Parties by number.

    Raises
    ------
    LimitError
        More than 40 million pairs of states.
    """
    if len(members) == 1:
        return model.moves[members[0]]
    if members not in model.joint:
        model.joint[members] = _sequences(model, members)
    return model.joint[members]


def _sequences(model: GraphModel, members: tuple[int, ...]) -> Arcs:
    """Follow the moves of the members in turn until they lead nowhere new."""
    from scipy.sparse import csr_array

    size = len(model.states)
    steps = [
        csr_array((np.ones(len(arcs), bool), arcs.target, arcs.start.astype(np.int32)), shape=(size, size))
        for arcs in (model.moves[member] for member in members)
    ]
    new, found = list(steps), list(steps)
    while any(one.nnz for one in new):
        before, new = new, []
        for mover, step in enumerate(steps):
            turn = _sum([one for other, one in enumerate(before) if other != mover])
            _check(turn, step)
            fresh = _without(turn @ step, found[mover])
            new.append(fresh)
        found = [_sum([one, fresh]) for one, fresh in zip(found, new, strict=True)]
    return _arcs(_sum(found), size)


def _sum(parts: list[Any]) -> Any:
    total = parts[0]
    for part in parts[1:]:
        total = total + part
    return total


def _check(turn: Any, step: Any) -> None:
    """Refuse a product that would be too large, before it is made."""
    many = int(np.diff(step.indptr)[turn.indices].sum())
    if many > 4 * MOST_PAIRS:
        raise LimitError(
            f"The coalition can go from state to state in more than {MOST_PAIRS:,} ways. {FEWER}"
        )


def _without(product: Any, known: Any) -> Any:
    """Keep the pairs that are new."""
    fresh = product.astype(np.int8) - product.multiply(known).astype(np.int8)
    fresh.eliminate_zeros()
    return fresh.astype(bool)


def _arcs(pairs: Any, size: int) -> Arcs:
    pairs.sort_indices()
    source = np.repeat(np.arange(size, dtype=np.int32), np.diff(pairs.indptr))
    kept = pairs.indices != source
    return Arcs.from_sorted(size, source[kept], pairs.indices[kept])


def gaining(model: GraphModel, members: tuple[int, ...], arcs: Arcs) -> Arcs:
    """Return those of the moves that lead to a state that every member prefers."""
    source = arcs.sources()
    kept = np.ones(len(arcs), bool)
    for member in members:
        kept &= model.ranks[member][arcs.target] > model.ranks[member][source]
    return arcs.only(kept)


def stable_together(model: GraphModel, members: tuple[int, ...]) -> dict[str, Mask]:
    """Tell which states are stable against a coalition, by concept.

    Parameters
    ----------
    model : GraphModel
    members : tuple of int
        Parties by number; of one, this is the stability of `stable`.

    Returns
    -------
    dict of str to ndarray of bool, shape (states,)
        ``nash``, ``gmr``, ``smr``, ``seq`` and ``sseq``.

    Raises
    ------
    LimitError
        The coalition can go from too many states to too many others.

    References
    ----------
    Kilgour, Hipel, Fang and Peng (2001).
    """
    moves = joint_moves(model, members)
    own = gaining(model, members, moves)
    rest = [party for party in range(len(model.parties)) if party not in members]
    found = {"nash": np.diff(own.start) == 0}
    for once, twice, arcs in (("gmr", "smr", model.moves), ("seq", "sseq", model.improvements)):
        movers = [arcs[party] for party in rest]
        met = _met(model, members, own, movers, None)
        found[once] = all_met(own, met)
        found[twice] = _answered(model, members, moves, own, movers, met)
    return found


def _met(
    model: GraphModel, members: tuple[int, ...], own: Arcs, movers: list[Arcs], moves: Arcs | None
) -> Mask:
    """Tell which improvements one member can be made to regret, whatever becomes of the others.

    With ``moves``, also where this member would gain by no further move of the coalition.
    """
    found = np.zeros(len(own), bool)
    source = own.sources()
    for member in members:
        ranks = model.ranks[member]
        values = ranks if moves is None else np.maximum(ranks, greatest_of_moves(moves, ranks))
        found |= least_of_sequences(movers, values)[own.target] <= ranks[source]
    return found


def _answered(
    model: GraphModel, members: tuple[int, ...], moves: Arcs, own: Arcs, movers: list[Arcs], met: Mask
) -> Mask:
    """Tell where every improvement meets a sanction from which the coalition has no way out.

    Where one member alone can be held down, that is known for all states at once; the few improvements
    for which only different members at different turns can be are looked at one by one.
    """
    sure = _met(model, members, own, movers, moves)
    stable = all_met(own, met)
    source = own.sources()
    answers = Answers(model, members, moves, movers)
    for arc in np.flatnonzero(met & ~sure & stable[source]).tolist():
        state = int(source[arc])
        if stable[state]:
            stable[state] = answers.meet(state, int(own.target[arc]))
    return stable
