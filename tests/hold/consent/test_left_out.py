"""A deal made without somebody: against a list of all packages."""

from __future__ import annotations

import itertools
from dataclasses import replace
from fractions import Fraction
from math import prod

import pytest
from consent_cases import accepts, cases, completions, value
from hypothesis import given

from tracktwo.case import JointValue, load
from tracktwo.errors import InputError
from tracktwo.hold.consent import consent_of


def vectors(case, packages, parties):
    return {tuple(value(case, one, package) for one in parties) for package in packages}


def best(found):
    """Return the vectors that no other beats."""
    return {
        one for one in found
        if not any(all(b >= a for a, b in zip(one, two, strict=True)) and two != one for two in found)
    }  # fmt: skip


def gains(case, parties, vector):
    return [v - case.positions[one].no_deal.estimate.point for one, v in zip(parties, vector, strict=True)]


def nash_key(case, parties, vector):
    own = [one for one in gains(case, parties, vector) if one > 0]
    return len(own), prod(own, start=Fraction(1))


@given(cases(ratifying=False))
def test_what_the_others_would_choose_and_who_rejects_it(case):
    asked = [one.id for one in case.parties if one.consent]
    absent = [one.id for one in case.parties if one.consent and not one.in_channel]
    found = {one.absent: one for one in consent_of(case, draws=0).left_out}
    wanted = [(one,) for one in absent] + ([tuple(absent)] if len(absent) > 1 else [])
    assert list(found) == [one for one in wanted if len(one) < len(asked)]
    for gone, mine in found.items():
        others = [one for one in asked if one not in gone]
        zone = [p for p in completions(case) if all(accepts(case, one, p) for one in others)]
        shared = [p for p in zone if all(accepts(case, one, p) for one in gone)]
        assert list(mine.others) == others
        assert (mine.zone.value, mine.rejected.value) == (len(zone), len(zone) - len(shared))
        for one in gone:
            assert mine.rejected_by[one].value == sum(not accepts(case, one, p) for p in zone)
        free, kept = best(vectors(case, zone, others)), vectors(case, shared, others)
        assert (mine.frontier, mine.frontier_rejected) == (len(free), len(free - kept))
        check_choices(case, mine, others, zone, free, kept)
        check_prices(case, mine, others, free, kept)
        for near in mine.nearest:
            most = max(value(case, near.party, p) for p in zone)
            floor = case.positions[near.party].no_deal.estimate.point
            assert (near.best, near.short) == pytest.approx((float(most), float(max(floor - most, 0))))
        assert len(mine.nearest) == (len(gone) if zone else 0)


def check_choices(case, mine, others, zone, free, kept):
    told = {one.concept: one for one in mine.choices}
    if not zone:
        assert told == {}
        return
    greatest = max(nash_key(case, others, one) for one in free)
    tied = {one for one in free if nash_key(case, others, one) == greatest}
    nash = told["nash"]
    assert tuple(value(case, one, nash.package) for one in others) in tied
    assert nash.ties == len(tied) and nash.exact
    assert nash.rejected == (not tied & kept)
    for choice in mine.choices:
        assert choice.package in zone
        assert choice.rejected == any(not accepts(case, one, choice.package) for one in mine.absent)
        for short in choice.shortfalls:
            worth, floor = value(case, short.party, choice.package), short.no_deal
            assert (short.value, short.short) == pytest.approx((float(worth), max(floor - float(worth), 0)))
            crossed = not accepts(case, short.party, choice.package) and short.short == 0
            assert bool(short.red_lines) or not crossed
            verdicts = {"always"} if accepts(case, short.party, choice.package) else {"never"}
            assert short.over_ranges in verdicts  # these cases have points only


def check_prices(case, mine, others, free, kept):
    if not kept:
        assert mine.prices == ()
        return
    chosen = max(nash_key(case, others, one) for one in kept)
    fair = [one for one in kept if nash_key(case, others, one) == chosen]
    assert any(
        [one.including for one in mine.prices] == pytest.approx([float(v) for v in vector]) for vector in fair
    )
    for place, one in enumerate(mine.prices):
        assert one.cost == pytest.approx(one.without - one.including)
        assert one.best_without == pytest.approx(float(max(vector[place] for vector in free)))
        assert one.best_including == pytest.approx(float(max(vector[place] for vector in kept)))


def test_a_deal_without_ukraine_in_the_example(pytestconfig):
    case = load(pytestconfig.rootpath / "examples" / "ukraine-2023")
    found = {one.absent: one for one in consent_of(case, draws=0).left_out}
    assert list(found) == [("european-allies",), ("ukraine",), ("european-allies", "ukraine")]
    assert found["european-allies",].rejected.value == 0
    without = found["ukraine",]
    nash = next(one for one in without.choices if one.concept == "nash")
    assert 0 < without.rejected.value < without.zone.value and nash.rejected
    (short,) = nash.shortfalls
    assert short.party == "ukraine" and short.red_lines and short.over_ranges == "never"


def test_somebody_who_is_not_asked_cannot_be_left_out(pytestconfig):
    case = load(pytestconfig.rootpath / "examples" / "ukraine-2023")
    with pytest.raises(InputError, match="'nobody' is no party whose consent the deal needs"):
        consent_of(case, draws=0, absent=[["nobody"]])
    with pytest.raises(InputError, match="nobody is left to make the deal"):
        consent_of(case, draws=0, absent=[[party.id for party in case.parties]])


def test_options_that_are_worth_something_together_count(pytestconfig):
    case = load(pytestconfig.rootpath / "examples" / "ukraine-2023")
    pair = {"lines": ("current-front", "feb-2022"), "zone": ("demilitarised",)}
    position = case.positions["ukraine"]
    worth = replace(position.no_deal, path="ukraine/joint/1", versions=())
    tied = replace(
        case,
        positions={**case.positions, "ukraine": replace(position, joint=(JointValue(pair, worth),))},
    )
    plain, joint = ({one.absent: one for one in consent_of(each, draws=0).left_out} for each in (case, tied))
    assert joint["ukraine",].zone == plain["ukraine",].zone
    assert joint["ukraine",].rejected.value < plain["ukraine",].rejected.value
    shortfalls = itertools.chain.from_iterable(one.shortfalls for one in joint["ukraine",].choices)
    assert {one.over_ranges for one in shortfalls} == {""}
