"""Stability where some preferences are unknown, in four readings of how the unknown is taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tracktwo.bibliography import citations
from tracktwo.hold.graph.concepts import CONCEPTS
from tracktwo.hold.graph.model import Arcs, GraphModel, StateId
from tracktwo.hold.graph.questions.liking import Liking
from tracktwo.hold.graph.questions.pairwise import Answers, stable_by_pairs

__all__ = ["READINGS", "UnknownPreferences", "unknown_preferences"]

Flags = NDArray[np.bool_]

READINGS = {
    "a": "tempted by what may be better, deterred only by what is known to be no better",
    "b": "tempted only by what is known to be better, deterred only by what is known to be no better",
    "c": "tempted by what may be better, deterred by what may be no better",
    "d": "tempted only by what is known to be better, deterred by what may be no better",
}
"""How a party takes a pair of states of which it is not known which it likes better."""


@dataclass(frozen=True, eq=False)
class UnknownPreferences:
    """Which states are stable where not all preferences are known; exact, by each reading.

    Parameters
    ----------
    model : GraphModel
        What was asked.
    pairs : tuple of int
        For each party, how many pairs of states are unknown.
    stable : mapping of str to mapping of str to ndarray of bool, shape (parties, states)
        By reading ``a`` to ``d`` and concept. What is stable by ``a`` is stable by all, and what is not
        by ``d`` is by none, as far as a party's own preferences are unknown.
    """

    model: GraphModel
    pairs: tuple[int, ...]
    stable: dict[str, dict[str, Flags]]

    def equilibria(self, reading: str, concept: str) -> tuple[int, ...]:
        """Return the states that are stable for every party, by index."""
        return tuple(int(state) for state in np.flatnonzero(self.stable[reading][concept].all(axis=0)))

    def to_records(self) -> dict[str, Any]:
        """Return plain values, with the ids of parties and states."""
        parties = self.model.parties
        return {
            "readings": dict(READINGS),
            "unknown_pairs": dict(zip(parties, self.pairs, strict=True)),
            "equilibria": {
                reading: {concept: self._ids(self.equilibria(reading, concept)) for concept in CONCEPTS}
                for reading in READINGS
            },
            "stability": {
                party: {reading: self._held(reading, number) for reading in READINGS}
                for number, party in enumerate(parties)
            },
            "citations": [one.to_records() for one in citations(["unknown preferences"])],
            "exact": True,
        }

    def _held(self, reading: str, party: int) -> dict[str, list[StateId]]:
        found = self.stable[reading]
        return {concept: self._ids(np.flatnonzero(found[concept][party])) for concept in CONCEPTS}

    def _ids(self, states: Iterable[int]) -> list[StateId]:
        return [self.model.states[state] for state in states]


def unknown_preferences(model: GraphModel, likings: Sequence[Liking]) -> UnknownPreferences:
    """Tell which states are stable where some preferences are unknown.

    Parameters
    ----------
    model : GraphModel
        States and moves; its rankings are not used.
    likings : sequence of Liking
        Of each party: see `likings_of`.

    Returns
    -------
    UnknownPreferences

    Notes
    -----
    The four readings are after Li, Hipel, Kilgour and Fang (2004): whether a party moves to states that
    may be better, and whether states that may be no better deter it. In all four, steps of an answer that
    have to be improvements may also lead to states that may be better for who takes them. SSEQ, which they
    do not treat, is taken in the same way.
    """
    glad = [_gladly(arcs, liking) for arcs, liking in zip(model.moves, likings, strict=True)]
    anything, gladly = Answers(model, model.moves), Answers(model, glad)
    stable: dict[str, dict[str, Flags]] = {}
    for reading in READINGS:
        rows = [
            _by_reading(model, party, liking, reading, anything, gladly)
            for party, liking in enumerate(likings)
        ]
        stable[reading] = {concept: np.array([row[concept] for row in rows]) for concept in CONCEPTS}
    pairs = tuple(int(liking.unknown.sum()) // 2 for liking in likings)
    return UnknownPreferences(model, pairs, stable)


def _gladly(arcs: Arcs, liking: Liking) -> Arcs:
    return arcs.only((liking.better | liking.unknown)[arcs.sources(), arcs.target])


def _by_reading(
    model: GraphModel, party: int, liking: Liking, reading: str, anything: Answers, gladly: Answers
) -> dict[str, Flags]:
    tempts = liking.better | liking.unknown if reading in "ac" else liking.better
    deters = ~liking.better if reading in "cd" else ~(liking.better | liking.unknown)
    return {
        "nash": stable_by_pairs(model, party, tempts, deters, None),
        "gmr": stable_by_pairs(model, party, tempts, deters, anything),
        "smr": stable_by_pairs(model, party, tempts, deters, anything, back=True),
        "seq": stable_by_pairs(model, party, tempts, deters, gladly),
        "sseq": stable_by_pairs(model, party, tempts, deters, gladly, back=True),
    }
