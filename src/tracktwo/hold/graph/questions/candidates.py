"""The single changes that might make a state stable, with the model that each makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tracktwo.hold.graph.model import GraphModel
from tracktwo.hold.graph.questions.changes import raised, with_move, with_third, without_moves, without_turn
from tracktwo.hold.graph.questions.conditions import BACK, CREDIBLE, Clause, answering, clauses_of
from tracktwo.hold.graph.questions.inverse import inverse

__all__ = ["Candidate", "candidates"]


@dataclass(frozen=True, eq=False)
class Candidate:
    """A change: of what kind, by which party (-1 for none), in words, how large, and what it makes.

    Of a new move, the words lack the state that it leads to, which is ``end``; else that is -1.
    """

    kind: str
    party: int
    what: str
    size: int
    model: GraphModel
    end: int = -1


def candidates(model: GraphModel, state: int, concept: str, unstable: Sequence[int]) -> Iterator[Candidate]:
    """Give the changes worth trying, one after another.

    Parameters
    ----------
    model : GraphModel
        As things are.
    state : int
        Index of the state wanted.
    concept : str
        Of stability.
    unstable : sequence of int
        Parties for which it is not stable.
    """
    yield from _options(model, unstable)
    if len(unstable) == 1:
        (party,) = unstable
        yield from _likes_it(model, state, party, concept)
        open_ones = [
            one for one in clauses_of(model, state, party, concept) if not _deterred(model, state, party, one)
        ]
        yield from _cannot(model, state, party, open_ones, concept)
        if concept in CREDIBLE:
            yield from _answers_gladly(model, open_ones)
        if concept != "nash" and len(open_ones) == 1:
            yield from _new_answers(model, state, party, open_ones[0].move, concept)


def _deterred(model: GraphModel, state: int, party: int, clause: Clause) -> bool:
    better = model.ranks[party] > model.ranks[party, state]
    return any(not better[list(way)].any() for way in clause.ways())


def _name(model: GraphModel, party: int) -> str:
    return model.names[party]


def _options(model: GraphModel, unstable: Sequence[int]) -> Iterator[Candidate]:
    if not unstable:
        return
    for option in range(len(model.options[0])):
        name = model.option_names[option] if model.option_names else f"option {option + 1}"
        for taken, kind in ((True, "cannot take"), (False, "cannot take back")):
            changed, fallen = without_turn(model, option, taken=taken)
            if fallen:
                said = f"nobody can take '{name}'" if taken else f"'{name}', once taken, cannot be taken back"
                yield Candidate(kind, _owner(model, option), said, fallen, changed)


def _owner(model: GraphModel, option: int) -> int:
    """Return the first party that can turn an option; -1 if none can."""
    there = np.array([text[option] == "Y" for text in model.options])
    turning = [p for p, arcs in enumerate(model.moves) if (there[arcs.sources()] != there[arcs.target]).any()]
    return turning[0] if turning else -1


def _likes_it(model: GraphModel, state: int, party: int, concept: str) -> Iterator[Candidate]:
    least = inverse(model, model.states[state], model.parties[party], concept).least
    if least.to:
        changed, places = raised(model, party, state, least.to[0], tied=True)
        ids = ", ".join(str(model.states[one]) for one in least.to)
        said = f"{_name(model, party)} likes {model.states[state]} at least as well as {ids}"
        yield Candidate("likes more", party, said, places, changed)


def _cannot(
    model: GraphModel, state: int, party: int, open_ones: Sequence[Clause], concept: str
) -> Iterator[Candidate]:
    """Take away a move out, or a move by which the party would undo an answer."""
    arcs = model.moves[party]
    source = arcs.sources()
    moves = [one.move for one in open_ones] if concept in BACK else []
    undone = {end for move in moves for end in answering(model, party, move, concept)}
    worth = np.isin(source, sorted(undone)) | (source == state)
    worth &= model.ranks[party, arcs.target] > model.ranks[party, state]
    for place in np.flatnonzero(worth):
        only = np.arange(len(arcs)) == place
        start, end = model.states[source[place]], model.states[arcs.target[place]]
        said = f"{_name(model, party)} cannot move from {start} to {end}"
        yield Candidate("cannot move", party, said, 1, without_moves(model, party, only))


def _answers_gladly(model: GraphModel, open_ones: Sequence[Clause]) -> Iterator[Candidate]:
    """Let another party like one step of an answer."""
    steps = {
        (need.by[0], need.start, need.end): None
        for one in open_ones
        for answer in one.answers
        if len(answer.needs) == 1
        for need in answer.needs
    }
    for party, start, end in steps:
        changed, places = raised(model, party, end, start, tied=False)
        said = f"{_name(model, party)} likes {model.states[end]} better than {model.states[start]}"
        yield Candidate("likes more", party, said, places, changed)


def _new_answers(model: GraphModel, state: int, party: int, move: int, concept: str) -> Iterator[Candidate]:
    """Let another party, or a third one, answer the one move that nothing deters."""
    start = model.states[move]
    ends = np.flatnonzero(model.ranks[party] <= model.ranks[party, state]).tolist()
    for other in range(len(model.parties)):
        within = _within(model, other, move)
        for end in ends:
            glad = concept not in CREDIBLE or model.ranks[other, end] > model.ranks[other, move]
            there = end == move or end in model.moves[other].of(move)
            if other != party and glad and within[end] and not there:
                said = f"{_name(model, other)} can move from {start} to"
                yield Candidate("new move", other, said, 1, with_move(model, other, move, end), end)
    for end in ends:
        if end != move:
            said = f"a third party can, and would, move from {start} to"
            yield Candidate("third party", -1, said, 1, with_third(model, move, end), end)


def _within(model: GraphModel, party: int, state: int) -> NDArray[np.bool_]:
    """Tell which states differ from one in a party's own options only; all, where there are no options."""
    if not model.options[state]:
        return np.ones(len(model.states), dtype=bool)
    letters = np.array([list(text) for text in model.options])
    arcs = model.moves[party]
    own = (letters[arcs.sources()] != letters[arcs.target]).any(axis=0)
    return np.asarray((letters[:, ~own] == letters[state, ~own]).all(axis=1))
