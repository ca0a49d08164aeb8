"""Parties that do not see the same conflict: each judges by its own game, and all live with the outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tracktwo.bibliography import citations
from tracktwo.errors import TracktwoError
from tracktwo.formats.gmcr import Conflict
from tracktwo.hold.graph.concepts import CONCEPTS, stable, stable_for
from tracktwo.hold.graph.model import Arcs, GraphModel, StateId

__all__ = ["Hypergame", "View", "hypergame", "views_of_conflict"]

Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class View:
    """How one party sees the conflict.

    Parameters
    ----------
    seen : ndarray of bool, shape (states,), optional
        The states that it knows to be possible; all by default.
    ranks : ndarray of int32, shape (parties, states), optional
        Everybody's preferences as it takes them to be; the model's by default. Those of states that it does
        not see mean nothing.
    """

    seen: Flags | None = None
    ranks: NDArray[np.int32] | None = None


@dataclass(frozen=True, eq=False)
class Hypergame:
    """Where parties that see different games would leave things as they are; exact.

    Parameters
    ----------
    model : GraphModel
        The conflict as it is.
    seen : ndarray of bool, shape (parties, states)
        Who sees which state.
    stable : mapping of str to ndarray of bool, shape (parties, states)
        By concept: a state is stable for a party in the party's own game. False where it does not see it.
    expected : mapping of str to tuple of ndarray of bool, shape (states,)
        By concept, for each party the equilibria of its own game: what it takes to be possible outcomes.
    truly : mapping of str to ndarray of bool, shape (states,)
        By concept, the equilibria of the model, had everybody seen it.
    """

    model: GraphModel
    seen: Flags
    stable: dict[str, Flags]
    expected: dict[str, tuple[Flags, ...]]
    truly: dict[str, Flags]

    def equilibria(self, concept: str) -> tuple[int, ...]:
        """Return the states that all parties see, and that are stable for each in its own game, by index."""
        return _places(np.asarray(self.stable[concept].all(axis=0)))

    def unforeseen(self, concept: str) -> tuple[int, ...]:
        """Return the states that some party does not see and that are stable for all who do, by index.

        Who does not see a state can neither intend to come there nor plan to leave it.
        """
        held = (self.stable[concept] | ~self.seen).all(axis=0)
        return _places(np.asarray(held & self.seen.any(axis=0) & ~self.seen.all(axis=0)))

    def resting_on_error(self, concept: str) -> tuple[int, ...]:
        """Return the equilibria that would not be, had everybody seen the model as it is, by index."""
        return tuple(state for state in self.equilibria(concept) if not self.truly[concept][state])

    def to_records(self) -> dict[str, Any]:
        """Return plain values, with the ids of parties and states."""
        parties = self.model.parties
        return {
            "unseen": {name: self._ids(_places(~row)) for name, row in zip(parties, self.seen, strict=True)},
            "equilibria": {name: self._ids(self.equilibria(name)) for name in CONCEPTS},
            "unforeseen": {name: self._ids(self.unforeseen(name)) for name in CONCEPTS},
            "resting_on_error": {name: self._ids(self.resting_on_error(name)) for name in CONCEPTS},
            "had_all_seen": {name: self._ids(_places(self.truly[name])) for name in CONCEPTS},
            "expected": {
                name: {party: self._ids(_places(row)) for party, row in zip(parties, rows, strict=True)}
                for name, rows in self.expected.items()
            },
            "stability": {
                party: {name: self._ids(_places(self.stable[name][number])) for name in CONCEPTS}
                for number, party in enumerate(parties)
            },
            "citations": [one.to_records() for one in citations(["hypergames"])],
            "exact": True,
        }

    def _ids(self, states: Sequence[int]) -> list[StateId]:
        return [self.model.states[state] for state in states]


def hypergame(model: GraphModel, views: Sequence[View]) -> Hypergame:
    """Judge each state by what every party sees.

    A party's own game has the states that it sees, the moves between these, and preferences as it takes
    them to be; it acts by that game. It takes everybody to see what it sees.

    Parameters
    ----------
    model : GraphModel
        The conflict as it is, with all states and moves.
    views : sequence of View
        One for each party, in the order of the model.

    Returns
    -------
    Hypergame

    Raises
    ------
    TracktwoError
        There is not one view for each party, or a party sees no state.

    Notes
    -----
    A first-level hypergame after Bennett (1977) and Kovach et al. (2015): no party knows that others see
    another game. States that a party does not see are not part of its game; see `Hypergame.unforeseen`
    for what is said of them.
    """
    size, everything = len(model.states), np.ones(len(model.states), dtype=bool)
    if len(views) != len(model.parties):
        raise TracktwoError(f"{len(model.parties)} parties need a view each; {len(views)} are given.")
    seen = np.array([everything if view.seen is None else view.seen for view in views])
    for party, row in enumerate(seen):
        if not row.any():
            raise TracktwoError(f"{model.names[party]} sees no state. Leave it one state at least.")
    held = {concept: np.zeros((len(views), size), dtype=bool) for concept in CONCEPTS}
    expected: dict[str, tuple[Flags, ...]] = dict.fromkeys(CONCEPTS, ())
    for party, view in enumerate(views):
        own = _own_game(model, seen[party], view)
        mine, all_of_them = stable_for(own, party), stable(own)
        for concept in CONCEPTS:
            held[concept][party, seen[party]] = mine[concept]
            row = np.zeros(size, dtype=bool)
            row[seen[party]] = all_of_them[concept].all(axis=0)
            expected[concept] = (*expected[concept], row)
    truly = {concept: np.asarray(rows.all(axis=0)) for concept, rows in stable(model).items()}
    return Hypergame(model, seen, held, expected, truly)


def views_of_conflict(conflict: Conflict) -> tuple[View, ...]:
    """Return how each decision maker of a conflict sees it: without the states that it misperceives."""
    return tuple(View(np.array(conflict.seen(maker))) for maker in range(len(conflict.makers)))


def _own_game(model: GraphModel, seen: Flags, view: View) -> GraphModel:
    kept = np.flatnonzero(seen)
    place = np.full(len(seen), -1, dtype=np.int64)
    place[kept] = np.arange(len(kept))
    moves = []
    for arcs in model.moves:
        known = seen[arcs.sources()] & seen[arcs.target]
        moves.append(Arcs.from_sorted(len(kept), place[arcs.sources()[known]], place[arcs.target[known]]))
    ranks = model.ranks if view.ranks is None else view.ranks
    return replace(
        model,
        states=tuple(model.states[state] for state in kept),
        options=tuple(model.options[state] for state in kept),
        labels=tuple(model.labels[state] for state in kept),
        moves=tuple(moves),
        ranks=ranks[:, kept],
        status_quo=int(place[model.status_quo]) if model.status_quo >= 0 else -1,
        same={},
    )


def _places(flags: Flags) -> tuple[int, ...]:
    return tuple(int(state) for state in np.flatnonzero(flags))
