"""A state is called stable exactly where the definitions say so."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from graph_oracle import Oracle, oracle_of_conflict, same_order
from published_conflicts import PUBLISHED, conflict_of
from random_graphs import random_conflict, random_graph

from tracktwo.errors import LimitError
from tracktwo.formats.gmcr import Conflict, DecisionMaker, GraphOption, Pattern
from tracktwo.hold.graph import (
    CONCEPTS,
    Arcs,
    Deviations,
    GraphModel,
    at_once,
    model_of_conflict,
    stability,
    stable,
)
from tracktwo.hold.graph.option_form import table_of
from tracktwo.hold.graph.sequences import NOTHING, least_of_sequences


def differences(model: GraphModel, oracle: Oracle) -> list[tuple[str, int, int]]:
    found = stable(model)
    return [
        (concept, party, state)
        for concept in CONCEPTS
        for party in oracle.parties
        for state in oracle.states
        if bool(found[concept][party, state]) != oracle.stable((party,), state, concept)
    ]


def one_of_each(seed: int) -> None:
    rng = np.random.default_rng(seed)
    conflict = random_conflict(rng)
    oracle, model = oracle_of_conflict(conflict), model_of_conflict(conflict)
    assert Oracle.of(model).moves == oracle.moves, seed
    for party in oracle.parties:
        assert same_order(model.ranks[party], oracle.worth[party]), seed
    assert differences(model, oracle) == [], seed
    drawn = random_graph(rng)
    assert differences(drawn, Oracle.of(drawn)) == [], seed


def test_three_hundred_models_are_as_the_definitions_say() -> None:
    for seed in range(150):
        one_of_each(seed)


@pytest.mark.slow
def test_two_thousand_models_are_as_the_definitions_say() -> None:
    for seed in range(1000, 2000):
        one_of_each(seed)


def test_the_search_finds_what_rounds_find() -> None:
    for seed in range(200):
        rng = np.random.default_rng(seed)
        model = random_graph(rng)
        values = model.ranks[0]
        for arcs in (model.moves, model.improvements):
            expected = least_of_sequences(arcs, values)
            assert np.array_equal(least_of_sequences(arcs, values, rounds=0), expected)


def test_a_chain_of_many_moves_is_followed_to_its_end() -> None:
    # Two parties in turn lead along a line: more rounds than there are, so that the search takes over.
    length = 2000
    movers = [Arcs.from_pairs(length, [(n, n + 1) for n in range(first, length - 1, 2)]) for first in (0, 1)]
    values = np.arange(length, 0, -1).astype(np.int32)
    found = least_of_sequences(movers, values)
    assert found[:-1].tolist() == [1] * (length - 1) and found[-1] == NOTHING


def test_the_search_follows_states_that_hundreds_of_moves_lead_to() -> None:
    rng = np.random.default_rng(1)
    states = 700
    hubs = [(int(a), int(b)) for a in range(states) for b in rng.choice(4, 2, False) if a != b]
    movers = [
        Arcs.from_pairs(states, [*hubs[n::3], *[(n, int(t)) for t in rng.choice(states, 200) if t != n]])
        for n in range(3)
    ]
    for _ in range(5):
        values = rng.integers(0, 500, states).astype(np.int32)
        expected = least_of_sequences(movers, values, rounds=1000)
        assert np.array_equal(least_of_sequences(movers, values, rounds=0), expected)


def test_nobody_moves_twice_in_a_row() -> None:
    # One other party with two moves in a row: the second is not a sanction, as no one moves in between.
    moves = (Arcs.from_pairs(4, [(0, 1)]), Arcs.from_pairs(4, [(1, 2), (2, 3)]))
    ranks = np.array([[1, 2, 3, 0], [0, 1, 2, 3]], np.int32)
    states = (1, 2, 3, 4)
    model = GraphModel("line", ("a", "b"), ("A", "B"), states, ("",) * 4, ("",) * 4, moves, ranks)
    assert not any(stable(model)[concept][0, 0] for concept in CONCEPTS)
    with_third = GraphModel(
        "line",
        ("a", "b", "c"),
        ("A", "B", "C"),
        states,
        ("",) * 4,
        ("",) * 4,
        (*moves, Arcs.from_pairs(4, [(2, 3)])),
        np.array([*ranks, [0, 0, 0, 1]], np.int32),
    )
    assert stable(with_third)["seq"][0, 0]


@pytest.mark.parametrize("options", [3, 8, 66])
def test_states_are_those_of_the_file_however_many_options(options: int) -> None:
    fixed = tuple(Pattern(((((n), True),),)) for n in range(3, options))
    conflict = Conflict(
        "many",
        tuple(GraphOption(f"o{n}", "both", n) for n in range(options)),
        (DecisionMaker("A", (0, 1)), DecisionMaker("B", tuple(range(2, options)))),
        fixed,
    )
    model = model_of_conflict(conflict)
    assert model.options == conflict.states()
    assert table_of(conflict).shape == (8, options)
    assert [len(arcs) for arcs in model.moves] == [24, 8]


WEAKER = [("nash", "sseq"), ("sseq", "seq"), ("sseq", "smr"), ("seq", "gmr"), ("smr", "gmr")]


def test_what_is_stable_by_a_stricter_concept_is_by_a_weaker_one() -> None:
    some = dict.fromkeys(WEAKER, 0)
    for seed in range(60):
        rng = np.random.default_rng(seed)
        for model in (random_graph(rng), model_of_conflict(random_conflict(rng))):
            found = stable(model)
            for strict, weak in WEAKER:
                assert not (found[strict] & ~found[weak]).any()
                some[strict, weak] += int((found[weak] & ~found[strict]).sum())
    assert all(some.values())  # and none is the same as another


def test_a_party_that_sees_no_difference_is_never_the_one_to_move() -> None:
    conflict = random_conflict(np.random.default_rng(3))
    model = model_of_conflict(conflict)
    model = replace(model, ranks=np.zeros_like(model.ranks))
    assert all(found.all() for found in stable(model).values())


def test_too_many_states_end_in_plain_words() -> None:
    conflict = Conflict(
        "wide", tuple(GraphOption(f"o{n}", "both", n) for n in range(21)), (DecisionMaker("A", (0,)),)
    )
    with pytest.raises(LimitError, match="more than 1,200,000 states"):
        model_of_conflict(conflict)
    conflict = replace(
        conflict, options=conflict.options[:15], makers=(DecisionMaker("A", tuple(range(15))),)
    )
    with pytest.raises(LimitError, match="A has 1,073,709,056 moves"):
        model_of_conflict(conflict)


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_conflicts_have_the_equilibria_published(name: str, shared: Path) -> None:
    facts = json.loads((shared / "data" / "cases" / f"{name}.json").read_text("utf-8"))
    model = model_of_conflict(conflict_of(facts))
    found = {
        concept: [model.states[n] for n in np.flatnonzero(held.all(axis=0))]
        for concept, held in stable(model).items()
    }
    expected = facts["expected_computed"]["refgmcr"]
    assert found == {concept.lower(): states for concept, states in expected.items()}
    for concept, states in facts["expected_published"].items():
        if concept.lower() in found:
            assert found[concept.lower()] == states


SIMULTANEOUS = {
    "gmcr_cuban_missile": [6],
    "gmcr_prisoners_dilemma": [1, 4],
    "gmcr_syria_iraq_1975": [6],
}


@pytest.mark.parametrize("name", SIMULTANEOUS)
def test_simultaneous_sanctions_hold_what_is_published(name: str, shared: Path) -> None:
    facts = json.loads((shared / "data" / "cases" / f"{name}.json").read_text("utf-8"))
    found = stability(model_of_conflict(conflict_of(facts)))
    assert found.to_records()["equilibria"]["sim"] == SIMULTANEOUS[name]


@pytest.mark.parametrize(("constant", "value"), [("SMALL", 0), ("AT_ONCE", 3)])
def test_however_states_are_looked_up_the_answer_is_the_same(
    constant: str, value: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = [model_of_conflict(random_conflict(np.random.default_rng(seed))) for seed in range(80)]
    two = [model for model in drawn if len(model.parties) == 2]
    expected = [stability(model).broken["sim"] for model in two]
    monkeypatch.setattr(at_once, constant, value)
    for model, broken in zip(two, expected, strict=True):
        assert np.array_equal(stability(model).broken["sim"], broken)


def test_simultaneous_sanctions_are_as_the_definition_says_for_two_parties_and_not_told_for_more() -> None:
    two = more = 0
    for seed in range(150):
        conflict = random_conflict(np.random.default_rng(seed))
        model = model_of_conflict(conflict)
        found, why = stability(model), Deviations(model)
        if len(model.parties) > 2:
            assert "two parties" in found.sim_reason
            more += 1
            continue
        oracle, codes = oracle_of_conflict(conflict), conflict.states()
        two += 1
        for party in (0, 1):
            for state in oracle.states:
                expected = all(
                    any(
                        joint in codes
                        and oracle.worth[party][codes.index(joint)] <= oracle.worth[party][state]
                        for other in oracle.better(1 - party, state)
                        for joint in [both(codes[state], codes[own], codes[other])]
                    )
                    for own in oracle.better(party, state)
                )
                assert bool(found.stable["sim"][party, state]) == expected, seed
                assert (why.breaking(state, (party,), "sim") is None) == expected
    assert two > 20 and more > 20


def both(start: str, one: str, other: str) -> str:
    return "".join(b if b != a else c for a, b, c in zip(start, one, other, strict=True))
