"""The count of packages by reason is the count that looking at each package gives."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import problems

from tracktwo.deals.problem import Combination, Package, Problem, RedLine
from tracktwo.deals.refusal import count as tally_count
from tracktwo.deals.refusal import tracks as tally_tracks
from tracktwo.deals.refusal.tally import Count, Reason, Tally, all_reasons, tally, wilson
from tracktwo.errors import LimitError


def reasons_of(problem: Problem, package: Package) -> frozenset[Reason]:
    """Say why a package is refused, from the definitions."""
    values = problem.values(package)
    below = {
        Reason(party)
        for party in problem.consenting
        if problem.no_deal[party] is not None and values[party] < problem.no_deal[party]
    }
    crossed = {
        Reason(line.party, index)
        for index, line in enumerate(problem.red_lines)
        if problem.consent[line.party] and line.combination.holds_in(package)
    }
    return frozenset(below | crossed)


def scorable(folder: Path) -> Problem:
    """Read one of the published games: a file a party, points by issue, the last line no deal."""
    files = sorted((folder / "scores_files").iterdir())
    sheets = [
        [[int(cell) for cell in line.split(",")] for line in file.read_text().split("\n") if line.strip()]
        for file in files
    ]
    issues = range(len(sheets[0]) - 1)
    worth = tuple(
        tuple(
            tuple(map(Fraction, column)) for column in zip(*(sheet[issue] for sheet in sheets), strict=True)
        )
        for issue in issues
    )
    yes = tuple(True for _ in files)
    return Problem(
        parties=tuple(file.stem for file in files),
        issues=tuple(f"i{issue}" for issue in issues),
        options=tuple(tuple(f"o{option}" for option in range(len(rows))) for rows in worth),
        worth=worth,
        no_deal=tuple(Fraction(sheet[-1][0]) for sheet in sheets),
        consent=yes,
        in_channel=yes,
    )


@given(problems(max_issues=6))
def test_every_count_is_what_enumeration_counts(problem: Problem) -> None:
    allowed = oracle.packages(problem)
    expected = Counter(reasons_of(problem, package) for package in allowed)
    found = tally(problem)
    assert dict(found.seen) == dict(expected)
    assert (found.total, found.drawn, found.exact) == (len(allowed), len(allowed), True)
    assert {parties: count.value for parties, count in found.by_parties} == dict(oracle.blockers(problem))
    assert found.zone.value == len(oracle.zone(problem))
    for reason in all_reasons(problem):
        assert found.only_reason(reason).value == expected[frozenset([reason])]
    for party in problem.consenting:
        refused_by = [{reason.party for reason in why} for why in expected.elements()]
        assert found.sole(party).value == refused_by.count({party})
        assert found.accepted_by([party]).value == sum(party not in who for who in refused_by)


@given(problems(max_issues=6), st.integers(1, 12), st.integers(0, 3))
def test_blocks_and_unlisted_sums_change_no_count(problem: Problem, block: int, sums: int) -> None:
    whole = tally(problem)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tally_count, "BLOCK", block)
        patch.setattr(tally_tracks, "REST_LIMIT", sums)
        patch.setattr(tally_count, "WORD", 8)
        patch.setattr(tally_count, "LIMB_BITS", 2)
        assert tally(problem).seen == whole.seen


def big_problem(issues: int, options: int, parties: int = 2) -> Problem:
    """Make a problem in which every sum can be written down: option n is worth n to all."""
    rows = tuple((Fraction(option),) * parties for option in range(options))
    best = issues * (options - 1)
    return Problem(
        parties=tuple(f"p{party}" for party in range(parties)),
        issues=tuple(f"i{issue}" for issue in range(issues)),
        options=(tuple(f"o{option}" for option in range(options)),) * issues,
        worth=(rows,) * issues,
        no_deal=(Fraction(best - 1),) * parties,
        consent=(True,) * parties,
        in_channel=(True,) * parties,
    )


def test_ten_to_the_thirty_packages_are_counted_exactly() -> None:
    found = tally(big_problem(30, 10))
    assert found.total == 10**30
    assert found.zone == Count(31, 31, 31)  # all best, or one issue one step below its best
    assert dict(found.by_parties)[frozenset({0, 1})].value == 10**30 - 31


def test_a_rule_and_a_red_line_across_many_issues_are_counted_exactly() -> None:
    all_zero = Combination({issue: frozenset({0}) for issue in range(30)})
    one_step = Combination({0: frozenset({8})})
    problem = replace(big_problem(30, 10), forbidden=(all_zero,), red_lines=(RedLine(1, one_step, "step"),))
    found = tally(problem)
    assert found.total == 10**30 - 1
    assert found.zone.value == 30
    assert found.only_reason(Reason(1, 0)).value == 1


def test_values_that_differ_behind_all_floats_are_told_apart() -> None:
    problem = big_problem(12, 3, parties=1)
    tiny = Fraction(1, 10**40)
    worth = (((Fraction(0),), (Fraction(1),), (2 - tiny,)), *problem.worth[1:])
    exactly = replace(problem, worth=worth, no_deal=(Fraction(24) - tiny,))
    assert tally(exactly).zone.value == 1
    assert tally(replace(exactly, no_deal=(Fraction(24),))).zone.value == 0


PUBLISHED = [
    ("base", 720, 12, 55, "SportCo", 56),
    ("base_rewritten", 720, 12, 55, "company", 56),
    ("base_7players", 2880, 52, 204, "SportCo", 315),
    ("game1", 720, 21, 57, "enviroment", 14),
]


@pytest.mark.parametrize(("game", "deals", "unanimous", "but_one", "blocker", "alone"), PUBLISHED)
def test_published_scorable_games(
    shared: Path, game: str, deals: int, unanimous: int, but_one: int, blocker: str, alone: int
) -> None:
    folder = shared / "data" / "scenarios" / "scorable" / game
    problem = scorable(folder)
    roles = [line.split(",") for line in (folder / "config.txt").read_text().splitlines() if line.strip()]
    veto = {problem.parties.index(role[1].strip()) for role in roles if role[2].strip() in {"p1", "p2"}}
    found = tally(problem)
    assert (found.total, found.zone.value) == (deals, unanimous)
    assert len(veto) == 2
    passing = sum(
        count.value for parties, count in found.by_parties if len(parties) <= 1 and not parties & veto
    )
    assert passing == but_one
    sole = {party: found.sole(index).value for index, party in enumerate(problem.parties)}
    assert max(sole.items(), key=lambda item: item[1]) == (blocker, alone)


@given(problems(max_issues=4), st.integers(0, 5))
def test_the_estimate_draws_uniformly_from_the_allowed_packages(problem: Problem, seed: int) -> None:
    exact = tally(problem)
    found = tally(problem, limit=0, samples=2000, seed=seed)
    assert found == tally(problem, limit=0, samples=2000, seed=seed)
    assert (found.exact, found.total) == (False, exact.total)
    assert {reasons for reasons, _ in found.seen} <= {reasons for reasons, _ in exact.seen}
    for reasons, count in exact.by_reasons:
        share = count.value / exact.total
        six_sigma = 6 * (share * (1 - share) / 2000) ** 0.5
        assert abs(dict(found.seen).get(reasons, 0) / 2000 - share) <= six_sigma + 3 / 2000


def test_the_interval_of_an_estimate_covers_the_truth_as_often_as_it_says() -> None:
    problem = big_problem(6, 5, parties=1)
    problem = replace(problem, no_deal=(Fraction(16),))
    truth = tally(problem).zone.value
    covered = 0
    for seed in range(300):
        zone = tally(problem, limit=0, samples=400, seed=seed).zone
        covered += zone.low <= truth <= zone.high
    assert 270 <= covered <= 298  # 95 % of 300 is 285; these bounds are four standard deviations


@pytest.mark.parametrize(
    ("hits", "drawn", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (81, 263, 0.2553, 0.3662)],
)
def test_wilson_intervals_are_those_of_the_literature(hits: int, drawn: int, low: float, high: float) -> None:
    assert wilson(hits, drawn) == pytest.approx((low, high), abs=5e-5)


def test_without_an_estimate_a_count_out_of_reach_is_refused() -> None:
    with pytest.raises(LimitError, match="exact count"):
        tally(big_problem(30, 10), limit=10, samples=0)


def test_a_problem_in_which_nothing_is_allowed_has_nothing_to_count() -> None:
    problem = replace(big_problem(2, 2), forbidden=(Combination({0: frozenset({0, 1})}),))
    for found in (tally(problem), tally(problem, limit=0)):
        assert isinstance(found, Tally)
        assert (found.total, found.seen, found.zone.value) == (0, (), 0)
