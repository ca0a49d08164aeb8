"""What would have to give way for any package: held against looking at every package."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import oracle
import pytest
from hypothesis import given, settings
from strategies import problems

from tracktwo.deals.problem import Combination, Package, Problem, RedLine
from tracktwo.deals.refusal.tally import Reason, all_reasons, tally
from tracktwo.deals.unlocking.unlock_zone import Opening, new_options, unlock_zone


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


@settings(max_examples=80)
@given(problems(max_issues=4))
def test_beyond_the_frontier_the_answers_are_about_the_same(problem: Problem) -> None:
    worths = [abs(cell) for rows in problem.worth for row in rows for cell in row if cell]
    if not all(Fraction(1, 1000) < cell < 1000 for cell in worths):  # what a solver in floats is made for
        return
    whole, cut = unlock_zone(problem), unlock_zone(problem, limit=0)
    assert cut.is_open == whole.is_open
    found = {reasons_of(problem, one): one for one in whole.single}
    assert found.keys() == {reasons_of(problem, one): one for one in cut.single}.keys()
    for one in cut.single:
        (move,), (best,) = one.moves, found[reasons_of(problem, one)].moves
        assert opens(problem, one)
        if move.by is not None and best.by is not None:
            assert best.by <= move.by
            assert float(move.by) == pytest.approx(float(best.by), rel=1e-5, abs=1e-5 * scale_of(problem))
    assert (cut.nearest is None) == (whole.nearest is None)
    if whole.shortfalls:
        least, found_least = max(whole.shortfalls.values()), max(cut.shortfalls.values())
        assert least <= found_least
        assert float(found_least) == pytest.approx(float(least), rel=1e-5, abs=1e-5 * scale_of(problem))


def scale_of(problem: Problem) -> float:
    """Return the greatest worth or no-deal value there is."""
    worths = [abs(cell) for rows in problem.worth for row in rows for cell in row]
    return float(max([*worths, *(abs(value) for value in problem.no_deal if value is not None)]))


def opens(problem: Problem, opening: Opening) -> bool:
    """Tell whether the zone is open once the moves are made."""
    no_deal = list(problem.no_deal)
    for move in opening.moves:
        if move.line is None:
            no_deal[problem.parties.index(move.party)] = move.to
    given_up = {move.line for move in opening.moves}
    lines = tuple(line for line in problem.red_lines if line.label not in given_up)
    package = package_of(problem, dict(opening.package))
    return package in oracle.zone(replace(problem, no_deal=tuple(no_deal), red_lines=lines))


def reasons_of(problem: Problem, opening: Opening) -> tuple[Reason, ...]:
    """Return the reasons that give way, by index."""
    labels = {line.label: n for n, line in enumerate(problem.red_lines)}
    return tuple(
        Reason(problem.parties.index(move.party), -1 if move.line is None else labels[move.line])
        for move in opening.moves
    )


def least_move(problem: Problem, reasons: tuple[Reason, ...]) -> Fraction | None:
    """Return the least greatest fall of the no-deal values named, lines named given up; by enumeration."""
    free = {reason.party for reason in reasons if reason.line < 0}
    lifted = {reason.line for reason in reasons}
    falls = []
    for package in oracle.packages(problem):
        short = below(problem, package)
        rest = [by for party, by in short.items() if party not in free]
        if crossed(problem, package) <= lifted and max(rest, default=Fraction(0)) <= 0:
            falls.append(max((short[party] for party in free), default=Fraction(0)))
    return min(falls, default=None)


@given(problems())
def test_single_reasons_and_pairs_open_the_zone_and_no_smaller_move_does(problem: Problem) -> None:
    found = unlock_zone(problem)
    assert found.is_open == bool(oracle.zone(problem))
    assert not found.undecided
    reasons = [r for r in all_reasons(problem) if r.line < 0 or not found.is_open]
    single = {(reason,): least for reason in reasons if (least := least_move(problem, (reason,))) is not None}
    listed = {reasons_of(problem, opening): opening for opening in found.single}
    assert listed.keys() == single.keys()
    pairs = {}
    if not single:
        tried = {pair: least_move(problem, pair) for pair in combinations(reasons, 2)}
        pairs = {pair: least for pair, least in tried.items() if least is not None}
    assert {reasons_of(problem, opening) for opening in found.pairs} == pairs.keys()
    listed |= {reasons_of(problem, opening): opening for opening in found.pairs}
    for reasons_, least in (single | pairs).items():
        moves = [move.by for move in listed[reasons_].moves if move.by is not None]
        assert max(moves, default=Fraction(0)) == least
        assert opens(problem, listed[reasons_])


@given(problems())
def test_red_lines_that_open_the_zone_alone_are_those_that_the_tally_says_cost_something(
    problem: Problem,
) -> None:
    found = unlock_zone(problem)
    if found.is_open:
        return
    counted = tally(problem)
    opening = {one.moves[0].line for one in found.single if one.moves[0].line is not None}
    for reason in all_reasons(problem):
        if reason.line >= 0:
            line = problem.red_lines[reason.line].label
            assert (line in opening) == (counted.only_reason(reason).value > 0)


@given(problems())
def test_no_package_has_a_smaller_greatest_shortfall_than_the_nearest(problem: Problem) -> None:
    found = unlock_zone(problem)
    kept = [package for package in oracle.packages(problem) if not crossed(problem, package)]
    if not kept:
        assert (found.nearest, bool(found.nearest_reason)) == (None, True)
        return
    assert found.nearest is not None
    package = package_of(problem, dict(found.nearest))
    assert package in kept
    best = min(sorted(below(problem, other).values(), reverse=True) for other in kept)
    assert sorted(found.shortfalls.values(), reverse=True) == best
    assert sorted(below(problem, package).values(), reverse=True) == best


def with_option(problem: Problem, issue: int, worth: dict[str, Fraction]) -> Problem:
    """Add an option to an issue that is worth this to each party."""
    row = tuple(worth.get(party, Fraction(0)) for party in problem.parties)
    options = list(problem.options)
    options[issue] = (*options[issue], "new")
    rows = list(problem.worth)
    rows[issue] = (*rows[issue], row)
    return replace(problem, options=tuple(options), worth=tuple(rows))


@given(problems(max_parties=4))
def test_a_new_option_worth_what_is_asked_opens_the_zone_and_one_worth_less_does_not(
    problem: Problem,
) -> None:
    if oracle.zone(problem):
        return
    found = {one.issue: one for one in new_options(problem)}
    for issue, name in enumerate(problem.issues):
        if name not in found:
            huge = {party: Fraction(2**90) for party in problem.parties}
            assert not oracle.zone(with_option(problem, issue, huge))
            continue
        asked = found[name].worth
        assert oracle.zone(with_option(problem, issue, dict(asked)))
        if asked:
            greatest = max(asked.values())
            less = greatest - abs(greatest) / 10**40 - Fraction(1, 10**40)
            everybody = dict.fromkeys(problem.parties, less)
            assert not oracle.zone(with_option(problem, issue, everybody))


def test_a_new_option_is_not_asked_to_buy_a_party_to_which_the_issue_is_sacred() -> None:
    line = RedLine(0, Combination({0: frozenset({1})}), "sacred:p0/i0", sacred=True)
    issue = ((Fraction(0), Fraction(0)), (Fraction(0), Fraction(9)))
    other = ((Fraction(1), Fraction(5)), (Fraction(4), Fraction(0)))
    problem = Problem(
        ("p0", "p1"), ("i0", "i1"), (("keep", "give"), ("a", "b")), (issue, other),
        (Fraction(3), Fraction(6)), (True,) * 2, (True,) * 2, red_lines=(line,),
    )  # fmt: skip
    on_sacred = {one.issue: one for one in new_options(problem)}["i0"]
    assert on_sacred.others == {"i1": "b"}  # with "a" p0 would have to be paid 2 on what it holds sacred
    assert on_sacred.worth == {"p0": -1, "p1": 6}
    never = replace(problem, no_deal=(Fraction(5), Fraction(6)))
    assert "i0" not in {one.issue for one in new_options(never)}


@given(problems())
def test_where_nobody_is_asked_any_allowed_package_opens_the_zone(problem):
    unasked = replace(problem, consent=(False,) * len(problem.parties))
    found = unlock_zone(unasked)
    assert found.is_open == bool(oracle.packages(unasked))
    assert (found.single, found.pairs, found.shortfalls) == ((), (), {})
