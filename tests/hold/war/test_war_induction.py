"""What is promised of backward induction: exactly the subgame-perfect outcomes, ties included."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_games import PLAYERS, decisions, plans, random_game

from tracktwo.errors import InputError, LimitError
from tracktwo.hold.war import (
    Chance,
    Decision,
    End,
    alternating_share,
    bargaining_range,
    last_demand,
    offers_game,
    solve_game,
)


def value(game, plan):
    """Give the payoffs if everybody plays by a plan."""
    if isinstance(game, End):
        return game.payoffs
    if isinstance(game, Decision):
        return value(game.moves[plan[id(game)]][1], plan)
    parts = [[likely * v for v in value(after, plan)] for _, likely, after in game.branches]
    return tuple(sum(column) for column in zip(*parts, strict=True))


def perfect_payoffs(game):
    """Give the payoffs of all pure plans from which nobody gains by deviating once anywhere."""
    places = decisions(game)
    found = set()
    for chosen in product(*(range(len(d.moves)) for d in places)):
        plan = {id(d): move for d, move in zip(places, chosen, strict=True)}
        if all(value(d, plan)[d.player] >= max(value(a, plan)[d.player] for _, a in d.moves) for d in places):
            found.add(value(game, plan))
    return found


@given(st.integers(0, 10**6))
def test_outcomes_are_those_of_all_subgame_perfect_plans(seed):
    game = random_game(random.Random(seed), 4)
    if plans(game) > 3000:
        return
    found = {play.payoffs for play in solve_game(PLAYERS, game).plays}
    assert found == perfect_payoffs(game)
    first = solve_game(PLAYERS, game, ties="first").plays
    assert len(first) == 1
    assert first[0].payoffs in found


def test_a_threat_that_nobody_would_keep_is_not_believed():
    """The tree on which a solver for Nash equilibria ends in war: A gets 0.6 and no less."""
    kinds = [(Fraction(1, 20), Fraction(1, 2)), (Fraction(3, 10), Fraction(1, 2))]
    war = Fraction(1, 2) - Fraction(1, 10)
    asked = []
    for n in range(21):
        share = Fraction(n, 20)
        branches = []
        for number, (cost, likely) in enumerate(kinds):
            fight = End((war, Fraction(1, 2) - cost))
            reply = Decision(1, (("give", End((share, 1 - share))), ("fight", fight)), f"kind {number}")
            branches.append((f"kind {number}", likely, reply))
        asked.append((f"ask {share}", Chance(tuple(branches))))
    found = solve_game(("A", "B"), Decision(0, tuple(asked), "demand"), ties="first").plays[0]
    assert found.payoffs[0] == Fraction(3, 5)
    assert found.path[0] == ("demand", "ask 4/5")


def test_the_last_demand_takes_the_whole_range():
    wins, costs = Fraction(1, 2), (Fraction(1, 10), Fraction(1, 5))
    game = last_demand(wins, costs, [Fraction(n, 20) for n in range(21)])
    assert solve_game(PLAYERS, game, ties="first").plays[0].payoffs[0] == bargaining_range(wins, *costs)[1]
    every = {play.payoffs[0] for play in solve_game(PLAYERS, game).plays}
    assert every == {Fraction(7, 10), Fraction(13, 20)}  # if B fights when it does not mind: one step less


@pytest.mark.parametrize("rounds", [1, 2, 3])
def test_offers_in_turn_are_the_recursion_where_the_grid_has_the_shares(rounds):
    patience = (Fraction(1, 2), Fraction(1, 2))
    shares = [Fraction(n, 8) for n in range(9)]
    game = offers_game(patience, rounds, shares)
    found = solve_game(PLAYERS, game, ties="first").plays[0].payoffs[0]
    assert found == alternating_share(patience, rounds)


@given(
    st.fractions(0, Fraction(9, 10), max_denominator=10), st.fractions(0, Fraction(9, 10), max_denominator=10)
)
def test_with_many_rounds_the_first_offer_is_rubinsteins(one, other):
    limit = (1 - other) / (1 - one * other)
    assert abs(float(alternating_share((one, other), 120) - limit)) < 1e-4


def test_deep_games_are_solved():
    game = End((Fraction(0), Fraction(0)))
    for step in range(3000):
        game = Decision(step % 2, (("stop", End((Fraction(1), Fraction(1)))), ("on", game)), f"step {step}")
    assert solve_game(PLAYERS, game).plays[0].payoffs == (1, 1)


def test_games_that_contradict_themselves_are_refused():
    end = End((Fraction(0), Fraction(0)))
    with pytest.raises(InputError, match="add up to 1"):
        solve_game(PLAYERS, Chance((("rain", Fraction(1, 3), end),)))
    with pytest.raises(InputError, match="1 payoffs for 2 players"):
        solve_game(PLAYERS, End((Fraction(1),)))
    with pytest.raises(InputError, match="nothing to choose"):
        solve_game(PLAYERS, Decision(0, ()))
    with pytest.raises(InputError, match="player 2"):
        solve_game(PLAYERS, Decision(2, (("go", end),)))


def test_too_many_ties_say_what_to_do():
    tied = [
        Decision(0, tuple((f"m{n}", End((Fraction(0), Fraction(n)))) for n in range(50))) for _ in range(4)
    ]
    game = Chance(tuple((f"c{n}", Fraction(1, 4), one) for n, one in enumerate(tied)))
    with pytest.raises(LimitError, match="ties='first'"):
        solve_game(PLAYERS, game)
    assert solve_game(PLAYERS, game, ties="first").plays[0].payoffs == (0, 0)
    assert solve_game(PLAYERS, game, ties="first").to_records()["players"] == ["a", "b"]
