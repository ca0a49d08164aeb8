"""Several packages' graph models as one: side by side, with no move from one to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tracktwo.hold.graph.model import Arcs, GraphModel

__all__ = ["side_by_side"]


def side_by_side(models: Mapping[str, GraphModel], title: str) -> GraphModel:
    """Put graph models beside each other, so that one answer tells of all of them.

    Parameters
    ----------
    models : mapping of str to GraphModel
        By the id of what each is of; at least one.
    title : str
        A name for people.

    Returns
    -------
    GraphModel
        State 1 of the model ``minsk-2015`` is ``minsk-2015/1``. Ranks are to be compared within a model
        only, as moves lead nowhere else; an option that a model does not have is not taken in its states.
    """
    parties = {
        party: name for one in models.values() for party, name in zip(one.parties, one.names, strict=True)
    }
    options = tuple(dict.fromkeys(name for one in models.values() for name in one.option_names))
    ids = list(parties)
    return GraphModel(
        title=title,
        parties=tuple(ids),
        names=tuple(parties.values()),
        states=tuple(f"{key}/{state}" for key, one in models.items() for state in one.states),
        options=tuple(letters for one in models.values() for letters in _letters(one, options)),
        labels=tuple(label for one in models.values() for label in one.labels),
        moves=tuple(_moves(party, list(models.values())) for party in ids),
        ranks=np.array([_ranks(party, list(models.values())) for party in ids], dtype=np.int32),
        coalitions=tuple(
            dict.fromkeys(
                tuple(sorted(ids.index(one.parties[member]) for member in group))
                for one in models.values()
                for group in one.coalitions
            )
        ),
        option_names=options,
    )


def _letters(model: GraphModel, options: Sequence[str]) -> list[str]:
    place = {name: number for number, name in enumerate(model.option_names)}
    return [
        "".join(state[place[name]] if name in place else "N" for name in options) for state in model.options
    ]


def _moves(party: str, models: Sequence[GraphModel]) -> Arcs:
    starts, targets = [np.zeros(1, np.int64)], [np.zeros(0, np.int32)]
    states = moves = 0
    for one in models:
        own = one.moves[one.parties.index(party)] if party in one.parties else None
        starts.append((own.start[1:] if own else np.zeros(len(one.states), np.int64)) + moves)
        if own:
            targets.append((own.target + states).astype(np.int32))
            moves += len(own)
        states += len(one.states)
    return Arcs(np.concatenate(starts), np.concatenate(targets))


def _ranks(party: str, models: Sequence[GraphModel]) -> NDArray[np.int32]:
    return np.concatenate(
        [
            one.ranks[one.parties.index(party)]
            if party in one.parties
            else np.zeros(len(one.states), np.int32)
            for one in models
        ]
    )
