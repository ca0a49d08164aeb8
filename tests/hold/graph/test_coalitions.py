"""Coalitions: where they can go together, what holds against them, and why, as the definitions say."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from graph_oracle import Oracle
from published_conflicts import conflict_of
from random_graphs import random_conflict, random_graph

from tracktwo.hold.graph import CONCEPTS, Arcs, Deviations, GraphModel, model_of_conflict, stability, stable
from tracktwo.hold.graph import stable_together as against
from tracktwo.hold.graph import together as together_module
from tracktwo.hold.graph.together import gaining, joint_moves


def elmira9(shared: Path) -> GraphModel:
    facts = json.loads((shared / "data" / "cases" / "gmcr_elmira9.json").read_text("utf-8"))
    moves = facts["unilateral_moves"]
    payoffs = facts["ordinal_payoffs_state1_to_9 (higher better)"]
    return GraphModel(
        title="Elmira",
        parties=tuple(moves),
        names=tuple(moves),
        states=tuple(range(1, 10)),
        options=("",) * 9,
        labels=("",) * 9,
        moves=tuple(Arcs.from_pairs(9, [(a - 1, b - 1) for a, b in pairs]) for pairs in moves.values()),
        ranks=np.array([payoffs[party] for party in moves], np.int32),
        coalitions=((0, 1), (0, 2), (1, 2)),
    )


def test_elmira_is_as_published(shared: Path) -> None:
    facts = json.loads((shared / "data" / "cases" / "gmcr_elmira9.json").read_text("utf-8"))
    model = elmira9(shared)
    found = stability(model)
    for concept, states in facts["expected_computed"]["refgmcr"].items():
        assert [model.states[n] for n in found.equilibria(concept.lower())] == states
    records = found.to_records()
    for concept, by_party in facts["expected_computed"]["individual"].items():
        assert [records["stability"][party][concept.lower()] for party in model.parties] == by_party
    for names, improvements in facts["expected_computed"]["coalition_improvements"].items():
        members = tuple(sorted(model.parties.index(name) for name in names.split("+")))
        arcs = gaining(model, members, joint_moves(model, members))
        assert {
            str(model.states[s]): [model.states[t] for t in arcs.of(s)] for s in range(9) if len(arcs.of(s))
        } == improvements
    # 5 was an equilibrium until the ministry and Uniroyal move together to 8.
    assert records["coalition"]["nash"] == [8, 9]
    breaking = Deviations(model).breaking(4, (0, 1), "nash")
    assert breaking is not None
    assert breaking.to_records(model)["to"] == 8
    assert [step.to_records(model)["by"] for step in breaking.moves] in (
        [["MoE"], ["Uniroyal"]],
        [["Uniroyal"], ["MoE"]],
    )


def test_elmira_in_twelve_states_is_broken_by_the_coalition_published(shared: Path) -> None:
    # The file's other lists, gmcrpy02_coalition, count the coalition as a party in place of its members,
    # so that 9 stands in them; stable against every party and the coalition are the ones without 7.
    facts = json.loads((shared / "data" / "cases" / "gmcr_elmira12_coalition.json").read_text("utf-8"))
    model = replace(model_of_conflict(conflict_of(facts)), coalitions=((0, 1),))
    records = stability(model).to_records()
    assert 7 in records["equilibria"]["nash"] and 7 not in records["coalition"]["nash"]
    assert records["coalition"]["nash"] == [5, 6, 10, 11, 12]
    breaking = Deviations(model).breaking(model.index(7), (0, 1), "nash")
    assert breaking is not None and breaking.to_records(model)["to"] == 10


def test_together_is_as_the_definitions_say() -> None:
    for seed in range(120):
        as_defined(seed)


@pytest.mark.slow
def test_together_is_as_the_definitions_say_in_two_thousand_models() -> None:
    for seed in range(1000, 3000):
        as_defined(seed)


def as_defined(seed: int) -> None:
    rng = np.random.default_rng(seed)
    model = random_graph(rng) if seed % 2 else model_of_conflict(random_conflict(rng))
    oracle = Oracle.of(model)
    pairs = list(combinations(range(len(model.parties)), int(rng.integers(1, len(model.parties) + 1))))
    members = pairs[int(rng.integers(len(pairs)))]
    moves = joint_moves(model, members)
    assert [set(moves.of(s).tolist()) for s in oracle.states] == [
        oracle.reach(members, s) - {s} for s in oracle.states
    ], seed
    found = against(model, members)
    for concept in CONCEPTS:
        expected = [oracle.stable(members, s, concept) for s in oracle.states]
        assert found[concept].tolist() == expected, (seed, concept, members)


def test_a_coalition_of_one_is_a_party() -> None:
    for seed in range(40):
        model = random_graph(np.random.default_rng(seed))
        alone = stable(model)
        for party in range(len(model.parties)):
            found = against(model, (party,))
            assert all(np.array_equal(found[concept], alone[concept][party]) for concept in CONCEPTS)


def test_every_verdict_names_what_breaks_the_state_or_what_meets_each_improvement() -> None:
    for seed in range(8):
        model = random_graph(np.random.default_rng(seed))
        found, why, oracle = stability(model), Deviations(model), Oracle.of(model)
        movers = [(party,) for party in range(len(model.parties))] + list(model.coalitions)
        held = [
            *({c: found.stable[c][p] for c in CONCEPTS} for p in range(len(model.parties))),
            *(together.stable for together in found.coalitions),
        ]
        for by, masks in zip(movers, held, strict=True):
            for concept in CONCEPTS:
                for state in oracle.states:
                    deviations = why.of(state, by, concept)
                    assert bool(masks[concept][state]) != any(one.breaks for one in deviations)
                    if len(by) == 1:
                        first = why.breaking(state, by, concept)
                        liked = model.ranks[by[0]]
                        to = int(found.broken[concept][by[0]][state])
                        assert (first is None) == (to < 0)
                        assert first is None or liked[first.moves[-1].end] == liked[to]
                    for one in deviations:
                        check_steps(oracle, one.moves, state, set(by), "gmr")
                        assert oracle.gains(by, state, one.moves[-1].end)
                        check_steps(
                            oracle, one.sanction, one.moves[-1].end, set(oracle.parties) - set(by), concept
                        )
                        assert one.breaks or not oracle.gains(by, state, one.sanction[-1].end)


def check_steps(oracle: Oracle, steps, start: int, movers: set[int], concept: str) -> None:
    """Each step is a move of one of them, an improvement where it has to be, nobody's twice in a row."""
    last = None
    for step in steps:
        (party,) = step.by
        assert party in movers and party != last and step.start == start
        allowed = oracle.better if concept in ("seq", "sseq") else oracle.anywhere
        assert step.end in allowed(party, step.start)
        start, last = step.end, party


def test_a_coalition_too_large_to_follow_is_left_out_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together_module, "MOST_PAIRS", 5)
    model = replace(random_graph(np.random.default_rng(1)), coalitions=((0, 1),))
    records = stability(model).to_records()
    assert records["coalition"] is None and "Leave out the coalition" in records["coalition_reason"]
