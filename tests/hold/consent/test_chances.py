"""How likely a vote passes: against every way in which all may answer, and every way to hang together."""

from __future__ import annotations

import itertools
from fractions import Fraction
from math import comb, prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog
from test_power import games

from tracktwo.errors import LimitError
from tracktwo.hold.consent.chances import bounds, passing, swing
from tracktwo.hold.consent.games import VotingGame
from tracktwo.hold.consent.power import power

CHANCES = st.fractions(0, 1, max_denominator=6)


def ways(one):
    """Give every set of players in favour."""
    return [set(s) for size in range(len(one.players) + 1) for s in itertools.combinations(one.players, size)]


def likely(one, chances, favour):
    return prod(c if name in favour else 1 - c for name, c in zip(one.players, chances, strict=True))


@st.composite
def votes(draw):
    one = draw(games())
    return one, [draw(CHANCES) for _ in one.players]


@given(votes())
def test_independent_votes_add_up_over_all_ways_to_answer(vote):
    one, chances = vote
    exact = passing(one, chances)
    assert exact == sum(likely(one, chances, s) for s in ways(one) if one.passes(s))
    assert passing(one, [float(c) for c in chances]) == pytest.approx(float(exact), abs=1e-12)
    drawn = passing(one, [np.array([float(c), 0.0]) for c in chances])
    assert drawn[0] == pytest.approx(float(exact), abs=1e-12)
    for name, c in zip(one.players, chances, strict=True):
        turned = swing(one, chances, name)
        decides = sum(
            likely(one, chances, s) / (c if name in s else 1 - c)
            for s in ways(one)
            if (0 < c < 1) and name in s and one.passes(s) and not one.passes(s - {name})
        )
        assert turned == decides or c in (0, 1)


@given(games())
def test_a_swing_at_even_chances_is_the_banzhaf_index(one):
    half = [Fraction(1, 2)] * len(one.players)
    assert [swing(one, half, name) for name in one.players] == [each.banzhaf for each in power(one)]


@given(votes())
def test_bounds_are_the_best_there_are(vote):
    """Against a linear program over all joint distributions with these chances."""
    one, chances = vote
    every = ways(one)
    passes = np.array([float(one.passes(s)) for s in every])
    rows = np.array([[float(name in s) for s in every] for name in one.players] + [[1.0] * len(every)])
    right = [*map(float, chances), 1.0]
    ends = [sign * linprog(sign * passes, A_eq=rows, b_eq=right).fun for sign in (1, -1)]
    assert bounds(one, list(map(float, chances))) == pytest.approx(tuple(ends), abs=1e-7)
    low, high = bounds(one, list(map(float, chances)))
    assert low - 1e-9 <= passing(one, chances) <= high + 1e-9


def test_of_a_vote_that_needs_all_the_bounds_are_those_of_frechet():
    everyone = VotingGame(("a", "b", "c"), (Fraction(1),) * 3, Fraction(3))
    chances = [Fraction(4, 5), Fraction(7, 10), Fraction(3, 5)]
    assert passing(everyone, chances) == Fraction(336, 1000)
    assert bounds(everyone, list(map(float, chances))) == pytest.approx((0.1, 0.6))


def test_a_majority_of_equal_voters_is_a_binomial():
    many = VotingGame(tuple(map(str, range(101))), (Fraction(1),) * 101, Fraction(101, 2), strict=True)
    exact = sum(comb(101, k) * Fraction(3, 5) ** k * Fraction(2, 5) ** (101 - k) for k in range(51, 102))
    assert passing(many, [Fraction(3, 5)] * 101) == exact
    assert bounds(many, [0.6] * 101) is None


def test_a_vote_of_too_many_sums_says_how_many_voters():
    heavy = tuple(Fraction(3**place) for place in range(24))
    many = VotingGame(tuple(map(str, range(24))), heavy, sum(heavy) / 2, strict=True)
    with pytest.raises(LimitError, match="24 constituents have more than 200,000 different sums"):
        passing(many, [0.5] * 24)
