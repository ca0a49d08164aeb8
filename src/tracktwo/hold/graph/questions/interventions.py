"""Which single change, by whom, would make a state an equilibrium."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from tracktwo.errors import TracktwoError
from tracktwo.hold.graph.concepts import CONCEPTS, stable
from tracktwo.hold.graph.model import GraphModel, StateId
from tracktwo.hold.graph.questions.candidates import Candidate, candidates
from tracktwo.hold.graph.questions.conditions import BACK, CREDIBLE
from tracktwo.hold.graph.sequences import greatest_of_moves, least_of_sequences

__all__ = ["Intervention", "Interventions", "interventions"]

MOST_TRIED = 2_000


@dataclass(frozen=True)
class Intervention:
    """One change that makes the state stable for every party.

    Parameters
    ----------
    kind : str
        ``likes more`` (a party's ranking changes), ``cannot move`` (a move is no longer there), ``cannot
        take`` or ``cannot take back`` (an option, for whoever has it), ``new move`` (a party can do
        something more), ``third party`` (somebody new can).
    by : str
        Id of the party whose ranking or moves change; empty for a third party.
    what : str
        The change in words.
    ends : tuple of state id
        Of a new move, the states to any one of which it may lead; else empty.
    size : int
        Pairs of states whose order changes, moves that fall away, or moves added.
    gains, loses : tuple of state id
        Other states that become equilibria by the same concept, and that cease to be.
    """

    kind: str
    by: str
    what: str
    ends: tuple[StateId, ...]
    size: int
    gains: tuple[StateId, ...]
    loses: tuple[StateId, ...]


@dataclass(frozen=True)
class Interventions:
    """Single changes that would make a state an equilibrium.

    Parameters
    ----------
    state : state id
        The state wanted.
    concept : str
        Of stability.
    unstable_for : tuple of str
        Ids of the parties for which it is not stable as things are.
    found : tuple of Intervention
        The least first: by how many pairs or moves change, then by how many other equilibria come or go.
    tried : int
        How many changes were looked at.
    complete : bool
        Whether all changes of the kinds that are looked at were; if not, the search was stopped.
    """

    state: StateId
    concept: str
    unstable_for: tuple[str, ...]
    found: tuple[Intervention, ...]
    tried: int
    complete: bool

    def to_records(self) -> dict[str, Any]:
        """Return plain values, fit for JSON."""
        return {
            **self.__dict__,
            "unstable_for": list(self.unstable_for),
            "found": [
                {**one.__dict__, **{key: list(getattr(one, key)) for key in ("ends", "gains", "loses")}}
                for one in self.found
            ],
        }


def interventions(model: GraphModel, state: StateId, concept: str = "seq") -> Interventions:
    """Look for the single changes that would make a state stable for every party.

    Parameters
    ----------
    model : GraphModel
        As things are.
    state : int or str
        Id of the state wanted.
    concept : str, optional
        ``nash``, ``gmr``, ``smr``, ``seq`` or ``sseq``.

    Returns
    -------
    Interventions
        Each change was made and the whole model judged again.

    Raises
    ------
    TracktwoError
        There is no such state or concept.

    Notes
    -----
    Looked at are: a party likes the state more; another party comes to like an answer better than what it
    answers (where the concept asks that answers be improvements); one move falls away; an option can no
    longer be taken, or taken back, by anybody; a party, or a third one that likes to, can do one thing
    more in answer to a move away.
    """
    place = model.index(state)
    if concept not in CONCEPTS:
        raise TracktwoError(f"There is no concept {concept}; there are {', '.join(CONCEPTS)}.")
    before = stable(model)[concept]
    unstable = [party for party in range(len(model.parties)) if not before[party, place]]
    found, tried, complete = _found(model, place, concept, unstable, np.asarray(before.all(axis=0)))
    found.sort(key=lambda one: (one.size, len(one.gains) + len(one.loses)))
    names = tuple(model.parties[party] for party in unstable)
    return Interventions(model.states[place], concept, names, tuple(found), tried, complete)


def _found(
    model: GraphModel, place: int, concept: str, unstable: list[int], before: Any
) -> tuple[list[Intervention], int, bool]:
    found: list[Intervention] = []
    tried = 0
    fine = [party for party in range(len(model.parties)) if party not in unstable]
    for candidate in candidates(model, place, concept, unstable):
        if tried == MOST_TRIED:
            return _grouped(found), tried, False
        tried += 1
        if _holds(candidate.model, place, concept, [*unstable, *fine]):
            found.append(_intervention(model, place, concept, candidate, before))
    return _grouped(found), tried, True


def _grouped(found: Sequence[Intervention]) -> list[Intervention]:
    """Put new moves together that differ only in where they lead."""
    groups: dict[Intervention, tuple[StateId, ...]] = {}
    for one in found:
        alike = replace(one, ends=())
        groups[alike] = (*groups.get(alike, ()), *one.ends)
    return [
        replace(one, ends=ends, what=f"{one.what} {' or '.join(map(str, ends))}") if ends else one
        for one, ends in groups.items()
    ]


def _holds(model: GraphModel, place: int, concept: str, parties: Sequence[int]) -> bool:
    """Tell whether a state is stable for some parties, looking at this state and one concept only."""
    return all(_holds_for(model, place, party, concept) for party in parties)


def _holds_for(model: GraphModel, place: int, party: int, concept: str) -> bool:
    ranks, tempting = model.ranks[party], model.improvements[party].of(place)
    if not len(tempting) or concept == "nash":
        return not len(tempting)
    arcs = model.improvements if concept in CREDIBLE else model.moves
    values = np.maximum(ranks, greatest_of_moves(model.moves[party], ranks)) if concept in BACK else ranks
    least = least_of_sequences([one for other, one in enumerate(arcs) if other != party], values)
    return bool((least[tempting] <= ranks[place]).all())


def _intervention(
    model: GraphModel, place: int, concept: str, candidate: Candidate, before: Any
) -> Intervention:
    after = np.asarray(stable(candidate.model)[concept].all(axis=0))
    changed = [(model.states[n], bool(after[n])) for n in np.flatnonzero(after != before) if n != place]
    gains, loses = tuple(s for s, held in changed if held), tuple(s for s, held in changed if not held)
    by = model.parties[candidate.party] if candidate.party >= 0 else ""
    ends = (model.states[candidate.end],) if candidate.end >= 0 else ()
    return Intervention(candidate.kind, by, candidate.what, ends, candidate.size, gains, loses)
