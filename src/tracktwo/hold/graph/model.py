"""A graph model: states, who can move from which to which, and which state each party prefers."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

__all__ = ["Arcs", "GraphModel"]


@dataclass(frozen=True)
class Arcs:
    """The moves of one party, as rows of a sparse matrix.

    Parameters
    ----------
    start : ndarray of int64, shape (states + 1,)
        Where the moves from each state begin in ``target``.
    target : ndarray of int32
        Index of the state that each move leads to, ascending within a state. Never the state itself.
    """

    start: NDArray[np.int64]
    target: NDArray[np.int32]


@dataclass(frozen=True)
class GraphModel:
    """States as a finite graph for each party, with preferences.

    Parameters
    ----------
    title : str
        A name for people.
    parties, names : tuple of str
        Ids of those who move, and their names for people.
    states : tuple of int
        Ids of the states, as in the file, before states that are the same are merged.
    options : tuple of str
        What each state is: a Y or N an option in the file's option order; empty strings where the file
        has no options.
    labels : tuple of str
        Each state in words.
    moves : tuple of Arcs
        One for each party.
    ranks : ndarray of int32, shape (parties, states)
        Greater is better, equal is equally good; nothing else about the numbers means anything.
    coalitions : tuple of tuple of int
        Sets of two or more parties that may move as one.
    status_quo : int, optional
        Index of the state that things start from; -1 where none is given.
    """

    title: str
    parties: tuple[str, ...]
    names: tuple[str, ...]
    states: tuple[int, ...]
    options: tuple[str, ...]
    labels: tuple[str, ...]
    moves: tuple[Arcs, ...]
    ranks: NDArray[np.int32] = field(compare=False)
    coalitions: tuple[tuple[int, ...], ...] = ()
    status_quo: int = -1
