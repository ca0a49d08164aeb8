"""The whole answer: equal to enumeration in exact fractions, whatever the rules, ties and red lines."""

from __future__ import annotations

import json
from collections import Counter
from fractions import Fraction
from pathlib import Path

import oracle
import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from strategies import problems

from tracktwo.deals import Problem, problem_of, schema, solve
from tracktwo.formats import open_case


def agrees_with_enumeration(problem: Problem) -> None:
    found = solve(problem)
    every = oracle.frontier(problem)
    assert found.frontier is not None
    rows = range(len(found.frontier))
    assert {found.frontier.exact(row): found.frontier.counts[row] for row in rows} == {
        values: len(packages) for values, packages in every.items()
    }
    assert found.counted.total == len(oracle.packages(problem))
    assert Counter({b.parties: b.count for b in found.blockage.blockers}) == Counter(
        {tuple(problem.parties[p] for p in sorted(who)): n for who, n in oracle.blockers(problem).items()}
    )
    agrees_on_solutions(problem, found)


def agrees_on_solutions(problem: Problem, found: object) -> None:
    expected = oracle.solutions(problem)
    for concept, point in found.solutions.items():  # type: ignore[attr-defined]
        if expected is None:
            assert not point and point.reason
            continue
        best = expected[concept]
        mine = {tuple(values[p] for p in problem.consenting) for values in point.values}
        assert point.score == best.score
        # Where every product is 0 the definition ties everything; the engine then looks further.
        assert mine <= best.values if concept == "nash" and not best.score else mine == best.values
        assert all(package in best.packages for package in point.packages)


@given(problems(joint=True))
@settings(max_examples=60)
def test_every_part_of_the_answer_equals_enumeration(problem: Problem) -> None:
    agrees_with_enumeration(problem)


@pytest.mark.slow
@given(problems(max_packages=120, joint=True))
@settings(max_examples=5000)
def test_every_part_of_the_answer_equals_enumeration_5000_times(problem: Problem) -> None:
    agrees_with_enumeration(problem)


PUBLISHED = {
    "base": (720, 12, 481, 6_031_872, 3, 391),
    "base_rewritten": (720, 12, 481, 7_402_752, 5, 391),
    "base_7players": (2880, 52, 1360, 267_079_680, 8, 496),
    "game1": (720, 21, 241, 3_083_080, 7, 425),
}


@pytest.mark.parametrize("game", PUBLISHED)
def test_scorable_games_give_the_known_figures(shared: Path, game: str) -> None:
    found = solve(problem_of(open_case(shared / "data" / "scenarios" / "scorable" / game))).to_records()
    scores = {concept: point["score"] for concept, point in found["solutions"].items()}
    assert (
        found["packages"]["count"], found["packages"]["zone"], found["frontier"]["packages"],
        scores["nash"], scores["egalitarian"], scores["utilitarian"],
    ) == PUBLISHED[game]  # fmt: skip


def test_records_are_the_documented_contract(shared: Path) -> None:
    found = solve(problem_of(open_case(shared / "data" / "scenarios" / "scorable" / "base"))).to_records()
    assert json.loads(json.dumps(found)) == found
    Draft202012Validator(schema()).validate(found)
    assert set(found["frontier"]) == {"count", "packages", "values"}
    assert set(found["frontier"]["values"][0]) == set(found["parties"])
    assert {"values", "score", "exact", "package"} <= set(found["solutions"]["nash"])
    assert found["blockers"][0].keys() >= {"parties", "count"}


def test_no_possible_deal_is_an_answer_with_a_reason() -> None:
    worth = (((Fraction(1), Fraction(0)), (Fraction(0), Fraction(1))),)
    problem = Problem(
        ("a", "b"), ("i",), (("x", "y"),), worth, (Fraction(1), Fraction(1)), (True, True), (True, True)
    )
    found = solve(problem).to_records()
    assert found["packages"]["zone"] == 0
    Draft202012Validator(schema()).validate(found)
    assert found["solutions"]["nash"] is None
    assert "zone of agreement" in found["solutions_reason"]


@given(problems(max_packages=60))
@settings(max_examples=20)
def test_every_step_is_told_once_and_in_order(problem: Problem) -> None:
    told: list[tuple[int, int]] = []
    for limit in (1, 500_000):
        solve(problem, limit=limit, progress=lambda done, total: told.append((done, total)))
        assert told == [(n, 7) for n in range(1, 8)]
        told.clear()


def test_too_large_a_frontier_still_gives_certified_solutions() -> None:
    worth = tuple(tuple((Fraction(n), Fraction(7 - n) ** 2 / 7) for n in range(8)) for _ in range(6))
    problem = Problem(
        ("a", "b"), tuple("ijklmn"), (tuple("12345678"),) * 6, worth, (Fraction(5),) * 2, (True, True),
        (True, True),
    )  # fmt: skip
    listed, beyond = solve(problem), solve(problem, limit=3)
    assert beyond.frontier is None
    Draft202012Validator(schema()).validate(beyond.to_records())
    assert beyond.frontier_reason
    for concept, point in beyond.solutions.items():
        assert point.gap is not None
        assert point.gap <= 1e-6
        assert float(point.score) == pytest.approx(float(listed.solutions[concept].score), rel=2e-6)


@pytest.mark.parametrize("limit", [500_000, 1])
def test_where_nobodys_consent_is_needed_no_package_is_picked(limit) -> None:
    worth = tuple(tuple((Fraction(n), Fraction(3 - n)) for n in range(4)) for _ in range(3))
    problem = Problem(
        ("a", "b"), tuple("ijk"), (tuple("1234"),) * 3, worth, (Fraction(5),) * 2, (False,) * 2, (True,) * 2
    )
    found = solve(problem, limit=limit).to_records()
    Draft202012Validator(schema()).validate(found)
    assert found["packages"]["zone"] == found["packages"]["count"] == 64
    assert found["solutions"]["nash"] is None
    assert "consent is needed" in found["solutions_reason"]
