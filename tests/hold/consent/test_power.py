"""Power in weighted votes: published values, exact fractions, and a count over every set of voters."""

from __future__ import annotations

import itertools
import json
from fractions import Fraction
from math import factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.errors import InputError, LimitError
from tracktwo.hold.consent import VotingGame, blocking_coalitions, power, winning_coalitions


def game(weights, quota, **more):
    names = tuple(f"p{number}" for number in range(len(weights)))
    return VotingGame(names, tuple(map(Fraction, weights)), Fraction(quota), **more)


@pytest.fixture(scope="module")
def published(shared):
    cases = json.loads((shared / "data" / "cases" / "power_indices.json").read_text("utf-8"))
    return {one["name"].split()[0]: one for one in cases["games"]}


def test_the_security_council(published):
    found = power(game([7] * 5 + [1] * 10, 39))
    told = published["UN"]
    assert (found[0].shapley_shubik, found[-1].shapley_shubik) == (Fraction(421, 2145), Fraction(4, 2145))
    assert told["shapley_shubik"]["permanent"].startswith(str(found[0].shapley_shubik))
    assert told["shapley_shubik"]["elected"].startswith(str(found[-1].shapley_shubik))
    for which, key in ((found[0], "permanent"), (found[-1], "elected")):
        assert float(which.banzhaf) == told["banzhaf_absolute"][key]
        assert float(which.banzhaf_share) == pytest.approx(told["banzhaf_normalised"][key], abs=5e-9)
    assert [one.veto for one in found] == [True] * 5 + [False] * 10
    # The same council with its vetoes said as vetoes: nine votes of fifteen.
    same = power(game([1] * 15, 9, veto=frozenset(f"p{number}" for number in range(5))))
    assert [one.shapley_shubik for one in same] == [one.shapley_shubik for one in found]
    assert [one.banzhaf for one in same] == [one.banzhaf for one in found]


def test_the_council_of_the_union_of_fifteen(published):
    told = published["EU-15"]
    found = power(game(told["weights"], told["quota"]))
    for index in ("shapley_shubik", "banzhaf_normalised"):
        key = index.replace("normalised", "share")
        for name, value in told[index].items():
            mine = next(one for one in found if one.weight == int(name[1:]))
            assert round(float(getattr(mine, key)), 4) == value
    assert sum(one.shapley_shubik for one in found) == 1 == sum(one.banzhaf_share for one in found)


def test_the_six_of_1958(published):
    told = published["EEC-6"]
    found = power(game(told["weights"], told["quota"]))
    assert [one.shapley_shubik for one in found] == list(map(Fraction, told["shapley_shubik"]))
    assert [one.banzhaf_share for one in found] == list(map(Fraction, told["banzhaf_normalised"]))
    assert [one.dummy for one in found] == [False] * 5 + [True]


WEIGHTS = st.integers(0, 6) | st.fractions(0, 4, max_denominator=3)


@st.composite
def games(draw):
    weights = draw(st.lists(WEIGHTS, min_size=1, max_size=6))
    names = [f"p{number}" for number in range(len(weights))]
    veto = draw(st.frozensets(st.sampled_from(names), max_size=3))
    strict = draw(st.booleans()) and sum(weights) > 0
    quota = sum(weights) * draw(st.fractions(0, Fraction(9, 10) if strict else 1, max_denominator=10))
    return game(weights, quota, strict=strict, veto=veto)


def subsets(names):
    return [set(one) for size in range(len(names) + 1) for one in itertools.combinations(names, size)]


@given(games())
def test_indices_are_what_their_definitions_count(one):
    orders = list(itertools.permutations(one.players))
    found = power(one)
    raw = {}
    for name in one.players:
        pivotal = sum(
            one.passes(order[: order.index(name) + 1]) and not one.passes(order[: order.index(name)])
            for order in orders
        )
        others = [other for other in one.players if other != name]
        raw[name] = sum(one.passes(s | {name}) and not one.passes(s) for s in subsets(others))
        mine = found[one.players.index(name)]
        assert mine.shapley_shubik == Fraction(pivotal, factorial(len(one.players)))
        assert mine.banzhaf == Fraction(raw[name], 2 ** len(others))
        assert mine.dummy == (raw[name] == 0) and mine.veto == (not one.passes(others))
    # A vote that passes with nobody in favour turns on nobody.
    assert sum(mine.banzhaf_share for mine in found) == (0 if one.passes(()) else 1)


@given(games())
def test_smallest_coalitions_are_all_and_none_can_spare_a_member(one):
    every = subsets(one.players)

    def smallest(holds):
        return {frozenset(s) for s in every if holds(s) and not any(holds(s - {name}) for name in s)}

    for found, holds in ((winning_coalitions(one), one.passes), (blocking_coalitions(one), one.blocks)):
        assert len(set(found)) == len(found) and set(found) == smallest(holds)


def test_what_is_no_vote_is_told():
    with pytest.raises(InputError, match="do not reach the quota"):
        game([1, 1], 3)
    with pytest.raises(InputError, match="below 0"):
        game([1, -1], 0)
    with pytest.raises(InputError, match="no player"):
        game([1], 1, veto=frozenset(["elsewhere"]))


def test_a_vote_of_too_many_sums_says_how_many():
    with pytest.raises(LimitError, match=r"40 players .* after \d+ of them"):
        power(game([3**place for place in range(40)], 3**39))
    with pytest.raises(LimitError, match="20,000 smallest coalitions"):
        winning_coalitions(game([1] * 40, 20))
