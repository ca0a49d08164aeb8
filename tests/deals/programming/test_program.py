"""Mixed-integer answers: as enumeration finds them, within the gap they claim; and large ones in time."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from json import loads
from math import prod
from time import process_time

import oracle
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import ROUND, problems

from tracktwo.deals.problem import Combination, Problem, RedLine
from tracktwo.deals.programming.program import Program
from tracktwo.errors import LimitError

# Beyond the solver's 1e-8 of a party's range, worths are the same to it; those that differ less are
# drawn for what must be exact all the same: whether a package is in the zone.
plain = problems(joint=True, flavours=ROUND)
few = settings(max_examples=30)


def scenario(shared, parties, issues, mode="conflict"):
    """Load a generated scenario: weighted values, no deal 0 for all."""
    tool = shared / "tools" / "make_scenario.py"
    text = subprocess.run(
        [sys.executable, tool, str(parties), str(issues), "10", mode], capture_output=True, check=True
    ).stdout
    tables = loads(text)["tables"]
    worth = tuple(
        tuple(tuple(Fraction(str(row[option])) for row in issue) for option in range(10)) for issue in tables
    )
    names = tuple(f"p{n}" for n in range(parties))
    return Problem(
        names,
        tuple(f"i{n}" for n in range(issues)),
        (tuple(f"o{n}" for n in range(10)),) * issues,
        worth,
        (Fraction(0),) * parties,
        (True,) * parties,
        (True,) * parties,
    )


def close(found, best):
    """Tell whether a score is the best there is, to within the gap claimed."""
    assert found.finished
    return abs(found.score - best) <= Fraction(found.gap) * (abs(found.score) or 1)


@given(plain)
@few
def test_solutions_are_those_of_enumeration(problem):
    program = Program(problem)
    expected = oracle.solutions(problem)
    for concept in ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian"):
        found = getattr(program, concept)()
        if expected is None:
            assert found is None
            continue
        assert found.package in oracle.zone(problem)
        assert found.values == problem.values(found.package)
        assert close(found, expected[concept].score)
        assert found.gap <= 1e-6 or found.score < Fraction(1, 10)


@given(plain)
@few
def test_no_package_is_better_for_all_than_a_solution(problem):
    program = Program(problem)
    inside = [[problem.values(x)[p] for p in problem.consenting] for x in oracle.zone(problem)]
    for concept in ("kalai_smorodinsky", "egalitarian", "utilitarian"):
        found = getattr(program, concept)()
        if found is not None:
            values = [found.values[p] for p in problem.consenting]
            assert not any(oracle.dominates(tuple(other), tuple(values)) for other in inside)


@given(problems())
@few
def test_a_package_is_found_if_and_only_if_the_zone_has_one(problem):
    found = Program(problem).feasible()
    inside = oracle.zone(problem)
    assert found in inside if inside else found is None


def test_a_package_a_hair_below_no_deal_is_not_let_slip():
    hair = Fraction(1, 10**20)
    worth = (((Fraction(1), Fraction(0)), (Fraction(0), Fraction(1, 2))),) * 2
    problem = Problem(
        ("a", "b"), ("x", "y"), (("0", "1"),) * 2, worth, (1 + hair, Fraction(0)), (True,) * 2, (True,) * 2
    )
    program = Program(problem)
    assert program.utilitarian().package == (0, 0)
    assert program.ideal[1].score == 0


@given(problems(), st.data())
@few
def test_the_most_a_party_can_get_while_others_get_what_they_must(problem, data):
    if not oracle.packages(problem):
        return
    party = data.draw(st.sampled_from(problem.consenting))
    other = data.draw(st.sampled_from(range(len(problem.parties))))
    least = data.draw(st.integers(0, 6).map(Fraction))
    floors = dict(
        zip(problem.consenting, [oracle.disagreement(problem)[p] for p in problem.consenting], strict=True)
    )
    floors[other] = least
    lines = [line.combination for line in problem.red_lines if problem.consent[line.party]]
    values = [
        problem.values(x)
        for x in oracle.packages(problem, lines)
        if all(problem.values(x)[p] >= floor for p, floor in floors.items())
    ]
    found = Program(problem).best({party: Fraction(1)}, {other: least})
    if not values:
        assert found is None
        return
    best = max(v[party] for v in values)
    assert found.values in values
    assert found.score <= best
    assert float(best) <= found.bound + 1e-12 * abs(found.bound)


@given(plain, st.data())
@few
def test_fewest_changes(problem, data):
    given_one = tuple(data.draw(st.integers(0, len(options) - 1)) for options in problem.options)
    found = Program(problem).fewest_changes(given_one)
    inside = oracle.zone(problem)
    if not inside:
        assert found is None
        return

    def changes(package):
        return sum(a != b for a, b in zip(package, given_one, strict=True))

    def greatest_loss(package):
        pairs = zip(problem.values(given_one), problem.values(package), strict=True)
        losses = [before - after for before, after in pairs]
        return max(losses[party] for party in problem.consenting)

    fewest = min(map(changes, inside))
    assert found.package in inside
    assert found.score == changes(found.package) == fewest
    mildest = min(greatest_loss(x) for x in inside if changes(x) == fewest)
    assert greatest_loss(found.package) == pytest.approx(float(mildest), abs=1e-6)


@given(plain, st.booleans())
@few
def test_least_shortfall(problem, greatest):
    lines = [line.combination for line in problem.red_lines if problem.consent[line.party]]
    allowed = oracle.packages(problem, lines)
    found = Program(problem).least_shortfall(greatest=greatest)
    if not allowed:
        assert found is None
        return
    floor = oracle.disagreement(problem)

    def shortfall(package):
        values = problem.values(package)
        return (max if greatest else sum)(
            [max(floor[p] - values[p], Fraction(0)) for p in problem.consenting]
        )

    assert found.package in allowed
    assert found.score == shortfall(found.package)
    assert close(found, min(map(shortfall, allowed)))
    assert (found.score == 0) == bool(oracle.zone(problem))


def test_red_lines_of_parties_that_need_not_consent_are_no_bar():
    worth = (((Fraction(1), Fraction(0)), (Fraction(0), Fraction(1))),)
    line = RedLine(1, Combination({0: frozenset({0})}))
    problem = Problem(
        ("a", "b"),
        ("x",),
        (("0", "1"),),
        worth,
        (Fraction(1), Fraction(0)),
        (True, False),
        (True, True),
        red_lines=(line,),
    )
    assert Program(problem).feasible() == (0,)


def test_the_same_question_gives_the_same_answer(shared):
    problem = scenario(shared, 3, 8)
    assert Program(problem).nash() == Program(problem).nash()


@pytest.mark.parametrize(
    ("parties", "issues", "nash", "ratio"),
    [(5, 6, 0.0545146, 0.5100255), (3, 30, 0.37405367416, 0.71883548886)],
)
def test_scores_found_by_other_means(shared, parties, issues, nash, ratio):
    program = Program(scenario(shared, parties, issues))
    assert float(program.nash().score) == pytest.approx(nash, rel=1e-6)
    assert float(program.kalai_smorodinsky().score) == pytest.approx(ratio, rel=1e-6)


def test_an_expired_time_limit_is_told(shared):
    with pytest.raises(LimitError, match="Allow more time"):
        Program(scenario(shared, 5, 30), time_limit=0).nash()
    program = Program(scenario(shared, 5, 30), time_limit=0.4)
    assert program.ideal
    found = program.kalai_smorodinsky()
    assert found.finished or found.gap > 1e-6
    assert prod(found.values) > 0


@pytest.mark.slow
def test_five_parties_and_ten_to_the_thirty_packages_in_four_seconds(shared):
    gaps = []
    start = process_time()
    program = Program(scenario(shared, 5, 30), progress=gaps.append)
    fair = program.kalai_smorodinsky()
    middle = process_time()
    nash = Program(program.problem).nash()
    assert middle - start < 4
    assert process_time() - middle < 4
    assert max(fair.gap, nash.gap) <= 1e-6
    assert float(fair.score) == pytest.approx(0.5697108508781, rel=1e-9)
    assert gaps
