"""Which states of a graph model are stable, against whom, in which sense."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tracktwo.bibliography import citations
from tracktwo.errors import LimitError
from tracktwo.hold.graph.at_once import simultaneous
from tracktwo.hold.graph.concepts import CONCEPTS, broken_for
from tracktwo.hold.graph.model import GraphModel, StateId
from tracktwo.hold.graph.together import stable_together

__all__ = ["Stability", "Together", "stability"]

Mask = NDArray[np.bool_]

LISTED = 2_000
"""Up to how many states the JSON output says where each party would go from each."""
METHODS = {
    "nash": "Nash equilibrium",
    "gmr": "general metarationality",
    "smr": "symmetric metarationality",
    "seq": "sequential stability",
    "sseq": "symmetric sequential stability",
    "sim": "simultaneous stability",
}
"""Concepts as the bibliography names them."""


@dataclass(frozen=True, eq=False)
class Together:
    """Which states are stable against a coalition.

    Parameters
    ----------
    members : tuple of int
        Parties by number.
    stable : mapping of str to ndarray of bool, shape (states,)
        By concept.
    """

    members: tuple[int, ...]
    stable: Mapping[str, Mask]


@dataclass(frozen=True, eq=False)
class Stability:
    """Which states are stable; exact, by the definitions that `stable` and `stable_together` give.

    Parameters
    ----------
    model : GraphModel
        What was asked.
    broken : mapping of str to ndarray of int32, shape (parties, states)
        By concept, ``nash``, ``gmr``, ``smr``, ``seq``, ``sseq``, and ``sim`` where it is defined: the index
        of the state that the party likes best among its improvements that no sanction meets; -1 where the
        state is stable for it.
    sim_reason : str
        Why ``sim`` is not there; empty if it is.
    coalitions : tuple of Together
        In the order of the model's coalitions; empty where it has none.
    coalition_reason : str
        Why coalitions were left out; empty if they were not.
    elapsed : float
        Seconds.
    """

    model: GraphModel
    broken: Mapping[str, NDArray[np.int32]]
    sim_reason: str
    coalitions: tuple[Together, ...]
    coalition_reason: str
    elapsed: float

    @cached_property
    def stable(self) -> Mapping[str, Mask]:
        """By concept, which states are stable for which party; shape (parties, states)."""
        return {concept: found < 0 for concept, found in self.broken.items()}

    def equilibria(self, concept: str) -> tuple[int, ...]:
        """Return the states that are stable for every party, by index.

        Parameters
        ----------
        concept : str
            ``nash``, ``gmr``, ``smr``, ``seq``, ``sseq``, or ``sim`` where it is defined.
        """
        return tuple(np.flatnonzero(self.stable[concept].all(axis=0)).tolist())

    def coalition_equilibria(self, concept: str) -> tuple[int, ...]:
        """Return the states that are stable for every party and against every coalition of the model."""
        held = self.stable[concept].all(axis=0)
        for together in self.coalitions:
            held = held & together.stable[concept]
        return tuple(np.flatnonzero(held).tolist())

    def methods(self) -> tuple[str, ...]:
        """Name the methods used, as `tracktwo.bibliography` knows them."""
        return (
            "graph model",
            *(METHODS[concept] for concept in self.stable),
            *("coalition stability",) * bool(self.coalitions),
        )

    def to_records(self) -> dict[str, Any]:
        """Return the documented JSON output: see the reference of ``tracktwo hold --json``."""
        model = self.model
        sim = {"sim": self._ids(self.equilibria("sim")) if "sim" in self.stable else None}
        return {
            "title": model.title,
            "parties": [
                {"id": id_, "name": name} for id_, name in zip(model.parties, model.names, strict=True)
            ],
            "options": list(model.option_names),
            "states": [
                {"id": id_, "options": options, "name": name}
                for id_, options, name in zip(model.states, model.options, model.labels, strict=True)
            ],
            "same": [{"id": id_, "as": other} for id_, other in model.same.items()],
            "moves": sum(map(len, model.moves)),
            "equilibria": {concept: self._ids(self.equilibria(concept)) for concept in CONCEPTS} | sim,
            "sim_reason": self.sim_reason,
            "stability": {
                party: {
                    concept: self._ids(np.flatnonzero(self.stable[concept][number]).tolist())
                    for concept in self.stable
                }
                for number, party in enumerate(model.parties)
            },
            **self._broken_records(),
            **self._coalition_records(),
            "citations": [one.to_records() for one in citations(self.methods())],
            "elapsed_s": round(self.elapsed, 4),
        }

    def _broken_records(self) -> dict[str, Any]:
        """For each party and concept, where it would go from the states that are not stable for it."""
        if len(self.model.states) > LISTED:
            return {}
        pairs = {
            party: {
                concept: [
                    {"state": self.model.states[state], "to": self.model.states[found[number][state]]}
                    for state in np.flatnonzero(found[number] >= 0).tolist()
                ]
                for concept, found in self.broken.items()
            }
            for number, party in enumerate(self.model.parties)
        }
        return {"broken": pairs}

    def _coalition_records(self) -> dict[str, Any]:
        if not self.model.coalitions:
            return {}
        found: dict[str, Any] = {"coalition": None, "coalition_reason": self.coalition_reason}
        if self.coalitions:
            found["coalition"] = {
                concept: self._ids(self.coalition_equilibria(concept)) for concept in CONCEPTS
            }
        found["coalitions"] = [
            {
                "parties": [self.model.parties[party] for party in together.members],
                **{
                    concept: self._ids(np.flatnonzero(held).tolist())
                    for concept, held in together.stable.items()
                },
            }
            for together in self.coalitions
        ]
        return found

    def _ids(self, states: tuple[int, ...] | list[int]) -> list[StateId]:
        return [self.model.states[state] for state in states]


def stability(model: GraphModel) -> Stability:
    """Tell which states of a model are stable, for each party and against each coalition.

    Parameters
    ----------
    model : GraphModel

    Returns
    -------
    Stability
        Exact. Time is linear in the moves, coalitions aside.
    """
    begun = perf_counter()
    by_party = [broken_for(model, party) for party in range(len(model.parties))]
    found = {concept: np.array([one[concept] for one in by_party]) for concept in CONCEPTS}
    sim, sim_reason = simultaneous(model)
    if sim is not None:
        found["sim"] = sim
    coalitions, reason = _coalitions(model)
    return Stability(model, found, sim_reason, coalitions, reason, perf_counter() - begun)


def _coalitions(model: GraphModel) -> tuple[tuple[Together, ...], str]:
    try:
        return tuple(Together(members, stable_together(model, members)) for members in model.coalitions), ""
    except LimitError as problem:
        return (), str(problem)
