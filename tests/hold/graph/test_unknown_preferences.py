"""Stability where preferences are unknown, or strong: against the definitions, written out with sets."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from random_graphs import random_graph

from tracktwo.errors import LimitError, TracktwoError
from tracktwo.hold.graph import (
    CONCEPTS,
    Arcs,
    GraphModel,
    Liking,
    likings_of,
    stable,
    strength_of_preference,
    unknown_preferences,
)

Relation = Callable[[int, int], bool]
Moves = list[list[set[int]]]
READINGS = {"a": ("may", "known"), "b": ("known", "known"), "c": ("may", "may"), "d": ("known", "may")}


def random_liking(rng: np.random.Generator, size: int, *, unknown: bool = True) -> Liking:
    """Draw what is known of each pair, without any order behind it."""
    better, blank, much = (np.zeros((size, size), dtype=bool) for _ in range(3))
    for s in range(size):
        for t in range(s):
            said = rng.choice(["up", "down", "equal", "unknown"] if unknown else ["up", "down", "equal"])
            if said == "unknown":
                blank[s, t] = blank[t, s] = True
            elif said != "equal":
                pair = (s, t) if said == "up" else (t, s)
                better[pair], much[pair] = True, rng.random() < 0.5
    return Liking(better, blank, much)


def reached(moves: Moves, party: int, start: int, step: Callable[[int, int, int], bool]) -> set[int]:
    """Follow all legal sequences of the others: nobody twice in a row."""
    found = {(s, j) for j in range(len(moves)) if j != party for s in moves[j][start] if step(j, start, s)}
    waiting = list(found)
    while waiting:
        state, last = waiting.pop()
        for j in range(len(moves)):
            if j not in (party, last):
                new = {(s, j) for s in moves[j][state] if step(j, state, s)} - found
                found |= new
                waiting += new
    return {state for state, _ in found}


def by_definition(
    moves: Moves,
    party: int,
    state: int,
    concept: str,
    tempts: Relation,
    deters: Relation,
    glad: Callable[[int, int, int], bool],
) -> bool:
    def anything(mover: int, start: int, end: int) -> bool:
        return True

    for move in moves[party][state]:
        if tempts(state, move):
            if concept == "nash":
                return False
            answers = reached(moves, party, move, glad if concept in ("seq", "sseq") else anything)
            met = {z for z in answers if deters(state, z)}
            if concept in ("smr", "sseq"):
                met = {z for z in met if all(deters(state, w) for w in moves[party][z])}
            if not met:
                return False
    return True


def sets_of(model: GraphModel) -> Moves:
    return [[set(arcs.of(s).tolist()) for s in range(len(model.states))] for arcs in model.moves]


def test_unknown_preferences_are_read_in_four_ways() -> None:
    for seed in range(25):
        rng = np.random.default_rng(seed)
        model = random_graph(rng)
        likings = [random_liking(rng, len(model.states)) for _ in model.parties]
        found, moves = unknown_preferences(model, likings), sets_of(model)

        def glad(mover: int, start: int, end: int, likings: list[Liking] = likings) -> bool:
            return bool(likings[mover].better[start, end] or likings[mover].unknown[start, end])

        for party, liking in enumerate(likings):
            better, unknown = liking.better, liking.unknown
            tempted: dict[str, Relation] = {
                "may": lambda s, t, b=better, u=unknown: bool(b[s, t] or u[s, t]),
                "known": lambda s, t, b=better: bool(b[s, t]),
            }
            deterred: dict[str, Relation] = {
                "may": lambda s, z, b=better: not b[s, z],
                "known": lambda s, z, b=better, u=unknown: not b[s, z] and not u[s, z],
            }
            for reading, (tempts, deters) in READINGS.items():
                for concept in CONCEPTS:
                    for state in range(len(model.states)):
                        expected = by_definition(
                            moves, party, state, concept, tempted[tempts], deterred[deters], glad
                        )
                        assert bool(found.stable[reading][concept][party, state]) == expected, (seed, reading)


def test_strong_stability_needs_answers_that_are_much_worse() -> None:
    for seed in range(25):
        rng = np.random.default_rng(seed)
        model = random_graph(rng)
        likings = [random_liking(rng, len(model.states), unknown=False) for _ in model.parties]
        found, moves = strength_of_preference(model, likings), sets_of(model)

        def glad(mover: int, start: int, end: int, likings: list[Liking] = likings) -> bool:
            return bool(likings[mover].better[start, end])

        for party, liking in enumerate(likings):
            for concept in CONCEPTS:
                for state in range(len(model.states)):
                    plain, strong = (
                        by_definition(moves, party, state, concept, *relations, glad)
                        for relations in (
                            (
                                lambda s, t, b=liking.better: bool(b[s, t]),
                                lambda s, z, b=liking.better: not b[s, z],
                            ),
                            (
                                lambda s, t, b=liking.better: bool(b[s, t]),
                                lambda s, z, m=liking.much: bool(m[z, s]),
                            ),
                        )
                    )
                    assert bool(found.stable[concept][party, state]) == plain
                    assert bool(found.strong[concept][party, state]) == strong
                    assert plain or not strong


def test_with_everything_known_all_readings_say_what_the_ranking_says() -> None:
    for seed in range(20):
        model = random_graph(np.random.default_rng(seed))
        found, expected = unknown_preferences(model, likings_of(model)), stable(model)
        assert found.pairs == (0,) * len(model.parties)
        for held in found.stable.values():
            assert all((held[concept] == expected[concept]).all() for concept in CONCEPTS)
        plain = strength_of_preference(model, likings_of(model)).stable
        assert all((plain[concept] == expected[concept]).all() for concept in CONCEPTS)


def test_the_boldest_and_the_most_cautious_reading_enclose_every_way_it_may_be() -> None:
    # One party's preferences are one of several rankings: what a calls stable is so in each of them.
    for seed in range(30):
        rng = np.random.default_rng(seed)
        model = random_graph(rng)
        several = [rng.permutation(len(model.states)).astype(np.int32) for _ in range(3)]
        likings = likings_of(model, rankings={model.parties[0]: several})
        found = unknown_preferences(model, likings).stable
        for ranks in several:
            true = replace(model, ranks=np.array([ranks, *model.ranks[1:]], np.int32))
            held = stable(true)
            for concept in CONCEPTS:
                assert (found["a"][concept][0] <= held[concept][0]).all()
                assert (held[concept][0] <= found["d"][concept][0]).all()


def line() -> GraphModel:
    moves = (Arcs.from_pairs(3, [(0, 1)]), Arcs.from_pairs(3, [(1, 2)]))
    ranks = np.array([[1, 2, 0], [0, 1, 2]], np.int32)
    return GraphModel("line", ("a", "b"), ("A", "B"), (1, 2, 3), ("",) * 3, ("",) * 3, moves, ranks)


def test_pairs_are_said_by_the_ids_of_states() -> None:
    model = line()
    first, second = likings_of(model)
    found = unknown_preferences(model, (first.without(model, [(3, 1)]), second))
    assert [found.stable[reading]["seq"][0, 0] for reading in "abcd"] == [False, False, True, True]
    assert found.pairs == (1, 0) and 0 in found.equilibria("d", "seq")
    weak = strength_of_preference(model, (first, second))
    assert 0 in weak.weak_equilibria("seq") and 0 not in weak.strong_equilibria("seq")
    strong = strength_of_preference(model, likings_of(model, groups={"A": [[1, 2], [3]]}))
    assert 0 in strong.strong_equilibria("seq")
    json.dumps([found.to_records(), weak.to_records()])


def test_what_contradicts_itself_is_told() -> None:
    model = line()
    first, second = likings_of(model)
    with pytest.raises(TracktwoError, match="State 3 is not liked better than 1"):
        first.much_more(model, [(3, 1)])
    with pytest.raises(TracktwoError, match="Some preferences of A are unknown"):
        strength_of_preference(model, (first.without(model, [(3, 1)]), second))
    large = GraphModel(
        "wide",
        ("a",),
        ("A",),
        tuple(range(501)),
        ("",) * 501,
        ("",) * 501,
        (Arcs.from_pairs(501, []),),
        np.zeros((1, 501), np.int32),
    )
    with pytest.raises(LimitError, match="501 states"):
        likings_of(large)
