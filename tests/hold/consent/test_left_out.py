"""A deal made without somebody: against a list of all packages."""

from __future__ import annotations

import itertools
from dataclasses import replace
from fractions import Fraction
from functools import partial
from math import prod

import pytest
from consent_cases import accepts, cases, completions, holds, value
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.case import Estimate, JointValue, load
from tracktwo.deals import solve
from tracktwo.errors import InputError
from tracktwo.hold.consent import consent_of, left_out
from tracktwo.hold.consent import others as looked_at


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


@st.composite
def doubtful(draw):
    """Give a case in which every number is a range."""
    case = draw(cases(ratifying=False))

    def ranged(one, least):
        low = one.estimate.low
        return replace(
            one, estimate=Estimate(max(low - draw(st.integers(0, 20)), least), low + draw(st.integers(0, 20)))
        )

    positions = {
        name: replace(
            position,
            no_deal=ranged(position.no_deal, 0),
            weights={issue: ranged(one, 1) for issue, one in position.weights.items()},
            values={
                issue: {option: ranged(one, 0) for option, one in table.items()}
                for issue, table in position.values.items()
            },
        )
        for name, position in case.positions.items()
    }
    return replace(case, positions=positions)


def at_ends(case, party, package, *, best):
    """Tell whether a party accepts a package when all its numbers lie where they suit or hurt most."""
    position = case.positions[party]
    floor = position.no_deal.estimate.low if best else position.no_deal.estimate.high
    total = Fraction(0)
    for issue, option in package.items():
        value = position.values[issue][option].estimate
        weight = position.weights[issue].estimate
        gain = (value.high if best else value.low) - floor
        total += gain * (weight.high if (gain > 0) == best else weight.low)
    crossed = any(holds(line.options, package) for line in position.red_lines)
    return not crossed and total >= 0


@given(doubtful())
def test_what_is_rejected_whatever_the_numbers_are(case):
    asked = [one.id for one in case.parties if one.consent]
    gone = asked[-1:]
    others = asked[:-1]
    found = left_out(case, gone).ranges
    every = list(completions(case))
    always = [p for p in every if all(at_ends(case, one, p, best=False) for one in others)]
    possible = [p for p in every if all(at_ends(case, one, p, best=True) for one in others)]

    def surely(packages, *, rejected):
        return sum(at_ends(case, gone[0], p, best=rejected) != rejected for p in packages)

    assert (found.always.value, found.possible.value) == (len(always), len(possible))
    assert found.always_rejected.value == surely(always, rejected=True)
    assert found.always_accepted.value == surely(always, rejected=False)
    assert found.possible_rejected.value == surely(possible, rejected=True)


def test_over_draws_a_red_line_is_crossed_or_not_and_the_same_seed_says_the_same(pytestconfig):
    case = load(pytestconfig.rootpath / "examples" / "ukraine-2023")
    found = left_out(case, ["ukraine"], draws=100, seed=4)
    assert found == left_out(case, ["ukraine"], draws=100, seed=4)
    drawn = found.drawn
    assert drawn.complete and 0 < drawn.zone.value < 1
    assert drawn.rejected.low < drawn.rejected.value < drawn.rejected.high
    # Without its red lines Ukraine rejects less often, by the same numbers.
    position = replace(case.positions["ukraine"], red_lines=())
    milder = replace(case, positions={**case.positions, "ukraine": position})
    assert left_out(milder, ["ukraine"], draws=100, seed=4).drawn.rejected.value < drawn.rejected.value


def test_where_the_best_packages_are_too_many_to_list_what_is_left_is_told(pytestconfig, monkeypatch):
    case = load(pytestconfig.rootpath / "examples" / "ukraine-2023")
    listed = left_out(case, ["ukraine"])
    monkeypatch.setattr(looked_at, "solve", partial(solve, limit=1))
    found = left_out(case, ["ukraine"])
    assert (found.zone, found.rejected, found.ranges) == (listed.zone, listed.rejected, listed.ranges)
    assert (found.frontier, found.frontier_rejected, found.nearest, found.prices) == (None, None, (), ())
    assert found.reason == "The packages that are best for all are too many to list."
    nash, same = (next(c for c in one.choices if c.concept == "nash") for one in (found, listed))
    assert (nash.exact, same.exact, nash.rejected, same.rejected) == (False, True, True, True)


def test_numbers_that_only_rank_choose_nothing(pytestconfig):
    case = replace(load(pytestconfig.rootpath / "examples" / "ukraine-2023"), scale="ranks")
    found = left_out(case, ["ukraine"], draws=10)
    assert (found.choices, found.nearest, found.prices, found.drawn) == ((), (), (), None)
    assert found.reason.startswith("The numbers only say which packages are better")
    assert found.zone.value >= found.rejected.value
