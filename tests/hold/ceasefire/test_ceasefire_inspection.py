"""What is promised of inspections: the published values, and that neither side gains by another choice."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import product
from math import comb
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.hold.ceasefire import few_inspections, inspection_game

shares = st.fractions(0, 1, max_denominator=12)
worths = st.fractions(Fraction(1, 4), 8, max_denominator=4)


def test_values_of_few_inspections_are_those_of_the_table(shared: Path):
    table = json.loads((shared / "data/cases/inspection_and_enforcement.json").read_text("utf-8"))
    for pair, value in table["dresher_game"]["values"].items():
        assert few_inspections(*map(int, pair.split(","))).value == Fraction(value)


@pytest.mark.parametrize(("periods", "inspections"), list(product(range(1, 13), range(13))))
def test_values_are_the_closed_form(periods, inspections):
    total = sum(comb(periods, n) for n in range(inspections + 1))
    assert few_inspections(periods, inspections).value == -Fraction(comb(periods - 1, inspections), total)


@pytest.mark.parametrize(("periods", "inspections"), [(2, 1), (5, 2), (9, 4)])
def test_neither_side_gains_by_choosing_otherwise_in_the_first_period(periods, inspections):
    found = few_inspections(periods, inspections)
    looked = few_inspections(periods - 1, inspections - 1).value
    passed = few_inspections(periods - 1, inspections).value
    if_breach = found.inspects - (1 - found.inspects)
    if_not = found.inspects * looked + (1 - found.inspects) * passed
    assert if_breach == if_not == found.value
    if_look = found.breaches + (1 - found.breaches) * looked
    assert if_look == -found.breaches + (1 - found.breaches) * passed == found.value


def test_many_periods_are_no_trouble():
    assert -1 < few_inspections(300, 20).value < 0
    assert few_inspections(0, 3).value == 0
    with pytest.raises(ValueError, match="0 or more"):
        few_inspections(-1, 0)


@given(worths, worths, shares, shares, worths, worths, shares, worths)
def test_at_the_equilibrium_nobody_minds(gain, loss, detection, alarm, alarm_cost, cost, alarm_harm, caught):
    found = inspection_game(gain, loss, detection, alarm, alarm_cost, (cost, alarm_harm, caught))
    breach = gain - found.inspects * detection * (gain + loss)
    keep = -found.inspects * alarm * alarm_cost
    if not found.deters:
        assert gain - detection * (gain + loss) > -alarm * alarm_cost  # even when looked at for certain
        assert found.breaches is None
        return
    assert breach == keep
    if found.breaches < 1:
        look = (1 - found.breaches) * (-cost - alarm * alarm_harm)
        look += found.breaches * (-cost + detection * caught)
        assert look == 0  # not looking counts as 0, a missed breach as what is not caught


def test_without_errors_the_rate_is_what_is_gained_over_what_is_at_stake():
    assert inspection_game(Fraction(1), Fraction(3), Fraction(1)).inspects == Fraction(1, 4)
    assert inspection_game(Fraction(0), Fraction(3), Fraction(0)).inspects == 0
    assert inspection_game(Fraction(1), Fraction(1), Fraction(0)).to_records()["deters"] is False
