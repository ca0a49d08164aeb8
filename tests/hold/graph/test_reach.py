"""What can be reached from where things stand, by whom, and in how few steps."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from graph_oracle import Oracle
from published_conflicts import conflict_of
from random_graphs import random_graph

from tracktwo.hold.graph import model_of_conflict, reach


@pytest.mark.parametrize("improving", [True, False])
def test_what_can_be_reached_is_what_sequences_lead_to_and_by_no_shorter_way(improving: bool) -> None:
    for seed in range(80):
        model = random_graph(np.random.default_rng(seed))
        oracle = Oracle.of(model)
        steps = oracle.better if improving else oracle.anywhere
        found = reach(model, 0, improving=improving)
        assert set(found.states) == oracle.sequences(oracle.parties, 0, steps) - {0}
        depth = depths(oracle, steps)
        for state in found.states:
            way = found.paths.to(state)
            assert way is not None and len(way) == depth[state]
            assert (way[0].start, way[-1].end) == (0, state)
            for before, after in pairwise(way):
                assert before.end == after.start and before.by != after.by
            assert all(step.end in steps(step.by[0], step.start) for step in way)


def depths(oracle: Oracle, steps) -> dict[int, int]:
    """Count steps, with the last mover in mind."""
    waiting, seen, found, depth = {(0, -1)}, set(), {}, 0
    while waiting:
        seen |= waiting
        for state, _ in waiting:
            found.setdefault(state, depth)
        waiting = {
            (t, j) for s, last in waiting for j in oracle.parties if j != last for t in steps(j, s)
        } - seen
        depth += 1
    return found


def test_elmira_goes_from_its_status_quo_as_published(shared: Path) -> None:
    facts = json.loads((shared / "data" / "cases" / "gmcr_elmira12_coalition.json").read_text("utf-8"))
    model = replace(model_of_conflict(conflict_of(facts)), coalitions=((0, 1),))
    alone = reach(model, model.index(1))
    assert model.index(10) not in alone.states
    way = reach(model, model.index(1), coalitions=True).paths.to(model.index(10))
    assert way is not None
    assert [step.to_records(model) for step in way] == [
        {"by": ["local-government"], "from": 1, "to": 7},
        {"by": ["moe", "uniroyal"], "from": 7, "to": 10},
    ]


def test_the_start_is_reached_by_nothing_and_what_cannot_be_reached_by_no_way() -> None:
    model = random_graph(np.random.default_rng(5))
    found = reach(model, 0)
    missing = set(range(len(model.states))) - set(found.states) - {0}
    assert found.paths.to(0) == () and all(found.paths.to(state) is None for state in missing)
    assert found.to_records()["count"] == len(found.states)
