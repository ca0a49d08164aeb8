"""Parties that see different games: each state judged in each one's own, by the definitions."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from graph_oracle import Oracle
from random_graphs import random_conflict, random_graph

from tracktwo.errors import TracktwoError
from tracktwo.formats.gmcr import Pattern
from tracktwo.hold.graph import (
    CONCEPTS,
    Arcs,
    GraphModel,
    View,
    hypergame,
    model_of_conflict,
    views_of_conflict,
)


def test_each_state_is_judged_in_the_game_that_a_party_sees() -> None:
    for seed in range(40):
        rng = np.random.default_rng(seed)
        model = random_graph(rng)
        size = len(model.states)
        views = []
        for _ in model.parties:
            seen = rng.random(size) < 0.7
            seen[int(rng.integers(size))] = True
            believed = model.ranks.copy()
            believed[int(rng.integers(len(model.parties)))] = rng.integers(0, 5, size)
            views.append(View(seen, believed))
        found = hypergame(model, views)
        truth = Oracle.of(model)
        held = {concept: np.ones((len(views), size), dtype=bool) for concept in CONCEPTS}
        for party, view in enumerate(views):
            assert view.seen is not None and view.ranks is not None
            kept = set(np.flatnonzero(view.seen).tolist())
            moves = [[row[s] & kept if s in kept else set() for s in range(size)] for row in truth.moves]
            own = Oracle(moves, view.ranks.tolist())
            for concept in CONCEPTS:
                for state in range(size):
                    expected = state in kept and own.stable((party,), state, concept)
                    assert bool(found.stable[concept][party, state]) == expected, (seed, concept)
                    held[concept][party, state] = expected or state not in kept
                    outcome = state in kept and all(own.stable((p,), state, concept) for p in own.parties)
                    assert bool(found.expected[concept][party][state]) == outcome
        for concept in CONCEPTS:
            all_see = found.seen.all(axis=0)
            both = held[concept].all(axis=0) & found.seen.any(axis=0)
            assert list(found.equilibria(concept)) == np.flatnonzero(both & all_see).tolist()
            assert list(found.unforeseen(concept)) == np.flatnonzero(both & ~all_see).tolist()


def test_who_sees_everything_rightly_makes_an_ordinary_game() -> None:
    model = random_graph(np.random.default_rng(7))
    found = hypergame(model, [View()] * len(model.parties))
    for concept in CONCEPTS:
        assert list(found.equilibria(concept)) == np.flatnonzero(found.truly[concept]).tolist()
        assert found.unforeseen(concept) == found.resting_on_error(concept) == ()


def test_a_state_may_hold_only_because_a_way_out_is_not_seen() -> None:
    # A would move to 2, which it does not know to be possible.
    moves = (Arcs.from_pairs(2, [(0, 1)]), Arcs.from_pairs(2, []))
    ranks = np.array([[0, 1], [0, 0]], np.int32)
    model = GraphModel("two", ("a", "b"), ("A", "B"), (1, 2), ("",) * 2, ("",) * 2, moves, ranks)
    found = hypergame(model, [View(np.array([True, False])), View()])
    assert found.equilibria("nash") == found.resting_on_error("nash") == (0,)
    assert found.unforeseen("nash") == (1,)
    records = found.to_records()
    assert records["unseen"] == {"a": [2], "b": []} and records["had_all_seen"]["nash"] == [2]
    json.dumps(records)


def test_a_conflict_says_who_misperceives_what() -> None:
    conflict = random_conflict(np.random.default_rng(2))
    hidden = Pattern((((0, True),),))
    makers = (replace(conflict.makers[0], misperceptions=(hidden,)), *conflict.makers[1:])
    conflict = replace(conflict, makers=makers)
    found = hypergame(model_of_conflict(conflict), views_of_conflict(conflict))
    assert [text[0] == "N" for text in found.model.options] == found.seen[0].tolist()
    assert found.seen[1:].all()


def test_what_no_game_can_be_made_of_is_told() -> None:
    model = random_graph(np.random.default_rng(7))
    with pytest.raises(TracktwoError, match="parties need a view each; 1 are given"):
        hypergame(model, [View()])
    blind = View(np.zeros(len(model.states), dtype=bool))
    with pytest.raises(TracktwoError, match="sees no state"):
        hypergame(model, [blind] * len(model.parties))
