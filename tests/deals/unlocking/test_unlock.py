"""Every smallest change is the smallest: looking at all packages finds no smaller one."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import oracle
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import problems

from tracktwo.deals.problem import Combination, Package, Problem, RedLine
from tracktwo.deals.unlocking.changes import fewest_changes
from tracktwo.deals.unlocking.unlock import unlock_package
from tracktwo.deals.unlocking.unlock_zone import unlock_zone
from tracktwo.errors import LimitError


def package_of(problem: Problem, named: dict[str, str]) -> Package:
    """Return a package by index."""
    return tuple(
        options.index(named[issue]) for issue, options in zip(problem.issues, problem.options, strict=True)
    )


def below(problem: Problem, package: Package) -> dict[int, Fraction]:
    """Return each consenting party's shortfall, negative where it gains; unknown no-deals left out."""
    values = problem.values(package)
    return {
        party: no_deal - values[party]
        for party in problem.consenting
        if (no_deal := problem.no_deal[party]) is not None
    }


def crossed(problem: Problem, package: Package) -> set[int]:
    """Return the red lines of consenting parties that a package crosses."""
    lines = enumerate(problem.red_lines)
    return {n for n, line in lines if problem.consent[line.party] and line.combination.holds_in(package)}


def differing(one: Package, other: Package) -> frozenset[int]:
    """Return the issues on which two packages differ."""
    return frozenset(n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)


@st.composite
def problems_and_packages(draw: st.DrawFn, **shape: int) -> tuple[Problem, Package]:
    problem = draw(problems(**shape))
    return problem, tuple(draw(st.integers(0, len(options) - 1)) for options in problem.options)


@given(problems_and_packages())
def test_each_partys_stand_is_told_by_its_own_values(given_: tuple[Problem, Package]) -> None:
    problem, package = given_
    found = unlock_package(problem, package)
    assert found.allowed == problem.allowed(package)
    assert found.acceptable == (package in oracle.zone(problem))
    short = below(problem, package)
    for party, balance in zip(problem.consenting, found.balances, strict=True):
        assert balance.short == max(short.get(party, Fraction(0)), 0)
        assert balance.spare == max(-short.get(party, Fraction(0)), 0)
        assert set(balance.crossed) == {
            line.label for line in problem.crossed(package) if line.party == party
        }


@given(problems_and_packages(rules=False, red_lines=False))
def test_no_deal_values_that_fall_by_the_shortfall_and_no_less_make_it_acceptable(
    given_: tuple[Problem, Package],
) -> None:
    problem, package = given_
    for balance in unlock_package(problem, package).balances:
        index = problem.parties.index(balance.party)
        alone = replace(problem, consent=tuple(party == index for party in range(len(problem.parties))))
        if balance.no_deal is None or not balance.short:
            continue
        for fall, enough in (
            (balance.short, True),
            (balance.short - Fraction(1, 10**9) * balance.short, False),
        ):
            fallen = tuple(balance.no_deal - fall if n == index else v for n, v in enumerate(problem.no_deal))
            assert (package in oracle.zone(replace(alone, no_deal=fallen))) == enough


@given(problems_and_packages())
def test_payments_are_offered_only_where_they_can_help(given_: tuple[Problem, Package]) -> None:
    problem, package = given_
    found = unlock_package(problem, package, comparable=True)
    short = {problem.parties[party]: by for party, by in below(problem, package).items() if by > 0}
    if found.payment is None:
        assert found.payment_reason
        assert crossed(problem, package) or not problem.allowed(package) or not short
        return
    assert not crossed(problem, package)
    assert found.payment.to == short
    assert all(party not in short for party in found.payment.could_pay)
    spare = sum(-by for by in below(problem, package).values() if by < 0)
    assert found.payment.covered == (spare >= sum(short.values()))
    assert unlock_package(problem, package).payment.covered is None  # type: ignore[union-attr]


def test_what_is_sacred_is_never_to_be_paid_for() -> None:
    line = RedLine(0, Combination({0: frozenset({1})}), "sacred:p0/i0", sacred=True)
    worth = (((Fraction(0), Fraction(0)), (Fraction(0), Fraction(9))),)
    problem = Problem(
        ("p0", "p1"), ("i0",), (("keep", "give"),), worth, (Fraction(1), Fraction(1)), (True,) * 2,
        (True,) * 2, red_lines=(line,),
    )  # fmt: skip
    found = unlock_package(problem, (1,), comparable=True)
    assert found.payment is None
    assert "sacred" in found.payment_reason


@given(problems_and_packages(max_issues=5))
def test_concessions_are_all_smallest_sets_each_with_its_least_greatest_loss(
    given_: tuple[Problem, Package],
) -> None:
    problem, package = given_
    found = unlock_package(problem, package, cap=1000)
    zone = oracle.zone(problem)
    if not zone:
        assert (found.concessions, bool(found.concessions_reason)) == ((), True)
        return
    size = min(len(differing(package, other)) for other in zone)
    smallest = {differing(package, other) for other in zone if len(differing(package, other)) == size}
    assert found.concessions_complete
    assert found.concession_sets == len(smallest)
    before = problem.values(package)
    greatest = []
    for concession in found.concessions:
        new = package_of(problem, dict(concession.package))
        assert new in zone
        changed = differing(package, new)
        assert {problem.issues[issue] for issue in changed} == set(concession.changes)
        smallest.remove(changed)
        rivals = [other for other in zone if differing(package, other) == changed]
        losses = [max(before[p] - problem.values(other)[p] for p in problem.consenting) for other in rivals]
        assert max(concession.loses.values()) == min(losses)
        greatest.append(min(losses))
    assert not smallest
    assert greatest == sorted(greatest)


def test_a_search_that_is_cut_short_says_so() -> None:
    problem = Problem(
        ("p",), tuple("abcdef"), (("n", "y"),) * 6, (((Fraction(0),), (Fraction(1),)),) * 6, (Fraction(3),),
        (True,), (True,),
    )  # fmt: skip
    start = (0,) * 6
    assert len(fewest_changes(problem, start, [Fraction(3)], ()).found) == 20
    some = fewest_changes(problem, start, [Fraction(3)], (), limit=60)
    assert not some.complete
    assert 0 < len(some.found) < 20
    assert {len(one.changed) for one in some.found} == {3}
    with pytest.raises(LimitError):
        fewest_changes(problem, start, [Fraction(3)], (), limit=5)


@settings(max_examples=40)
@given(problems_and_packages(max_issues=4))
def test_beyond_the_search_one_smallest_concession_is_found_all_the_same(
    given_: tuple[Problem, Package],
) -> None:
    problem, package = given_
    whole, cut = unlock_package(problem, package), unlock_package(problem, package, limit=0)
    assert bool(whole.concessions) == bool(cut.concessions)
    assert cut.concessions_reason == whole.concessions_reason
    for one in cut.concessions:
        assert package_of(problem, dict(one.package)) in oracle.zone(problem)
        assert len(one.changes) == len(whole.concessions[0].changes)
        assert not cut.concessions_complete


@given(problems_and_packages())
def test_records_are_plain(given_: tuple[Problem, Package]) -> None:
    problem, package = given_
    json.dumps([unlock_package(problem, package).to_records(), unlock_zone(problem).to_records()])
