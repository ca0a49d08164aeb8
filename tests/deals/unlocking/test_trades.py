"""Trades and improvements leave nobody worse off, and none that is better is overlooked."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

import oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import problems

from tracktwo.deals.problem import Combination, Package, Problem, RedLine
from tracktwo.deals.unlocking.settlement import improvements
from tracktwo.deals.unlocking.trades import Change, Trade, trades
from tracktwo.errors import LimitError

Given = tuple[Problem, Package]


@st.composite
def problems_and_packages(draw: st.DrawFn, **shape: int) -> Given:
    problem = draw(problems(**shape))
    return problem, tuple(draw(st.integers(0, len(options) - 1)) for options in problem.options)


def package_of(problem: Problem, named: Change) -> Package:
    """Return the new package by index."""
    pairs = zip(problem.issues, problem.options, strict=True)
    return tuple(options.index(named.package[issue]) for issue, options in pairs)


def differing(one: Package, other: Package) -> tuple[int, ...]:
    """Return the issues on which two packages differ."""
    return tuple(n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)


def better_for_all(problem: Problem, old: Package, new: Package, watched: Iterable[int]) -> bool:
    """Tell whether a package is allowed, nobody watched is worse off, and somebody is better off."""
    watched = set(watched)
    before, after = problem.values(old), problem.values(new)
    newly = {line.label for line in problem.crossed(new) if line.party in watched}
    return (
        problem.allowed(new)
        and newly <= {line.label for line in problem.crossed(old)}
        and all(after[party] >= before[party] for party in watched)
        and any(after[party] > before[party] for party in watched)
    )


def expected_trades(
    problem: Problem, package: Package, watched: tuple[int, ...]
) -> dict[tuple[int, ...], tuple]:
    """Return the rank of the best trade of each pair of issues, by enumeration."""
    before = problem.values(package)
    spans = [
        sum(max(c) - min(c) for c in [[row[p] for row in rows] for rows in problem.worth]) for p in watched
    ]
    best: dict[tuple[int, ...], tuple] = {}
    for new in oracle.packages(problem):
        pair = differing(package, new)
        if len(pair) != 2 or not better_for_all(problem, package, new, watched):
            continue
        singles = [tuple(new[n] if n == issue else old for n, old in enumerate(package)) for issue in pair]
        if any(better_for_all(problem, package, single, watched) for single in singles):
            continue
        gains = [problem.values(new)[party] - before[party] for party in watched]
        shares = sum(gain / span for gain, span in zip(gains, spans, strict=True) if span)
        best[pair] = max(best.get(pair, (min(gains), shares)), (min(gains), shares))
    return best


def check_change(problem: Problem, package: Package, found: Change) -> None:
    """Every figure of a change is what the packages' values say."""
    new = package_of(problem, found)
    before, after = problem.values(package), problem.values(new)
    assert {problem.issues[n] for n in differing(package, new)} == set(found.changes)
    assert found.gains == {p: b - a for p, a, b in zip(problem.parties, before, after, strict=True)}
    for party in problem.parties:
        assert found.gains[party] == sum(moves.get(party, 0) for moves in found.by_issue.values())
    for issue in found.changes:
        assert not set(found.givers(issue)) & set(found.takers(issue))


@given(problems_and_packages(max_parties=4))
def test_trades_are_the_best_of_each_pair_of_issues(given_: Given) -> None:
    problem, package = given_
    found = trades(problem, package)
    sides: list[tuple[tuple[Trade, ...], tuple[int, ...]]] = [
        (found.consenting, problem.consenting),
        (found.everyone, tuple(range(len(problem.parties)))),
    ]
    for listed, watched in sides:
        expected = expected_trades(problem, package, watched)
        ranks = [(trade.least_gain, trade.shares) for trade in listed]
        assert ranks == sorted(ranks, reverse=True)
        assert len(listed) == len(expected)
        for trade in listed:
            new = package_of(problem, trade.change)
            assert better_for_all(problem, package, new, watched)
            assert expected[differing(package, new)] == (trade.least_gain, trade.shares)
            check_change(problem, package, trade.change)


def test_a_log_roll_says_who_gives_on_which_issue() -> None:
    problem = two_by_two()
    (trade,) = trades(problem, (0, 0)).consenting
    assert trade.change.changes == {"borders": ("line a", "line b"), "aid": ("none", "some")}
    assert trade.change.givers("borders") == ("north",)
    assert trade.change.takers("aid") == ("north",)
    assert trade.change.gains == {"north": 2, "south": 6}
    assert (trade.least_gain, trade.shares) == (2, Fraction(2, 4) + Fraction(6, 8))


def test_no_trade_crosses_a_red_line_that_was_not_crossed_before() -> None:
    both = Combination({0: frozenset({1}), 1: frozenset({1})})
    barred = replace(two_by_two(), red_lines=(RedLine(0, both, "both"),))
    assert trades(barred, (0, 0)).consenting == ()
    everywhere = Combination({0: frozenset({0, 1})})
    crossed_anyway = replace(two_by_two(), red_lines=(RedLine(0, everywhere, "any"),))
    assert len(trades(crossed_anyway, (0, 0)).consenting) == 1


def two_by_two() -> Problem:
    """Return a problem in which each side cares about another issue."""
    return Problem(
        parties=("north", "south"),
        issues=("borders", "aid"),
        options=(("line a", "line b"), ("none", "some")),
        worth=(
            ((Fraction(1), Fraction(0)), (Fraction(0), Fraction(7))),
            ((Fraction(0), Fraction(1)), (Fraction(3), Fraction(0))),
        ),
        no_deal=(Fraction(0), Fraction(0)),
        consent=(True, True),
        in_channel=(True, True),
    )


@given(problems_and_packages(), st.booleans())
def test_improvements_are_what_dominates_the_package(given_: Given, everyone: bool) -> None:
    problem, package = given_
    watched = tuple(range(len(problem.parties))) if everyone else problem.consenting
    bars = [line.combination for line in problem.red_lines if problem.consent[line.party]]
    floor = tuple(problem.values(package)[party] for party in watched)
    by_vector: dict[oracle.Vector, list[Package]] = {}
    for other in oracle.packages(problem, bars):
        vector = tuple(problem.values(other)[party] for party in watched)
        if oracle.dominates(vector, floor):
            by_vector.setdefault(vector, []).append(other)
    top = oracle.nondominated(by_vector)
    found = improvements(problem, package, everyone=everyone)
    assert found.watched == tuple(problem.parties[party] for party in watched)
    assert found.vectors == len(top)
    assert found.packages == sum(len(by_vector[vector]) for vector in top)
    check_fewest(problem, package, found.fewest, [p for group in by_vector.values() for p in group])
    sums = [sum(vector, Fraction(0)) for vector in top]
    least = [min(v - f for v, f in zip(vector, floor, strict=True)) for vector in top]
    for name, changes in found.best.items():
        assert bool(changes) == bool(top)
        for one in changes:
            check_change(problem, package, one)
            vector = tuple(problem.values(package_of(problem, one))[party] for party in watched)
            assert vector in top
            if name == "utilitarian":
                assert sum(vector) == max(sums)
            if name == "egalitarian":
                assert min(v - f for v, f in zip(vector, floor, strict=True)) == max(least)


def check_fewest(
    problem: Problem, package: Package, fewest: tuple[Change, ...], every: list[Package]
) -> None:
    """The improvements listed are all sets of issues of the smallest size, and each is one."""
    smallest = min((len(differing(package, other)) for other in every), default=0)
    sets = {differing(package, other) for other in every if len(differing(package, other)) == smallest}
    assert {differing(package, package_of(problem, one)) for one in fewest} == sets
    assert len(fewest) == len(sets)
    for one in fewest:
        assert package_of(problem, one) in every
        check_change(problem, package, one)


def test_nothing_improves_on_a_package_on_the_frontier() -> None:
    found = improvements(two_by_two(), (1, 1))
    assert (found.vectors, found.packages, found.fewest) == (0, 0, ())
    assert found.fewest_reason
    assert not any(found.best.values())


def test_limits_are_kept() -> None:
    problem = two_by_two()
    assert improvements(problem, (0, 0), steps=1).fewest_reason
    assert not improvements(problem, (0, 0), steps=1).fewest_complete
    with pytest.raises(LimitError):
        improvements(problem, (0, 0), limit=0)


@given(problems_and_packages(max_issues=3))
def test_records_of_trades_are_plain(given_: Given) -> None:
    problem, package = given_
    json.dumps([trades(problem, package).to_records(), improvements(problem, package).to_records()])


@given(problems_and_packages())
def test_where_nobody_is_asked_there_is_nothing_to_trade_or_improve(given):
    problem, package = given
    unasked = replace(problem, consent=(False,) * len(problem.parties))
    assert trades(unasked, package).consenting == ()
    assert improvements(unasked, package).packages == 0
