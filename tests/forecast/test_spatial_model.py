"""The spatial model gives what the program KTAB printed for its reference example, to the last digit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from actors_on_scales import table_of

from tracktwo.forecast import Standing, best_targets, chances, gains, scene_of, spatial, standing
from tracktwo.forecast.spatial.bargains import bargains, choices
from tracktwo.forecast.spatial.values import coalitions, prevailing
from tracktwo.formats.ktab import read_actors

ROOT = Path(__file__).resolve().parents[2]


def printed(found: Any, expected: Any, digits: int) -> None:
    """Hold numbers against printed ones: at most half of the last digit apart."""
    assert np.abs(np.asarray(found) - np.asarray(expected)).max() <= 0.5 * 10**-digits + 1e-9


@pytest.fixture(scope="module")
def facts(shared: Path) -> Any:
    return json.loads((shared / "data" / "cases" / "ktab_smp_example.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def now(facts: Any) -> Standing:
    return standing(table_of(facts, 0.0, 100.0))


def test_values_risk_and_utilities(facts: Any, now: Standing) -> None:
    expected = facts["expected_turn0"]
    printed(now.values, expected["value_matrix"], 3)
    printed(now.risk, expected["risk_attitudes"], 3)
    printed(now.utilities, expected["utility_matrix"], 4)
    printed(now.seen, expected["utility_estimates_by_h"], 4)


def test_how_likely_each_position_prevails(facts: Any) -> None:
    found = spatial(table_of(facts, 0.0, 100.0))
    printed(found.prevails, list(facts["expected_turn0"]["first_winning_probabilities"].values()), 4)


def test_chances_and_gains_of_every_challenge_in_the_log(facts: Any, now: Standing) -> None:
    log = facts["expected_turn0"]["challenge_log_first20"]
    assert len(log) == 20
    for line in log:
        chance = chances(now, line["estimator"], line["i"])[line["j"]]
        gain = gains(now, line["estimator"], line["gain_to"], line["i"])[line["j"]]
        printed([chance, gain], [line["prob"], line["gain"]], 4)


def test_whom_each_would_challenge(facts: Any, now: Standing) -> None:
    found = {str(one.challenger): one for one in best_targets(now)}
    expected = facts["expected_turn0"]["best_targets"]
    assert {actor: one.target for actor, one in found.items()} == {a: t for a, (t, _) in expected.items()}
    for actor, (_, gain) in expected.items():
        printed(found[actor].gain, gain, 3)


def test_the_choice_between_bargains(facts: Any, now: Standing) -> None:
    expected = facts["expected_turn0"]
    logged = expected["scalarPCE_actor0"]
    strengths = coalitions(np.array(logged["weights"]), np.array(logged["utilities"]), 0.0)
    printed(strengths, logged["coalitions"], 2)
    offered = bargains(now, best_targets(now))
    likely = choices(now, offered)[0][1]
    printed(sorted(likely), sorted(logged["p"]), 4)
    printed(choices(now, offered)[1][1], expected["scalarPCE_actor1_p"], 4)


def test_chances_of_two_sides_add_up_to_one(now: Standing) -> None:
    count = len(now.risk)
    for observer in range(count):
        found = np.array([chances(now, observer, i) for i in range(count)])
        assert found + found.T == pytest.approx(np.ones((count, count)))


def test_the_example_that_comes_along_is_the_same_one(facts: Any, now: Standing) -> None:
    actors, _ = read_actors(ROOT / "examples" / "five-actors" / "actors.csv")
    found = standing(scene_of(actors, scale=(0, 100)).table())
    assert found.utilities == pytest.approx(now.utilities)


def test_an_option_that_beats_every_other_prevails() -> None:
    strengths = np.array([[0.0, 9.0, 9.0], [0.0, 0.0, 5.0], [0.0, 5.0, 0.0]]) + 1e-8
    assert prevailing(strengths) == pytest.approx([1, 0, 0], abs=1e-6)


def test_options_that_nobody_tells_apart_are_equally_likely() -> None:
    assert prevailing(np.full((4, 4), 1e-8)) == pytest.approx(np.full(4, 0.25))


def test_likelihoods_are_those_that_a_step_of_the_chain_leaves_as_they_are() -> None:
    strengths = np.random.default_rng(5).uniform(0.1, 1, (5, 5))
    wins = strengths / (strengths + strengths.T)
    urge = strengths * wins
    challenged = urge / urge.sum(axis=0)
    likely = prevailing(strengths)
    after = [
        sum(wins[i, j] * (likely[i] * challenged[j, i] + likely[j] * challenged[i, j]) for j in range(5))
        for i in range(5)
    ]
    assert after == pytest.approx(likely)
