"""What a party must prefer for a state to be stable for it, as a condition on that state and others.

Stability of a state asks of the party's preferences only which other states it likes better than this
one. So the condition is: for each of its moves, the state moved to is not better, or one of the others'
answers is such that a certain set of states is not better. Whatever makes fewer states better keeps it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tracktwo.errors import LimitError
from tracktwo.hold.graph.model import GraphModel
from tracktwo.hold.graph.paths import Mover, Paths, Step

__all__ = ["BACK", "CREDIBLE", "Answer", "Clause", "answering", "clauses_of", "met", "needed_sets"]

CREDIBLE = ("seq", "sseq")
BACK = ("smr", "sseq")
MOST_ANSWERS = 200_000
"""Moves times states that may answer them."""


@dataclass(frozen=True)
class Answer:
    """A way for the others to answer a move.

    Parameters
    ----------
    state : int
        Index of the state that the answer leads to.
    not_better : frozenset of int
        States none of which the party may like better than the state in question, for the answer to deter;
        empty where it deters whatever the party prefers.
    path : tuple of Step
        A shortest way there.
    needs : tuple of Step
        Steps of the path that would have to be improvements for who takes them and are not; only where the
        concept asks for that.
    """

    state: int
    not_better: frozenset[int]
    path: tuple[Step, ...]
    needs: tuple[Step, ...] = ()

    def to_records(self, model: GraphModel) -> dict[str, Any]:
        """Return it with the ids of parties and states."""
        return {
            "state": model.states[self.state],
            "not_better": [model.states[one] for one in sorted(self.not_better)],
            "path": [step.to_records(model) for step in self.path],
            "if_others_prefer": [
                {
                    "party": model.parties[step.by[0]],
                    "better": model.states[step.end],
                    "than": model.states[step.start],
                }
                for step in self.needs
            ],
        }


@dataclass(frozen=True)
class Clause:
    """What must hold of one move: the state it leads to is not better, or an answer deters it.

    Parameters
    ----------
    move : int
        Index of the state that the party can move to.
    answers : tuple of Answer
        Those that no other makes needless; first those that the others' preferences allow as they are.
    """

    move: int
    answers: tuple[Answer, ...]

    def ways(self) -> tuple[frozenset[int], ...]:
        """Return the sets of states, of one of which none may be better.

        Answers that need others to change what they prefer are left out.
        """
        return _least([frozenset([self.move]), *self.deterring()])

    def deterring(self) -> tuple[frozenset[int], ...]:
        """Return those of the sets by which an answer deters."""
        return tuple(one.not_better for one in self.answers if not one.needs)


def clauses_of(model: GraphModel, state: int, party: int, concept: str) -> tuple[Clause, ...]:
    """Return the condition for a state to be stable for a party.

    Parameters
    ----------
    model : GraphModel
        The party's own preferences play no part.
    state, party : int
        Indices.
    concept : str
        ``nash``, ``gmr``, ``smr``, ``seq`` or ``sseq``.

    Returns
    -------
    tuple of Clause
        All must hold. Empty where the party has no move.

    Raises
    ------
    LimitError
        Too many moves can be answered in too many ways.
    """
    targets = model.moves[party].of(state).tolist()
    if concept != "nash" and len(targets) * len(model.states) > MOST_ANSWERS:
        many = f"{len(targets):,} moves from a state, each answered by up to {len(model.states):,} states"
        raise LimitError(f"{model.title}: {many}, are too many to write down. Ask about a smaller model.")
    return tuple(Clause(target, _answers(model, state, party, target, concept)) for target in targets)


def met(clauses: Iterable[Clause], better: NDArray[np.bool_]) -> bool:
    """Tell whether a condition holds where some states, marked, are better than the one in question."""
    return all(any(not better[list(way)].any() for way in clause.ways()) for clause in clauses)


def needed_sets(clauses: Iterable[Clause]) -> list[tuple[frozenset[int], ...]]:
    """Return the ways of each clause, leaving out clauses that always hold."""
    found = [clause.ways() for clause in clauses]
    return [ways for ways in found if frozenset() not in ways]


def answering(model: GraphModel, party: int, move: int, concept: str) -> list[int]:
    """Return the states that the others' answers to a move lead to, with their preferences as they are."""
    arcs = model.improvements if concept in CREDIBLE else model.moves
    movers: list[Mover] = [((other,), one) for other, one in enumerate(arcs) if other != party]
    return [end for end, _ in _paths(movers, move)]


def _answers(model: GraphModel, state: int, party: int, target: int, concept: str) -> tuple[Answer, ...]:
    if concept == "nash":
        return ()
    others = [other for other in range(len(model.parties)) if other != party]
    anyhow = _paths([((other,), model.moves[other]) for other in others], target)
    if concept not in CREDIBLE:
        every = [_answer(model, state, party, end, path, concept) for end, path in anyhow]
        return _needed(every, target)
    better = _paths([((other,), model.improvements[other]) for other in others], target)
    now = [_answer(model, state, party, end, path, concept) for end, path in better]
    reached = {one.state for one in now}
    later = [
        _answer(model, state, party, end, path, concept, _worse(model, path))
        for end, path in anyhow
        if end not in reached
    ]
    return _needed([*now, *later], target)


def _paths(movers: Sequence[Mover], start: int) -> list[tuple[int, tuple[Step, ...]]]:
    """Return every state that legal sequences lead to, nearest first, with a shortest way."""
    if not movers:
        return []
    found = Paths(movers, start)
    ends = [int(end) for end in np.flatnonzero(found.depth > 0) if end != start]
    ends.sort(key=lambda end: (int(found.depth[end]), end))
    return [(end, found.to(end) or ()) for end in ends]


def _answer(
    model: GraphModel,
    state: int,
    party: int,
    end: int,
    path: tuple[Step, ...],
    concept: str,
    needs: tuple[Step, ...] = (),
) -> Answer:
    back = model.moves[party].of(end).tolist() if concept in BACK else []
    return Answer(end, frozenset([end, *back]) - {state}, path, needs)


def _worse(model: GraphModel, path: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return the steps of a path that are not improvements."""
    return tuple(
        step for step in path if model.ranks[step.by[0], step.end] <= model.ranks[step.by[0], step.start]
    )


def _needed(answers: Sequence[Answer], target: int) -> tuple[Answer, ...]:
    """Leave out answers that ask for more than another, or for the state moved to not to be better."""
    kept: list[Answer] = []
    for one in sorted(answers, key=lambda one: (len(one.needs), len(one.not_better), len(one.path))):
        implied = any(
            other.not_better <= one.not_better and set(other.needs) <= set(one.needs) for other in kept
        )
        if target not in one.not_better and not implied:
            kept.append(one)
    return tuple(kept)


def _least(ways: Iterable[frozenset[int]]) -> tuple[frozenset[int], ...]:
    """Leave out sets that contain another."""
    kept: list[frozenset[int]] = []
    for way in sorted(set(ways), key=lambda way: (len(way), sorted(way))):
        if not any(other <= way for other in kept):
            kept.append(way)
    return tuple(kept)
