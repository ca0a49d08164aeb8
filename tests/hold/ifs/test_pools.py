"""Pooling judges: the published figures, and what any such pool must keep."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from if_cases import condition

from tracktwo.hold.ifs import extremised, linear, logarithmic
from tracktwo.hold.ifs.pools import pooled

inner = st.floats(0.01, 0.99)
said = st.lists(st.tuples(inner, st.floats(0.1, 5)), min_size=1, max_size=6)


def test_the_three_pools_give_the_figures_of_the_table(shared: Path) -> None:
    table = json.loads((shared / "data" / "cases" / "opinion_pools.json").read_text("utf-8"))
    assert linear(table["p"], table["w"]) == pytest.approx(table["linear"], abs=1e-12)
    assert logarithmic(table["p"], table["w"]) == pytest.approx(table["log_pool_geometric_odds"], abs=5e-7)
    assert extremised(table["p"], table["w"], 2.5) == pytest.approx(table["extremised_a_2.5"], abs=5e-7)


@given(said)
def test_a_pool_lies_among_the_judges_and_only_shares_of_weights_count(rows) -> None:
    chances, weights = (np.array(column) for column in zip(*rows, strict=True))
    for pool in (linear, logarithmic):
        found = pool(chances, weights)
        assert chances.min() - 1e-12 <= found <= chances.max() + 1e-12
        assert pool(chances, 7 * weights) == pytest.approx(float(found))
        assert pool(1 - chances, weights) == pytest.approx(1 - float(found))


@given(said, st.floats(0.1, 10))
def test_after_the_same_new_evidence_the_logarithmic_pool_moves_as_its_judges_do(rows, ratio) -> None:
    chances, weights = (np.array(column) for column in zip(*rows, strict=True))

    def after(chance):
        return ratio * chance / (ratio * chance + 1 - chance)

    assert logarithmic(after(chances), weights) == pytest.approx(float(after(logarithmic(chances, weights))))


@given(said, st.floats(1.01, 4))
def test_extremising_goes_away_from_one_half_and_never_across_it(rows, exponent) -> None:
    chances, weights = zip(*rows, strict=True)
    plain, pushed = logarithmic(chances, weights), extremised(chances, weights, exponent)
    assert abs(pushed - 0.5) >= abs(plain - 0.5) - 1e-12
    assert (pushed - 0.5) * (plain - 0.5) >= -1e-12


def test_who_is_certain_decides_the_logarithmic_pool_and_two_who_contradict_each_other_leave_none() -> None:
    assert logarithmic([0.0, 0.9], [1, 9]) == 0.0
    assert logarithmic([1.0, 0.1], [1, 9]) == 1.0
    assert np.isnan(logarithmic([0.0, 1.0], [1, 1]))
    assert logarithmic([0.0, 0.25], [0, 1]) == pytest.approx(0.25)  # a judge without weight is not heard


@pytest.mark.parametrize("weights", [[0, 0], [1, -1], [-1, -2]])
def test_weights_that_mean_nothing_are_refused(weights) -> None:
    for pool in (linear, logarithmic):
        with pytest.raises(ValueError, match="weights"):
            pool([0.2, 0.4], weights)


def test_disagreement_is_shown_beside_the_pools() -> None:
    one = condition("x", judges=[("Ann", (0.1, 0.3)), ("Ben", (0.6, 0.7, 0.9), 3), ("Eve", 0.5, 0)])
    found = pooled(one.judges)
    assert [(judge.who, judge.weight) for judge in found.judges] == [("Ann", 0.25), ("Ben", 0.75), ("Eve", 0)]
    assert found.linear.point == pytest.approx(0.25 * 0.2 + 0.75 * 0.7)
    assert (found.linear.low, found.linear.high) == pytest.approx((0.475, 0.75))
    assert found.logarithmic.point == pytest.approx(float(logarithmic([0.2, 0.7], [1, 3])))
    assert (found.lowest, found.highest, found.meet) == (0.1, 0.9, False)
    assert found.apart == pytest.approx(0.5)
