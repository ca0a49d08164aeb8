"""What is promised of bargaining in the shadow of war: the closed forms, exact corners, plain verdicts."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from war_cases import judged, war_case

from tracktwo.case import Estimate
from tracktwo.deals import Verdict
from tracktwo.errors import CaseError
from tracktwo.hold.war import bargaining_range, best_demand, fight_now, two_type_demand, war_of

shares = st.fractions(0, 1, max_denominator=20)
costs = st.fractions(0, Fraction(1, 2), max_denominator=20)


@pytest.fixture(scope="session")
def table(shared: Path) -> dict:
    """Give the published closed forms with their numbers."""
    return json.loads((shared / "data/cases/crisis_bargaining_analytic.json").read_text("utf-8"))


def number(written: float) -> Fraction:
    """Read a decimal as the fraction that it stands for."""
    return Fraction(str(written))


def test_bargaining_ranges_are_those_of_the_table(table):
    for row in table["range"]:
        found = bargaining_range(number(row["p"]), number(row["cA"]), number(row["cB"]))
        assert found == tuple(map(number, row["range"]))


def test_demands_of_an_unknown_opponent_are_those_of_the_table(table):
    kinds = table["incomplete_information_two_types"]
    fixed = [number(kinds[name]) for name in ("p", "cA", "cB_low", "cB_high")]
    for row in kinds["cases"]:
        found = two_type_demand(*fixed, number(row["q_high"]))
        assert (found.share, found.risk, found.payoff) == tuple(
            number(row[name]) for name in ("demand", "war_prob", "payoff_A")
        )
    found = best_demand(0.5, 0.1, Estimate(Fraction(0), Fraction(2, 5)))
    assert (found.share, found.risk) == pytest.approx((0.65, 0.375))


def test_shifting_power_brings_war_where_the_table_says(table):
    for row in table["shifting_power_preventive_war"]["cases"]:
        numbers = [number(row[name]) for name in ("p0", "p1", "cA", "cB", "d")]
        margin = fight_now(*numbers)
        assert (margin > 0) == row["war"]
        assert margin / (1 - numbers[4]) == number(row["war_value"]) - number(row["peace_value"])


@given(shares, shares, costs, costs, st.fractions(0, Fraction(19, 20), max_denominator=20))
def test_a_side_fights_now_only_if_power_shifts_by_more_than_the_published_bound(p, later, cost, other, d):
    bound = cost + other + (1 - d) * (1 - later - other)
    assert (fight_now(p, later, cost, other, d) > 0) == (p - later > bound)


@given(shares, costs, st.lists(costs, min_size=3, max_size=3), st.booleans())
def test_no_demand_on_a_fine_grid_pays_more_than_the_best(wins, cost, ends, triangular):
    low, likely, high = sorted(ends)
    other = Estimate(low, high, likely if triangular else None)
    best = best_demand(float(wins), float(cost), other)
    rng = np.random.default_rng(5)
    ask = np.linspace(0, 1, 201)
    a, b, m = float(low), float(high), float(likely)
    drawn = rng.triangular(a, m, b, 100_000) if triangular and a < b else rng.uniform(a, b, 100_000)
    fights = np.searchsorted(np.sort(drawn), ask - float(wins) - 1e-9) / len(drawn)
    payoffs = ask * (1 - fights) + (float(wins) - float(cost)) * fights
    assert payoffs.max() <= float(best.payoff) + 0.004
    assert 0 <= best.risk <= 1
    assert best.share <= 1 + 1e-12


@given(shares, costs, costs)
def test_a_division_outside_the_range_is_refused_by_one_side_and_inside_by_none(wins, first, second):
    low, high = bargaining_range(wins, first, second)
    assert low <= wins <= high
    for share in (Fraction(n, 40) for n in range(41)):
        both = share >= wins - first and 1 - share >= 1 - wins - second
        assert both == (low <= share <= high)


def test_a_sure_division_is_better_than_war_in_every_corner():
    case = war_case(["0.4", "0.6"], (["0.1", "0.3"], ["0.15", "0.2"]))
    found = war_of(case, draws=50)
    assert found.division.sure == (Fraction(1, 2), Fraction(11, 20))
    assert found.division.possible == (Fraction(1, 10), Fraction(4, 5))
    assert found.division.verdict is Verdict.ALWAYS
    for wins, first, second in product(*((e.low, e.high) for e in estimates(case))):
        low, high = bargaining_range(wins, first, second)
        assert low <= Fraction(1, 2) <= Fraction(11, 20) <= high


def estimates(case):
    """Give what is judged of a war."""
    return [case.war.wins.estimate, *(one.estimate for one in case.war.costs.values())]


def test_where_beliefs_may_differ_by_more_than_war_costs_no_division_is_sure():
    found = war_of(war_case(["0.3", "0.7"], ("0.1", "0.2")), draws=50)
    assert found.division.sure is None
    assert found.division.verdict is Verdict.DEPENDS
    assert (found.division.doubt, found.division.room[1]) == (Fraction(2, 5), Fraction(3, 10))
    assert any("nothing would be left" in line for line in found.says)


@given(st.lists(shares, min_size=4, max_size=4), st.lists(costs, min_size=4, max_size=4), shares, shares)
def test_verdicts_on_fighting_now_hold_in_every_draw(chances, cost, low, high):
    low, high = sorted((low * Fraction(19, 20), high * Fraction(19, 20)))
    spans = [sorted(pair) for pair in (chances[:2], chances[2:], cost[:2], cost[2:])]
    wins, later, first, second = [[str(end) for end in span] for span in spans]
    found = war_of(war_case(wins, (first, second), later, [str(low), str(high)]), draws=40).shift
    ends = [*spans, [low, high]]
    middle = [(a + b) / 2 for a, b in ends]
    for place, name in enumerate(["wins", "later", "cost", "other cost", "patience"]):
        fights = [fight_now(*middle[:place], end, *middle[place + 1 :]) > 0 for end in ends[place]]
        assert (name in found.sides[0].hangs_on) == (fights[0] != fights[1])
    for one, turn in zip(found.sides, (False, True), strict=True):
        verdict = one.verdict
        margins = [
            fight_now(*(mirrored(numbers) if turn else numbers))
            for numbers in product(*spans[:2], *spans[2:], (low, high))
        ]
        assert one.margins == (min(margins), max(margins))
        assert (verdict is Verdict.ALWAYS) == (min(margins) > 0)
        assert (verdict is Verdict.NEVER) == (max(margins) <= 0)
    assert found.sides[0].fights.value + found.sides[1].fights.value <= 1


def mirrored(numbers):
    """Give the numbers as the other side sees them."""
    wins, later, first, second, patience = numbers
    return 1 - wins, 1 - later, second, first, patience


@given(shares, shares, costs, costs, st.fractions(Fraction(1, 20), Fraction(19, 20), max_denominator=20))
def test_the_guarantee_that_is_missing_is_just_enough(wins, later, first, second, patience):
    case = war_case(str(wins), (str(first), str(second)), str(later), str(patience))
    weak = war_of(case, draws=1).shift.sides[0]
    peace = 1 - patience + patience * (weak.left + weak.guarantee)
    if weak.margin > 0:
        assert peace == wins - first
        assert fight_now(wins, later, first, second + weak.guarantee, patience) <= 0
    if weak.bearable is not None and weak.bearable >= 0:
        assert fight_now(wins, max(wins - weak.bearable, Fraction(0)), first, second, patience) <= 0


def test_the_same_seed_gives_the_same_records_and_they_are_plain():
    case = war_case(
        ["0.4", "0.5", "0.7"], (["0.05", "0.1"], ["0.05", "0.3"]), ["0.2", "0.5"], ["0.8", "0.95"]
    )
    one, two = (war_of(case, draws=200, seed=3).to_records() for _ in range(2))
    assert json.dumps(one) == json.dumps(two)
    assert json.dumps(one) != json.dumps(war_of(case, draws=200, seed=4).to_records())
    assert one["shift"]["sides"][0]["verdict"] == "depends"
    assert any("of the draws, North would rather fight now" in line for line in one["says"])


def test_a_case_without_war_has_no_answer_and_a_likelihood_above_1_is_refused():
    from dataclasses import replace

    case = war_case("0.5", ("0.1", "0.1"))
    assert war_of(replace(case, war=None)) is None
    wrong = replace(case, war=replace(case.war, wins=judged("war/wins", ["0.5", "1.5"])))
    with pytest.raises(CaseError, match="from 0 to 1"):
        war_of(wrong)
    assert any("nothing of how power may shift" in line for line in war_of(case, draws=1).says)
