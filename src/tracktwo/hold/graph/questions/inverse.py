"""What a party would have to prefer for a state to be stable for it."""

from __future__ import annotations

from dataclasses import dataclass
from math import factorial
from typing import Any

import numpy as np

from tracktwo.bibliography import citations
from tracktwo.errors import TracktwoError
from tracktwo.hold.graph.concepts import CONCEPTS
from tracktwo.hold.graph.model import GraphModel, StateId
from tracktwo.hold.graph.questions.conditions import Answer, Clause, clauses_of, met, needed_sets
from tracktwo.hold.graph.questions.counting import MOST_TOGETHER, rankings, rankings_by_first
from tracktwo.hold.graph.questions.fewest import fewest

__all__ = ["Inverse", "Shift", "inverse", "party_index"]


@dataclass(frozen=True)
class Shift:
    """A least change of a party's ranking: the state in question rises, or falls.

    Parameters
    ----------
    to : tuple of int
        States, by index: it comes to be liked as well as these, or less than these.
    places : int
        How many pairs of states change their order by it.
    """

    to: tuple[int, ...]
    places: int


@dataclass(frozen=True, eq=False)
class Inverse:
    """What a party must prefer for a state to be stable for it; exact.

    Parameters
    ----------
    model : GraphModel
        What was asked.
    state, party : int
        Indices.
    concept : str
        Of stability.
    holds : bool
        Whether it is stable for the party as preferences are.
    clauses : tuple of Clause
        All must hold; none where the party has no move.
    count : int or None
        How many strict rankings of all states by this party make it stable, the others' preferences being
        as they are; None where that was not counted.
    count_by_first : int or None
        The same where only the party's first improvement, in the order of states, need be answered: no
        definition says so, but it gives figures that were published. See the page on this method.
    of : int
        How many strict rankings there are.
    not_counted : str
        Why not.
    least : Shift
        The fewest pairs of states whose order must change for it to be stable: the state rises as high as
        these. Of a stable state, none.
    margin : Shift or None
        The fewest pairs whose order must change for a stable state to be stable no more: the state falls
        below these. None where it is not stable, or stable whatever the party prefers.
    fewest : tuple of int
        The fewest states that must come to be no better than the state in question, where others may be
        moved down rather than the state up.
    fewest_exact : bool
        Whether no smaller set would do.
    """

    model: GraphModel
    state: int
    party: int
    concept: str
    holds: bool
    clauses: tuple[Clause, ...]
    count: int | None
    count_by_first: int | None
    of: int
    not_counted: str
    least: Shift
    margin: Shift | None
    fewest: tuple[int, ...]
    fewest_exact: bool

    def in_words(self) -> tuple[str, ...]:
        """Say the condition, a line for each move; nothing where there is no move."""
        return tuple(self._line(clause) for clause in self.clauses)

    def to_records(self) -> dict[str, Any]:
        """Return plain values, with the ids of parties and states."""
        ids = self.model.states
        return {
            "state": ids[self.state],
            "party": self.model.parties[self.party],
            "concept": self.concept,
            "holds": self.holds,
            "condition": [
                {"move": ids[one.move], "answers": [answer.to_records(self.model) for answer in one.answers]}
                for one in self.clauses
            ],
            "in_words": list(self.in_words()),
            "rankings": {
                "count": self.count,
                "count_by_first_improvement": self.count_by_first,
                "of": self.of,
                "why_not": self.not_counted or None,
            },
            "least_change": {"no_worse_than": self._ids(self.least.to), "places": self.least.places},
            "margin": self.margin and {"below": self._ids(self.margin.to), "places": self.margin.places},
            "fewest_states": {"no_better": self._ids(self.fewest), "exact": self.fewest_exact},
            "citations": [one.to_records() for one in citations(["inverse analysis"])],
            "exact": True,
        }

    def _ids(self, states: tuple[int, ...]) -> list[StateId]:
        return [self.model.states[state] for state in states]

    def _line(self, clause: Clause) -> str:
        ids, name = self.model.states, self.model.names[self.party]
        said = f"{name} likes {ids[clause.move]} no better than {ids[self.state]}"
        return ", or ".join([said, *(self._alternative(answer) for answer in clause.answers)])

    def _alternative(self, answer: Answer) -> str:
        ids, names = self.model.states, self.model.names
        listed = [str(ids[one]) for one in sorted(answer.not_better)]
        said = f"{listed[0]} is no better" if len(listed) == 1 else "whatever it likes"
        if len(listed) > 1:
            said = f"none of {', '.join(listed[:-1])} and {listed[-1]} is better"
        way = " then ".join(f"{names[one.by[0]]} to {ids[one.end]}" for one in answer.path)
        needed = [
            f"{names[one.by[0]]} came to like {ids[one.end]} better than {ids[one.start]}"
            for one in answer.needs
        ]
        return f"{said} (reached by {way}{', if ' if needed else ''}{' and '.join(needed)})"


def inverse(model: GraphModel, state: StateId, party: str, concept: str = "seq") -> Inverse:
    """Ask what a party must prefer for a state to be stable for it.

    Parameters
    ----------
    model : GraphModel
        With the preferences of all; those of the others stay as they are.
    state : int or str
        Id of the state.
    party : str
        Id of the party.
    concept : str, optional
        ``nash``, ``gmr``, ``smr``, ``seq`` or ``sseq``.

    Returns
    -------
    Inverse

    Raises
    ------
    TracktwoError
        There is no such state, party or concept.
    LimitError
        The condition is too long to write down.

    Notes
    -----
    The question is that of Kinsara et al. (2015), who list all rankings and test each. Here the
    condition is written down from the definitions, so that nothing is listed. Stability only asks which
    states are better than the one in question, and fewer better states never harm it: so the least change
    is to raise that state, and the least that would break it is to lower it; no other change of as few
    pairs reaches further.
    """
    place, number = model.index(state), party_index(model, party)
    if concept not in CONCEPTS:
        raise TracktwoError(f"There is no concept {concept}; there are {', '.join(CONCEPTS)}.")
    clauses = clauses_of(model, place, number, concept)
    ranks = model.ranks[number]
    better = ranks > ranks[place]
    sets = needed_sets(clauses)
    count = rankings(len(model.states), sets)
    found, exact = fewest(sets, np.flatnonzero(better).tolist())
    many = f"more than {MOST_TOGETHER} states depend on one another in the condition"
    return Inverse(
        model,
        place,
        number,
        concept,
        met(clauses, better),
        clauses,
        count,
        rankings_by_first(len(model.states), [(one.move, one.deterring()) for one in clauses]),
        factorial(len(model.states)),
        many if count is None else "",
        _rise(model, place, number, clauses),
        _fall(model, place, number, clauses),
        tuple(sorted(found)),
        exact,
    )


def party_index(model: GraphModel, party: str) -> int:
    """Return the index of a party by its id, or by its name.

    Raises
    ------
    TracktwoError
        There is no such party.
    """
    for names in (model.parties, model.names):
        if party in names:
            return names.index(party)
    raise TracktwoError(f"There is no party {party}; the parties are {', '.join(model.parties)}.")


def _rise(model: GraphModel, state: int, party: int, clauses: tuple[Clause, ...]) -> Shift:
    ranks = model.ranks[party]
    for level in sorted({int(rank) for rank in ranks if rank >= ranks[state]}):
        if met(clauses, ranks > level):
            above = (ranks > ranks[state]) & (ranks <= level)
            to = np.flatnonzero(ranks == level) if level > ranks[state] else np.empty(0, dtype=np.int64)
            return Shift(tuple(to.tolist()), int(above.sum()))
    raise AssertionError("a state that is best is stable")


def _fall(model: GraphModel, state: int, party: int, clauses: tuple[Clause, ...]) -> Shift | None:
    ranks = model.ranks[party]
    if not met(clauses, ranks > ranks[state]):
        return None
    others = np.arange(len(ranks)) != state
    for level in sorted({int(rank) for rank in ranks[others] if rank <= ranks[state]}, reverse=True):
        better = (ranks >= level) & others
        if not met(clauses, better):
            below = np.flatnonzero((ranks == level) & others)
            return Shift(tuple(below.tolist()), int((better & (ranks <= ranks[state])).sum()))
    return None
