"""Rules between options are kept exactly, and long chains of them stay small."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from itertools import combinations as combined
from itertools import pairwise, product

import oracle
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import combinations, problems
from test_front import as_found, generated

from tracktwo.deals.pareto.front import frontier, minimum_over_allowed
from tracktwo.deals.problem import Combination, Problem
from tracktwo.errors import LimitError


def pair(one: int, options: set[int], other: int, more: set[int]) -> Combination:
    """Forbid options of one issue together with options of another."""
    return Combination({one: frozenset(options), other: frozenset(more)})


@settings(max_examples=60)
@given(problems(max_parties=3, max_issues=6, max_packages=300, rules=False), st.data())
def test_many_rules_over_many_issues_are_kept(problem: Problem, data: st.DataObject) -> None:
    sizes = tuple(map(len, problem.options))
    rules = data.draw(st.lists(combinations(sizes, 4), min_size=1, max_size=8))
    ruled = replace(problem, forbidden=tuple(rules))
    assert as_found(frontier(ruled)) == oracle.frontier(ruled)


def test_rules_that_allow_nothing_give_an_empty_frontier() -> None:
    problem = generated(3, 4, 3, 10)
    impossible = [pair(0, {a}, 2, {b}) for a, b in product(range(3), repeat=2)]
    found = frontier(replace(problem, forbidden=tuple(impossible)))
    assert (len(found), found.packages_total, found.floats.shape) == (0, 0, (0, 3))
    assert minimum_over_allowed(replace(problem, forbidden=tuple(impossible)), 0) is None
    everything = Combination({1: frozenset(range(3)), 3: frozenset(range(3))})
    assert len(frontier(problem, extra_forbidden=[everything])) == 0


def test_a_rule_that_can_never_be_broken_changes_nothing() -> None:
    problem = generated(3, 4, 3, 10)
    beyond = pair(0, {7}, 1, {0})
    assert as_found(frontier(problem, extra_forbidden=[beyond])) == as_found(frontier(problem))


def test_an_issue_in_which_any_option_counts_links_nothing() -> None:
    problem = generated(3, 4, 3, 10)
    told: list[tuple[int, int]] = []
    rule = pair(0, {1}, 1, {0, 1, 2})
    found = frontier(problem, extra_forbidden=[rule], progress=lambda done, of: told.append((done, of)))
    assert told[-1] == (4, 4)
    assert as_found(found) == oracle.frontier(problem, [rule])


def chain(issues: int, options: int, seed: int) -> tuple[Combination, ...]:
    """Make rules that link each issue to the next, in an order that does not show it."""
    draw = random.Random(seed)
    order = draw.sample(range(issues), issues)
    return tuple(
        pair(one, {draw.randrange(options)}, other, set(draw.sample(range(options), 3)))
        for one, other in pairwise(order)
        for _ in range(2)
    )


def test_a_chain_of_rules_over_thirty_issues_is_solved_in_moments() -> None:
    problem = generated(2, 30, 6, 8)
    began = time.perf_counter()
    found = frontier(replace(problem, forbidden=chain(30, 6, seed=1)))
    assert time.perf_counter() - began < 5
    assert len(found) > 10
    for row in range(len(found)):
        package = found.package(row)
        assert replace(problem, forbidden=chain(30, 6, seed=1)).allowed(package)
        assert problem.values(package) == found.exact(row)


def test_a_chain_of_eight_issues_agrees_with_looking_at_every_package() -> None:
    problem = replace(generated(3, 8, 3, 5), forbidden=chain(8, 3, seed=4))
    assert as_found(frontier(problem)) == oracle.frontier(problem)


def test_linked_issues_too_many_to_list_are_refused_early() -> None:
    problem = replace(generated(5, 30, 6, 10**6), forbidden=chain(30, 6, seed=1))
    with pytest.raises(LimitError, match="vectors expected at least"):
        frontier(problem)


def test_rules_that_all_hang_together_are_refused_rather_than_tried_for_ever() -> None:
    # Every issue is linked to every other, so that no rule can be forgotten for long.
    draw = random.Random(0)
    rules = tuple(
        pair(one, {draw.randrange(4)}, other, {draw.randrange(4)}) for one, other in combined(range(14), 2)
    )
    with pytest.raises(LimitError, match="the limit is 2,000"):
        frontier(replace(generated(2, 14, 4, 10**6), forbidden=rules), limit=2000)
