"""What matters most and what news would change most: closed forms, sampling, and supposing it."""

from __future__ import annotations

import json
from math import prod
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from if_cases import case_of, condition, networks

from tracktwo.case import Case
from tracktwo.hold.ifs.build import network_of
from tracktwo.hold.ifs.chain import Needed, chain
from tracktwo.hold.ifs.chance import Sample
from tracktwo.hold.ifs.matters import matters
from tracktwo.hold.ifs.news import news
from tracktwo.hold.ifs.numbers import drawn
from tracktwo.hold.ifs.sobol import sobol
from tracktwo.hold.ifs.variance import can_be_exact, variances_of


def looked_at(case: Case, ids, known=None, draws: int = 200):
    sample = Sample(network_of(case).knowing(known or {}), draws, 1)
    return sample, chain(sample, "p", [Needed(one, ("package",)) for one in ids])


def test_sampled_indices_are_those_of_the_published_function(shared: Path) -> None:
    table = json.loads((shared / "data" / "cases" / "sobol_ishigami.json").read_text("utf-8"))

    def ishigami(quantiles):
        one, two, three = (np.pi * (2 * quantiles - 1)).T
        return np.sin(one) + table["a"] * np.sin(two) ** 2 + table["b"] * three**4 * np.sin(one)

    found = sobol(ishigami, [[0], [1], [2]])
    for part, error, told in ((found.first, found.first_error, "S1"), (found.total, found.total_error, "ST")):
        assert part == pytest.approx(table["analytic"][told], abs=0.02)
        assert (abs(part - table["analytic"][told]) < 1.5 * error).all()
        assert (error < 0.05).all()
    together = sobol(ishigami, [[0, 2], [1]])  # what the first and the third explain, they explain together
    assert together.total == pytest.approx(
        [1 - table["analytic"]["S1"][1], table["analytic"]["ST"][1]], abs=0.01
    )


def test_without_dependence_the_shares_are_those_of_a_product() -> None:
    ranges = {"a": (0.2, 0.8), "b": (0.1, 0.5, 0.6), "c": (0.7, 0.9)}
    case = case_of(*(condition(name, said) for name, said in ranges.items()), condition("d", 0.5))
    sample, found = looked_at(case, "abcd")
    told = matters(sample, found, 1)
    numbers = {one.name[3:]: one for one in sample.network.numbers}
    squares = {one: n.variance + n.mean**2 for one, n in numbers.items()}
    means = {one: n.mean**2 for one, n in numbers.items()}
    whole = prod(squares.values()) - prod(means.values())
    assert told.exact
    assert told.spread == pytest.approx(whole**0.5)
    assert {one.condition for one in told.weights} == set("abc")  # d is not uncertain
    for one in told.weights:
        rest = [other for other in "abcd" if other != one.condition]
        own = numbers[one.condition].variance
        assert one.first == pytest.approx(own * prod(means[other] for other in rest) / whole)
        assert one.total == pytest.approx(own * prod(squares[other] for other in rest) / whole)
    assert [one.total for one in told.weights] == sorted((one.total for one in told.weights), reverse=True)


@settings(max_examples=15)
@given(networks(most=5, spread=True), st.data())
def test_exact_variances_are_those_of_many_draws(case, data) -> None:
    ids = data.draw(st.lists(st.sampled_from([one.id for one in case.ifs]), unique=True, min_size=1))
    network = network_of(case)
    assert can_be_exact(network, ids)
    own = np.array([number.variance for number in network.numbers])
    values = drawn(network.numbers, 40_000, 1)
    told = network.probabilities(values, [dict.fromkeys(ids, True)])[:, 0].var()
    assert variances_of(network, ids, own[None, :])[0] == pytest.approx(told, rel=0.08, abs=1e-9)


def hanging() -> Case:
    rows = [({"a": True}, (0.6, 0.9)), ({"a": False}, (0.1, 0.3))]
    return case_of(
        condition("a", (0.2, 0.8)),
        condition("b", given=rows),
        condition("c", judges=[("x", 0.3), ("y", 0.7)]),
    )


def test_exact_and_sampled_shares_agree(monkeypatch) -> None:
    sample, found = looked_at(hanging(), "bc")
    exact = matters(sample, found, 1)
    monkeypatch.setattr("tracktwo.hold.ifs.matters.can_be_exact", lambda network, wanted: False)
    sampled = matters(sample, found, 1)
    assert (exact.exact, sampled.exact) == (True, False)
    assert [one.condition for one in exact.weights] == [one.condition for one in sampled.weights]
    assert sampled.spread == pytest.approx(exact.spread, rel=0.02)
    for one, other in zip(exact.weights, sampled.weights, strict=True):
        assert other.first == pytest.approx(one.first, abs=max(0.02, other.first_error))
        assert other.total == pytest.approx(one.total, abs=max(0.02, other.total_error))


def test_what_is_known_of_a_consequence_makes_it_sampled() -> None:
    sample, found = looked_at(hanging(), "a", {"b": True})
    told = matters(sample, found, 1)
    assert not told.exact
    assert [one.condition for one in told.weights] == ["a", "b"]
    assert told.weights[1].weakest is None  # b is known; its numbers still tell of a


def test_one_uncertain_if_accounts_for_everything() -> None:
    rows = [({"a": True}, 0.9), ({"a": False}, 0.2)]
    case = case_of(condition("a", (0.2, 0.8)), condition("b", given=rows))
    for known in ({}, {"b": True}):
        (told,) = matters(*looked_at(case, "a", known), 1).weights
        assert (told.condition, told.first, told.total) == ("a", pytest.approx(1), pytest.approx(1))


def test_where_nothing_is_uncertain_or_all_is_over_nothing_matters() -> None:
    certain = case_of(condition("a", 0.5), condition("b", 0.4))
    assert matters(*looked_at(certain, "ab"), 1) is None
    assert matters(*looked_at(hanging(), "ab", {"b": False}), 1) is None
    assert news(*looked_at(hanging(), "ab", {"b": False})) == ()
    zero = case_of(condition("a", 0), condition("b", (0.2, 0.4)))
    assert matters(*looked_at(zero, "ab"), 1) is None


def test_the_weakest_is_told_by_how_often_it_is_the_least() -> None:
    case = case_of(condition("a", (0.1, 0.3)), condition("b", (0.2, 0.4)), condition("c", 0.9))
    told = {one.condition: one.weakest for one in matters(*looked_at(case, "abc", draws=2000), 1).weights}
    assert told["a"] == pytest.approx(
        7 / 8, abs=0.03
    )  # b is below only where both lie in 0.2 to 0.3, half of then
    assert told["a"] + told["b"] == pytest.approx(1)


@given(networks(), st.data())
def test_news_does_what_supposing_it_does(case, data) -> None:
    ids = data.draw(st.lists(st.sampled_from([one.id for one in case.ifs]), unique=True, min_size=1))
    sample, found = looked_at(case, ids, draws=5)
    told = news(sample, found)
    assert set(ids) <= {one.condition for one in told}
    for one in told:
        for outcome, said in ((True, one.if_true), (False, one.if_false)):
            _, after = looked_at(case, ids, {one.condition: outcome}, draws=5)
            assert said == pytest.approx(after.as_stated.point)
        chance, now = one.chance.point, found.as_stated.point
        assert chance * one.if_true + (1 - chance) * one.if_false == pytest.approx(now)
        moved = chance * abs(one.if_true - now) + (1 - chance) * abs(one.if_false - now)
        assert one.expected.point == pytest.approx(moved)
        low, high = one.if_true_between
        assert low - 1e-12 <= one.if_true <= high + 1e-12
    moves = [one.expected.point for one in told]
    assert moves == sorted(moves, reverse=True) or np.allclose(moves, sorted(moves, reverse=True))


def test_news_that_cannot_come_is_not_invented() -> None:
    sure = case_of(condition("a", 1), condition("b", (0.2, 0.4)))
    told = {one.condition: one for one in news(*looked_at(sure, "ab"))}
    assert (told["a"].if_false, told["a"].if_false_between, told["a"].change) == (None, None, None)
    assert told["a"].expected.point == 0
    assert told["b"].if_true == pytest.approx(1)
