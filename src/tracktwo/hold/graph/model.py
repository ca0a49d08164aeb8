"""A graph model: states, who can move from which to which, and which state each party prefers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tracktwo.errors import TracktwoError

__all__ = ["Arcs", "GraphModel", "StateId"]

StateId = int | str
TAKEN = "Y"


@dataclass(frozen=True, eq=False)
class Arcs:
    """Moves of one party, as rows of a sparse matrix.

    Parameters
    ----------
    start : ndarray of int64, shape (states + 1,)
        Where the moves from each state begin in ``target``.
    target : ndarray of int32
        Index of the state that each move leads to, ascending within a state. Never the state itself.
    """

    start: NDArray[np.int64]
    target: NDArray[np.int32]

    @classmethod
    def from_pairs(cls, states: int, pairs: Iterable[tuple[int, int]]) -> Arcs:
        """Make arcs of pairs of indices, in any order; a pair given twice counts once.

        Parameters
        ----------
        states : int
            How many states there are.
        pairs : iterable of (int, int)
            From and to.

        Raises
        ------
        ValueError
            A pair leads from a state to itself, or to none.
        """
        rows = np.array(list(pairs), dtype=np.int64).reshape(-1, 2)
        if len(rows) and (rows.min() < 0 or rows.max() >= states or (rows[:, 0] == rows[:, 1]).any()):
            raise ValueError("a move leads from one state of the model to another")
        flat = np.unique(rows[:, 0] * states + rows[:, 1])
        return cls.from_sorted(states, flat // max(states, 1), flat % max(states, 1))

    @classmethod
    def from_sorted(cls, states: int, source: NDArray[np.integer], target: NDArray[np.integer]) -> Arcs:
        """Make arcs of sources and targets that are sorted by source, then by target."""
        start = np.zeros(states + 1, np.int64)
        np.cumsum(np.bincount(source, minlength=states), out=start[1:])
        return cls(start, target.astype(np.int32))

    def __len__(self) -> int:
        return len(self.target)

    def of(self, state: int) -> NDArray[np.int32]:
        """Return the states that one move from a state leads to."""
        return self.target[self.start[state] : self.start[state + 1]]

    def sources(self) -> NDArray[np.int32]:
        """Return the state that each move starts from, in the order of ``target``."""
        return np.repeat(np.arange(len(self.start) - 1, dtype=np.int32), np.diff(self.start))

    def only(self, kept: NDArray[np.bool_]) -> Arcs:
        """Return some of the moves: those marked, in the order of ``target``."""
        before = np.zeros(len(kept) + 1, np.int64)
        np.cumsum(kept, out=before[1:])
        return Arcs(before[self.start], self.target[kept])


@dataclass(frozen=True, eq=False)
class GraphModel:
    """States as a finite graph for each party, with preferences.

    Parameters
    ----------
    title : str
        A name for people.
    parties, names : tuple of str
        Ids of those who move, and their names for people.
    states : tuple of int or str
        Ids of the states, as in the file, before states that are the same are merged.
    options : tuple of str
        What each state is: a Y or N an option in the file's option order; empty strings where the file
        has no options.
    labels : tuple of str
        Names of the states; empty strings where the file gives none.
    moves : tuple of Arcs
        One for each party.
    ranks : ndarray of int32, shape (parties, states)
        Greater is better, equal is equally good; nothing else about the numbers means anything.
    coalitions : tuple of tuple of int
        Sets of two or more parties that may move as one.
    status_quo : int, optional
        Index of the state that things start from; -1 where none is given.
    option_names : tuple of str, optional
        In the order of the letters of ``options``.
    same : mapping of state id to state id, optional
        Ids of states that were merged into another, and the id that stands for them.
    """

    title: str
    parties: tuple[str, ...]
    names: tuple[str, ...]
    states: tuple[StateId, ...]
    options: tuple[str, ...]
    labels: tuple[str, ...]
    moves: tuple[Arcs, ...]
    ranks: NDArray[np.int32]
    coalitions: tuple[tuple[int, ...], ...] = ()
    status_quo: int = -1
    option_names: tuple[str, ...] = ()
    same: Mapping[StateId, StateId] = field(default_factory=dict)

    def index(self, state: StateId) -> int:
        """Return the index of a state by its id, or that of the state it was merged into.

        A text of digits finds the number, as on the command line.

        Raises
        ------
        TracktwoError
            There is no such state.
        """
        for id_ in (state, int(state) if isinstance(state, str) and state.isdecimal() else state):
            found = self._places.get(self.same.get(id_, id_))
            if found is not None:
                return found
        shown = ", ".join(str(one) for one in self.states[:8]) + (", ..." if len(self.states) > 8 else "")
        raise TracktwoError(f"There is no state {state}; the states are {shown}.")

    def label(self, state: int) -> str:
        """Return a state in words: its name, else the options taken in it, else its id."""
        if self.labels[state]:
            return self.labels[state]
        if not self.options[state] or not self.option_names:
            return f"state {self.states[state]}"
        marked = zip(self.option_names, self.options[state], strict=True)
        return ", ".join(name for name, mark in marked if mark == TAKEN) or "nothing done"

    @cached_property
    def improvements(self) -> tuple[Arcs, ...]:
        """For each party, those of its moves that lead to a state it prefers."""
        return tuple(
            arcs.only(ranks[arcs.target] > ranks[arcs.sources()])
            for arcs, ranks in zip(self.moves, self.ranks, strict=True)
        )

    @cached_property
    def joint(self) -> dict[tuple[int, ...], Arcs]:
        """Moves of coalitions that were asked for, by their members; see `together.joint_moves`."""
        return {}

    @cached_property
    def _places(self) -> dict[StateId, int]:
        return {id_: place for place, id_ in enumerate(self.states)}
