"""What is known of preferences between pairs of states: better, equal, unknown, and by how much."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tracktwo.errors import LimitError, TracktwoError
from tracktwo.hold.graph.model import GraphModel, StateId
from tracktwo.hold.graph.questions.inverse import party_index

__all__ = ["MOST_STATES", "Liking", "likings_of"]

Flags = NDArray[np.bool_]

MOST_STATES = 500
"""Pairs of states are looked at one by one."""

Pair = tuple[StateId, StateId]


@dataclass(frozen=True, eq=False)
class Liking:
    """A party's preferences, pair by pair; they need not be transitive.

    Parameters
    ----------
    better : ndarray of bool, shape (states, states)
        ``better[s, t]``: it is known to like ``t`` better than ``s``.
    unknown : ndarray of bool, shape (states, states)
        It is not known which of the two it likes better; the same both ways. Pairs that are neither better
        one way nor the other nor unknown are liked equally.
    much : ndarray of bool, shape (states, states)
        ``much[s, t]``: it likes ``t`` much better than ``s``; a part of ``better``.
    """

    better: Flags
    unknown: Flags
    much: Flags

    def without(self, model: GraphModel, pairs: Iterable[Pair]) -> Liking:
        """Return it with some pairs unknown, given by the ids of states."""
        better, unknown, much = self.better.copy(), self.unknown.copy(), self.much.copy()
        for one, other in pairs:
            s, t = model.index(one), model.index(other)
            for a, b in ((s, t), (t, s)):
                better[a, b] = much[a, b] = False
                unknown[a, b] = s != t
        return Liking(better, unknown, much)

    def much_more(self, model: GraphModel, pairs: Iterable[Pair]) -> Liking:
        """Return it with the first state of each pair liked much better than the second.

        Raises
        ------
        TracktwoError
            A first state is not liked better at all.
        """
        much = self.much.copy()
        for one, other in pairs:
            s, t = model.index(other), model.index(one)
            if not self.better[s, t]:
                raise TracktwoError(f"State {one} is not liked better than {other}, so not much better.")
            much[s, t] = True
        return replace(self, much=much)


def likings_of(
    model: GraphModel,
    *,
    rankings: Mapping[str, Sequence[NDArray[np.int32]]] | None = None,
    groups: Mapping[str, Sequence[Sequence[StateId]]] | None = None,
) -> tuple[Liking, ...]:
    """Return what is known of all parties' preferences.

    Parameters
    ----------
    model : GraphModel
        Its rankings count for parties of which nothing else is said.
    rankings : mapping of str to sequence of ndarray of int32, optional
        Of a party, by id: several rankings of all states, each of which may be right, as of several judges
        or draws. What all agree on is known; all else is unknown.
    groups : mapping of str to sequence of sequence of state id, optional
        Of a party: groups of states from best to worst; each state is liked much better than all of later
        groups. States of one group are compared by the ranking, and only mildly better.

    Returns
    -------
    tuple of Liking
        One for each party, for `unknown_preferences` and `strength_of_preference`.

    Raises
    ------
    TracktwoError
        A group contradicts the ranking, or there is no such party or state.
    LimitError
        There are more than 500 states.
    """
    if len(model.states) > MOST_STATES:
        many = f"{len(model.states):,} states; pairs are looked at up to {MOST_STATES} states"
        raise LimitError(f"{model.title}: this model has {many}. Leave out options on which little turns.")
    several = {party_index(model, name): list(rows) for name, rows in (rankings or {}).items()}
    found = [_agreed(several.get(party, [model.ranks[party]])) for party in range(len(model.parties))]
    for name, levels in (groups or {}).items():
        party = party_index(model, name)
        pairs = [
            (one, other)
            for place, level in enumerate(levels)
            for one in level
            for later in levels[place + 1 :]
            for other in later
        ]
        found[party] = found[party].much_more(model, pairs)
    return tuple(found)


def _agreed(rankings: Sequence[NDArray[np.int32]]) -> Liking:
    above = np.array([row[None, :] > row[:, None] for row in rankings])
    equal = np.array([row[None, :] == row[:, None] for row in rankings]).all(axis=0)
    better = np.asarray(above.all(axis=0))
    unknown = ~(better | better.T | equal)
    return Liking(better, unknown, np.zeros_like(better))
