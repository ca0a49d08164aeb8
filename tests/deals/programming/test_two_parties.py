"""The frontier of two parties by integer programming is the one that enumeration finds."""

from __future__ import annotations

import oracle
import pytest
from hypothesis import given, settings
from strategies import ROUND, problems, tangled

from tracktwo.deals import Problem, solve
from tracktwo.deals.pareto.front import frontier, frontier_of
from tracktwo.deals.programming.two_parties import two_party_points
from tracktwo.errors import LimitError

# The solver is good to 1e-8 of a party's range: worths that differ by less are the same to it.
pairs = problems(min_parties=2, max_parties=2, joint=True, flavours=ROUND)


@given(pairs)
@settings(max_examples=60)
def test_every_vector_of_the_frontier_is_found_and_no_other(problem: Problem) -> None:
    found = frontier_of(problem, two_party_points(problem, 60))
    expected = oracle.frontier(problem)
    assert [found.exact(row) for row in range(len(found))] == sorted(expected, reverse=True)
    assert all(found.package(row) in expected[found.exact(row)] for row in range(len(found)))
    assert all(list(found.packages(row)) == [found.package(row)] for row in range(len(found)))
    assert found.packages_total is None


def test_the_two_ways_to_a_frontier_agree_where_everything_is_tied_to_everything() -> None:
    problem = tangled(9)
    exact, proved = frontier(problem), frontier_of(problem, two_party_points(problem, 60))
    assert [exact.exact(row) for row in range(len(exact))] == [
        proved.exact(row) for row in range(len(proved))
    ]
    assert proved.counts == (1,) * len(exact)


def test_solve_turns_to_integer_programming_where_ties_are_too_many_to_decompose() -> None:
    problem = tangled(12)
    listed, proved = solve(problem), solve(problem, limit=300)
    assert listed.frontier is not None and listed.frontier.ties
    assert proved.frontier is not None and not proved.frontier.ties
    assert proved.frontier.floats.tolist() == listed.frontier.floats.tolist()
    assert proved.to_records()["frontier"]["packages"] is None
    for concept, point in listed.solutions.items():
        assert (point.score, point.values) == (
            proved.solutions[concept].score,
            proved.solutions[concept].values,
        )


def test_without_time_it_says_that_nothing_is_proved() -> None:
    with pytest.raises(LimitError, match=r"time"):
        two_party_points(tangled(12), 0.0)
