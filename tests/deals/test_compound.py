"""Merged issues: the same packages, worth the same, without joint worths; and counts that rest on it."""

from __future__ import annotations

import oracle
import pytest
from hypothesis import given, settings
from strategies import problems, tangled

from tracktwo.deals import Problem, tally
from tracktwo.deals.compound import compounded
from tracktwo.deals.joint import spelled_out
from tracktwo.errors import LimitError


@given(problems(joint=True))
@settings(max_examples=80)
def test_merged_issues_have_the_same_packages_worth_the_same(problem: Problem) -> None:
    merged = compounded(problem)
    assert not merged.problem.joint
    packages = oracle.packages(merged.problem)
    assert sorted(map(merged.original, packages)) == sorted(oracle.packages(problem))
    for package in packages:
        assert merged.problem.values(package) == problem.values(merged.original(package))
        assert len(merged.problem.crossed(package)) == len(problem.crossed(merged.original(package)))


@given(problems(joint=True, max_packages=60))
@settings(max_examples=80)
def test_spelled_out_combinations_leave_one_right_answer_each(problem: Problem) -> None:
    spelled, issues = spelled_out(problem), len(problem.issues)
    assert not spelled.joint
    packages = oracle.packages(spelled)
    assert sorted(package[:issues] for package in packages) == sorted(oracle.packages(problem))
    assert all(spelled.values(package) == problem.values(package[:issues]) for package in packages)


def test_too_many_joint_options_are_not_listed() -> None:
    with pytest.raises(LimitError, match=r"9 issues with 512 joint options"):
        compounded(tangled(9), most=500)


@given(problems(joint=True))
@settings(max_examples=40)
def test_an_estimate_of_the_zone_is_near_the_true_share(problem: Problem) -> None:
    packages = oracle.packages(problem)
    if packages:
        found = tally(problem, limit=0, samples=2000, seed=3)
        share = found.zone.value / found.total
        assert abs(share - len(oracle.zone(problem)) / len(packages)) < 0.07  # six standard errors
