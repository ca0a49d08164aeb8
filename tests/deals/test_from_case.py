"""From judgements to worths: weights, straight lines between levels, sacred issues, rules and dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tracktwo.case import Case, load
from tracktwo.deals import problem_of

CASE = """
tracktwo: 1
title: Small
as_of: 2023-07-10
parties:
  - {id: a, name: A}
  - {id: b, name: B, in_channel: false}
issues:
  - {id: x, name: X, options: [{id: one, name: One}, {id: two, name: Two}]}
  - {id: width, name: Width, kind: range, from: 0, to: 30, step: 10}
  - {id: land, name: Land, kind: divisible, between: [a, b], parts: 4}
positions:
  a:
    assumed: for the test
    no_deal: {value: [20, 40], over_time: [{from: 2024-01-01, value: 10}]}
    issues:
      x: {weight: 1, values: {one: [60, 80], two: {low: 1, likely: 2, high: 7}}}
      width: {weight: [1, 3], values: {0: 0, 30: 100}}
      land: {weight: 1}
    red_lines: [{options: {width: [20, 30], x: two}, label: wide}]
  b:
    assumed: for the test
    no_deal: 30
    issues:
      width: {weight: 5, values: {0: 100, 20: 50, 30: 0}}
      land: {weight: 5}
    sacred: [{issue: x, accepts: [one]}]
rules:
  - {when: {x: one}, excludes: {width: [0, 10]}}
  - {when: {x: two}, requires: {width: 0}}
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    return load(tmp_path)


def test_a_package_is_worth_the_weighted_mean_of_its_options(case: Case) -> None:
    problem = problem_of(case)
    one, twenty, half = 0, 2, 2
    # a: (1 x 70 + 2 x 66.67 + 1 x 50) / 4; b: (5 x 50 + 5 x 50) / 10, the sacred issue outside the sum.
    assert problem.values((one, twenty, half)) == (Fraction(70 + 2 * Fraction(200, 3) + 50) / 4, Fraction(50))


def test_levels_between_judged_ones_lie_on_straight_lines(case: Case) -> None:
    width = problem_of(case).worth[1]
    assert [row[0] * 2 for row in width] == [0, Fraction(100, 3), Fraction(200, 3), 100]
    assert [row[1] * 2 for row in width] == [100, 75, 50, 0]


def test_a_divisible_good_is_worth_all_to_whom_gets_it(case: Case) -> None:
    land = problem_of(case).worth[2]
    assert [row[0] * 4 for row in land] == [100, 75, 50, 25, 0]
    assert [row[1] * 2 for row in land] == [0, 25, 50, 75, 100]


def test_the_no_deal_value_is_the_one_foreseen_for_the_day(case: Case) -> None:
    assert problem_of(case).no_deal == (30, 30)
    assert problem_of(case, at=date(2023, 12, 31)).no_deal == (30, 30)
    assert problem_of(case, at=date(2024, 1, 1)).no_deal == (10, 30)
    assert problem_of(replace(case, as_of=date(2024, 6, 1))).no_deal == (10, 30)
    assert problem_of(replace(case, as_of=None)).no_deal == (30, 30)


def test_rules_forbid_what_they_exclude_and_what_is_not_required(case: Case) -> None:
    problem = problem_of(case)
    allowed = {(x, width) for x in range(2) for width in range(4) if problem.allowed((x, width, 0))}
    assert allowed == {(0, 2), (0, 3), (1, 0)}


def test_red_lines_and_sacred_issues_refuse_whatever_else_is_offered(case: Case) -> None:
    problem = problem_of(case)
    assert [line.label for line in problem.crossed((1, 2, 0))] == ["a: wide", "sacred:b/x"]
    assert problem.crossed((0, 3, 0)) == ()
