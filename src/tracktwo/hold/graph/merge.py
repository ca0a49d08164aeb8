"""States that are the same become one: a move to or from any of them is one of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from tracktwo.errors import TracktwoError
from tracktwo.hold.graph.model import Arcs, GraphModel

__all__ = ["differing", "merged"]


def differing(model: GraphModel, group: Sequence[int]) -> tuple[int, int] | None:
    """Return a party and a state of a group that it likes differently from the first; or None."""
    for party, ranks in enumerate(model.ranks):
        for state in group:
            if ranks[state] != ranks[group[0]]:
                return party, state
    return None


def merged(model: GraphModel, groups: Sequence[Sequence[int]]) -> GraphModel:
    """Merge states.

    Parameters
    ----------
    model : GraphModel
    groups : sequence of sequence of int
        States that are the same, by index; groups that share a state are one. The first in the order of
        the model stands for them, with its id.

    Returns
    -------
    GraphModel
        Moves between states of a group are gone; two moves in a row may now lead where one does not.

    Raises
    ------
    TracktwoError
        A party likes states of a group differently.
    """
    first = np.arange(len(model.states))
    for group in groups:
        found = np.unique(first[list(group)])
        first[np.isin(first, found)] = found[0]
    for group in groups:
        other = differing(model, group)
        if other is not None:
            one, two = (model.states[state] for state in (group[0], other[1]))
            raise TracktwoError(f"{model.names[other[0]]} does not like {one} and {two} equally.")
    kept = np.flatnonzero(first == np.arange(len(first)))
    number = np.searchsorted(kept, first)
    chosen = kept.tolist()
    return replace(
        model,
        states=tuple(model.states[state] for state in chosen),
        options=tuple(model.options[state] for state in chosen),
        labels=tuple(model.labels[state] for state in chosen),
        moves=tuple(_mapped(arcs, number, len(kept)) for arcs in model.moves),
        ranks=model.ranks[:, kept],
        status_quo=int(number[model.status_quo]) if model.status_quo >= 0 else -1,
        same={
            model.states[state]: model.states[first[state]]
            for state in np.flatnonzero(first != np.arange(len(first))).tolist()
        },
    )


def _mapped(arcs: Arcs, number: NDArray[np.intp], size: int) -> Arcs:
    source, target = number[arcs.sources()], number[arcs.target]
    apart = source != target
    flat = np.unique(source[apart] * size + target[apart])
    return Arcs.from_sorted(size, flat // max(size, 1), flat % max(size, 1))
