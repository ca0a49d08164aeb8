"""Changes that are said to make a state an equilibrium do, by the definitions; least ones are not missed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from graph_oracle import Oracle
from published_conflicts import conflict_of
from random_graphs import random_conflict, random_graph

from tracktwo.hold.graph import CONCEPTS, Arcs, GraphModel, interventions, model_of_conflict
from tracktwo.hold.graph.questions.candidates import candidates
from tracktwo.hold.graph.questions.changes import raised


def equilibria(model: GraphModel, concept: str) -> set[int]:
    oracle = Oracle.of(model)
    return {s for s in oracle.states if all(oracle.stable((p,), s, concept) for p in oracle.parties)}


def test_each_change_found_makes_the_state_an_equilibrium_and_no_other_tried_does() -> None:
    found_some = 0
    for seed in range(15):
        rng = np.random.default_rng(seed)
        for model in (model_of_conflict(random_conflict(rng)), random_graph(rng)):
            concept = str(rng.choice(CONCEPTS))
            state = int(rng.integers(len(model.states)))
            found = interventions(model, model.states[state], concept)
            before = equilibria(model, concept)
            unstable = [model.parties.index(name) for name in found.unstable_for]
            assert (state in before) == (not unstable)
            made = list(candidates(model, state, concept, unstable))
            good = [one for one in made if state in equilibria(one.model, concept)]
            assert found.complete and found.tried == len(made)
            assert sum(max(1, len(one.ends)) for one in found.found) == len(good), seed
            for change in good:
                after = equilibria(change.model, concept)
                gains = tuple(model.states[s] for s in sorted(after - before - {state}))
                loses = tuple(model.states[s] for s in sorted(before - after))
                ends = () if change.end < 0 else (model.states[change.end],)
                assert any(
                    one.what.startswith(change.what) and set(ends) <= set(one.ends)
                    for one in found.found
                    if (one.kind, one.size, one.gains, one.loses) == (change.kind, change.size, gains, loses)
                )
                found_some += 1
    assert found_some > 30


def take_away_each_move(seeds: range) -> None:
    for seed in seeds:
        rng = np.random.default_rng(seed)
        model = random_graph(rng)
        concept = str(rng.choice(CONCEPTS))
        found = interventions(model, model.states[0], concept)
        said = {one.what for one in found.found if one.kind == "cannot move"}
        for party, arcs in enumerate(model.moves):
            for place in range(len(arcs)):
                changed = list(model.moves)
                changed[party] = arcs.only(np.arange(len(arcs)) != place)
                helps = 0 in equilibria(replace(model, moves=tuple(changed)), concept)
                start, end = arcs.sources()[place] + 1, arcs.target[place] + 1
                what = f"{model.names[party]} cannot move from {start} to {end}"
                if found.unstable_for:
                    assert (what in said) == helps, (seed, concept, what)


def test_a_single_move_taken_away_is_never_missed() -> None:
    take_away_each_move(range(20))


@pytest.mark.slow
def test_no_move_is_missed_in_hundreds_of_models() -> None:
    take_away_each_move(range(1000, 1300))


def test_what_would_hold_the_release_of_water(shared: Path) -> None:
    facts = json.loads((shared / "data" / "cases" / "gmcr_syria_iraq_1975.json").read_text("utf-8"))
    model = model_of_conflict(conflict_of(facts))
    found = interventions(model, 2, "seq")
    assert [name.lower() for name in found.unstable_for] == ["syria"]
    assert found.found and found.found[0].size == min(one.size for one in found.found)
    kinds = {one.kind for one in found.found}
    assert "likes more" in kinds
    json.dumps(found.to_records())


def test_a_stable_state_needs_no_change() -> None:
    moves = (Arcs.from_pairs(2, [(0, 1)]), Arcs.from_pairs(2, []))
    ranks = np.array([[1, 0], [0, 1]], np.int32)
    model = GraphModel("rest", ("a", "b"), ("A", "B"), (1, 2), ("",) * 2, ("",) * 2, moves, ranks)
    found = interventions(model, 1, "nash")
    assert (found.unstable_for, found.found, found.complete) == ((), (), True)


def test_a_state_raised_passes_those_counted() -> None:
    ranks = np.array([[0, 3, 1, 2, 2]], np.int32)
    model = GraphModel(
        "one", ("a",), ("A",), tuple(range(5)), ("",) * 5, ("",) * 5, (Arcs.from_pairs(5, []),), ranks
    )
    tied, places = raised(model, 0, 0, 3, tied=True)
    assert places == 3 and tied.ranks[0].tolist() == [1, 2, 0, 1, 1]
    above, places = raised(model, 0, 0, 3, tied=False)
    assert places == 3 and above.ranks[0].tolist() == [2, 3, 0, 1, 1]


@pytest.mark.parametrize("concept", CONCEPTS)
def test_a_third_party_that_would_answer_deters(concept: str) -> None:
    moves = (Arcs.from_pairs(3, [(0, 1)]), Arcs.from_pairs(3, []))
    ranks = np.array([[1, 2, 0], [0, 0, 0]], np.int32)
    model = GraphModel("alone", ("a", "b"), ("A", "B"), (1, 2, 3), ("",) * 3, ("",) * 3, moves, ranks)
    kinds = {one.kind for one in interventions(model, 1, concept).found}
    assert ("third party" in kinds) == (concept != "nash")
    assert {"likes more", "cannot move"} <= kinds
