"""Each draw is solved rightly whichever way it is solved, and the way fits the size of the question."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
import uncertain_cases as uncertain
from hypothesis import given, settings
from uncertain_cases import case_of, cases, position, split

from tracktwo.case import Case, Judgement, Rule
from tracktwo.deals.from_case import problem_of
from tracktwo.deals.uncertain.draws import draw, quantile_to_value
from tracktwo.deals.uncertain.plans import plan_for
from tracktwo.deals.uncertain.resolve import EVERY_PACKAGE, FRONTIER, POOL, Plan, Reading, resolve
from tracktwo.deals.uncertain.robust import robust
from tracktwo.deals.uncertain.space import Space


def plans(case: Case, seed: int = 1, count: int = 40) -> tuple[Plan, Plan, object]:
    """Return the two complete ways to solve each draw, and the draws."""
    problem, draws = problem_of(case), draw(case, draws=count, seed=seed)
    consenting, nothing = problem.consenting, np.empty((0, 0), dtype=np.intp)
    fewer = [c for c in (consenting[1:], consenting[:1]) if c != consenting]
    main, *absent = (Reading(c, Space.of(problem, c), nothing) for c in (consenting, *fewer))
    return *(Plan(m, main, tuple(absent), (), draws.slack) for m in (FRONTIER, EVERY_PACKAGE)), draws


@settings(max_examples=30)
@given(cases())
def test_each_draws_zone_is_that_of_looking_at_each_package(case: Case) -> None:
    draws = draw(case, draws=6, seed=3)
    frontier, every, _ = plans(case, seed=3, count=6)
    one, other = resolve(frontier, draws.part(0, 6)), resolve(every, draws.part(0, 6))
    for name in ("points", "best", "zone", "absent"):
        assert np.array_equal(getattr(one, name), getattr(other, name), equal_nan=True), name
    for row in range(6):
        drawn = {
            j.path: Fraction(float(quantile_to_value(j.estimate, draws.quantiles[row, n])))
            for n, j in enumerate(draws.judgements)
        }

        def number(judgement: Judgement, drawn=drawn) -> Fraction:
            return drawn.get(judgement.path, judgement.estimate.point)

        acceptable = [
            p
            for p in uncertain.packages(case)
            if all(uncertain.accepts(case, party.id, p, number) for party in case.parties)
        ]
        assert one.zone[row] == bool(acceptable)
        for column, party in enumerate(case.parties if acceptable else ()):
            best = max(uncertain.worth(case, party.id, p, number) for p in acceptable)
            assert one.best[row, column] / draws.scale == pytest.approx(float(best), abs=1e-6)


def test_a_pool_finds_no_more_than_there_is() -> None:
    case = split([30, 60], [30, 60])
    frontier, _, draws = plans(case)
    problem = problem_of(case)
    pool = np.array([[n] for n in range(0, 11, 2)])
    few = Plan(POOL, Reading(problem.consenting, None, pool), (), (), draws.slack)
    whole, part = resolve(frontier, draws.part(0, 40)), resolve(few, draws.part(0, 40))
    assert (part.zone <= whole.zone).all() and part.zone.any()
    assert (part.best[part.zone] <= whole.best[part.zone]).all()


def test_many_packages_are_looked_at_by_their_frontier_and_too_many_parties_by_a_pool() -> None:
    def of_size(parties: int, issues: int) -> Case:
        stream = np.random.default_rng(parties)
        names = {f"i{n}": "p q r s" for n in range(issues)}

        def one(name: str):
            values = {i: {o: int(stream.integers(0, 1000)) for o in "pqrs"} for i in names}
            return position(name, {i: int(stream.integers(1, 99)) for i in names}, values, [0, 1])

        return case_of(names, *(one(f"p{n}") for n in range(parties)), scale="points")

    for parties, issues, method in ((2, 12, FRONTIER), (9, 4, EVERY_PACKAGE), (9, 12, POOL)):
        case = of_size(parties, issues)
        plan = plan_for(case, problem_of(case), draw(case, draws=3), [])
        assert plan.method == method
    assert len(plan.main.pool) > 10


def test_rules_that_entangle_too_many_issues_leave_a_pool_from_the_frontier_at_the_points() -> None:
    issues = {f"i{n}": "p q r s" for n in range(12)}
    table = {
        "a": dict(zip("pqrs", (0, 10, 20, 40), strict=True)),
        "b": dict(zip("pqrs", (40, 30, 10, 0), strict=True)),
    }
    two = [position(p, dict.fromkeys(issues, 1), dict.fromkeys(issues, table[p]), [0, 10]) for p in "ab"]
    entangling = Rule({f"i{n}": ("p",) for n in range(11)}, {"i11": ("s",)}, "excludes")
    case = case_of(issues, *two, rules=(entangling,))
    found = robust(case, draws=5)
    assert not found.complete and found.zone.value == 1
    assert len(found.candidates) > 1
