"""The frontier is exact and complete: every value vector on it, every package that gives one, no other."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import oracle
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import problems

from tracktwo.deals.pareto import origins
from tracktwo.deals.pareto.front import (
    Frontier,
    frontier,
    maximum_over_allowed,
    minimum_over_allowed,
    nondominated_sums,
)
from tracktwo.deals.problem import Package, Problem
from tracktwo.errors import LimitError

Worths = Sequence[Sequence[Sequence[Fraction | int]]]


def problem_of(worths: Worths) -> Problem:
    """Make a problem of worths by issue, option and party; every party consents, no deal is worth 0."""
    parties = len(worths[0][0])
    return Problem(
        parties=tuple(f"p{n}" for n in range(parties)),
        issues=tuple(f"i{n}" for n in range(len(worths))),
        options=tuple(tuple(f"o{n}" for n in range(len(issue))) for issue in worths),
        worth=tuple(tuple(tuple(map(Fraction, row)) for row in issue) for issue in worths),
        no_deal=(Fraction(0),) * parties,
        consent=(True,) * parties,
        in_channel=(True,) * parties,
    )


def generated(parties: int, issues: int, options: int, top: int, seed: int = 0) -> Problem:
    """Make a problem in which what is good for one party tends to be bad for the others."""
    rng = np.random.default_rng([seed, parties, issues, options])
    worths = rng.dirichlet(np.ones(parties), size=(issues, options)) * top
    return problem_of([[[int(n) for n in row] for row in issue] for issue in worths])


def as_found(found: Frontier) -> dict[tuple[Fraction, ...], list[Package]]:
    """Return all that a frontier holds in the oracle's form."""
    return {found.exact(row): sorted(found.packages(row)) for row in range(len(found))}


def check_against_oracle(problem: Problem) -> None:
    found, expected = frontier(problem), oracle.frontier(problem)
    assert as_found(found) == expected
    assert [found.exact(row) for row in range(len(found))] == sorted(expected, reverse=True)
    assert found.packages_total == sum(map(len, expected.values()))
    for row in range(len(found)):
        vector = found.exact(row)
        assert found.counts[row] == len(expected[vector])
        assert found.package(row) in expected[vector]
        assert found.floats[row].tolist() == [float(value) for value in vector]
        assert [Fraction(n, found.scale) for n in found.integers(row)] == list(vector)


@settings(max_examples=80)
@given(problems())
def test_the_frontier_is_what_looking_at_every_package_finds(problem: Problem) -> None:
    check_against_oracle(problem)


@pytest.mark.slow
@settings(max_examples=5000, suppress_health_check=list(HealthCheck))
@given(problems(max_packages=256))
def test_the_frontier_is_what_looking_at_every_package_finds_again_and_again(problem: Problem) -> None:
    check_against_oracle(problem)


@given(problems())
def test_the_one_package_of_a_row_is_the_first_of_all(problem: Problem) -> None:
    found = frontier(problem)
    for row in range(len(found)):
        assert found.package(row) == next(found.packages(row))


@settings(max_examples=60)
@given(problems(max_packages=100))
def test_packages_are_the_same_when_listed_in_many_batches(problem: Problem) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(origins, "BATCH", 2)
        assert as_found(frontier(problem)) == oracle.frontier(problem)


@settings(max_examples=80)
@given(problems())
def test_a_floor_and_further_rules_leave_out_what_is_below_or_forbidden(problem: Problem) -> None:
    ruled_out = [line.combination for line in problem.red_lines if problem.consent[line.party]]
    expected = {
        vector: packages
        for vector, packages in oracle.frontier(problem, ruled_out).items()
        if all(least is None or value >= least for value, least in zip(vector, problem.no_deal, strict=True))
    }
    assert as_found(frontier(problem, floor=problem.no_deal, extra_forbidden=ruled_out)) == expected


@settings(max_examples=60)
@given(problems(), st.data())
def test_it_can_be_asked_for_some_of_the_parties(problem: Problem, data: st.DataObject) -> None:
    some = data.draw(st.lists(st.sampled_from(range(len(problem.parties))), min_size=1, unique=True))
    fewer = replace(
        problem,
        worth=tuple(tuple(tuple(row[n] for n in some) for row in issue) for issue in problem.worth),
    )
    assert as_found(frontier(problem, parties=some)) == oracle.frontier(fewer)


@settings(max_examples=60)
@given(problems())
def test_least_and_greatest_values_are_over_what_the_rules_allow(problem: Problem) -> None:
    values = [problem.values(package) for package in oracle.packages(problem)]
    for party in range(len(problem.parties)):
        column = [vector[party] for vector in values]
        assert minimum_over_allowed(problem, party) == (min(column) if column else None)
        assert maximum_over_allowed(problem, party) == (max(column) if column else None)


def test_the_panama_canal_treaty_has_20_vectors_and_26_packages() -> None:
    # Points of the United States and of Panama for ten issues, each decided for one side or the
    # other: Raiffa (1982), The Art and Science of Negotiation.
    united_states = [22, 22, 15, 14, 11, 6, 4, 2, 2, 2]
    panama = [9, 15, 15, 3, 15, 5, 11, 7, 7, 13]
    found = frontier(problem_of([[(a, 0), (0, b)] for a, b in zip(united_states, panama, strict=True)]))
    assert (len(found), found.packages_total) == (20, 26)
    vectors = [found.exact(row) for row in range(20)]
    assert {(100, 0), (79, 53), (64, 68), (0, 100)} <= set(vectors)
    assert vectors == sorted(vectors, reverse=True)


def test_more_packages_than_a_machine_word_holds_are_counted_and_listed_lazily() -> None:
    found = frontier(problem_of([[(1, 1)] * 10 for _ in range(30)]))
    assert (len(found), found.counts) == (1, (10**30,))
    some = list(itertools.islice(found.packages(0), 20_000))
    assert len(set(some)) == 20_000
    assert some[0] == found.package(0)
    assert {type(option) for option in some[0]} == {int}


def test_differences_that_floats_cannot_show_still_decide() -> None:
    tiny = Fraction(1, 10**40)
    found = frontier(problem_of([[(1, 1), (1 + tiny, 1), (1, 1 + tiny)]]))
    assert as_found(found) == {(1 + tiny, Fraction(1)): [(1,)], (Fraction(1), 1 + tiny): [(2,)]}


def test_progress_is_told_block_by_block() -> None:
    told: list[tuple[int, int]] = []
    frontier(generated(2, 5, 7, 10), progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]  # 16,807 packages: too many to look at at once


def test_the_same_question_gets_the_same_answer_in_the_same_order() -> None:
    one, other = (frontier(generated(3, 6, 4, 6)) for _ in range(2))
    assert (one.steps == other.steps).all()
    for row in range(len(one)):
        assert list(one.packages(row)) == list(other.packages(row))


def test_results_cannot_be_changed_by_accident() -> None:
    with pytest.raises(ValueError, match="read-only"):
        frontier(generated(2, 2, 2, 5)).steps[0, 0, 0] = 1


def test_a_frontier_too_large_is_refused_before_it_is_made() -> None:
    problem = generated(5, 30, 10, 10**6)
    with pytest.raises(LimitError, match=r"vectors expected at least, the limit is 500,000"):
        frontier(problem)


@pytest.mark.parametrize("limit", [0, 5, 50])
def test_the_limit_holds_to_the_vector(limit: int) -> None:
    problem = generated(2, 4, 4, 10**6)
    size = len(frontier(problem))
    assert len(frontier(problem, limit=size)) == size
    with pytest.raises(LimitError, match="the limit is"):
        frontier(problem, limit=min(limit, size - 1))


@settings(max_examples=60)
@given(problems(rules=False))
def test_the_light_path_finds_the_same_vectors(problem: Problem) -> None:
    numbers = [[[int(worth * 6) for worth in row] for row in issue] for issue in problem.worth]
    small = problem_of([[[n % 7 for n in row] for row in issue] for issue in numbers])
    tables = [np.array([[int(n) for n in row] for row in issue]) for issue in small.worth]
    values, packages = nondominated_sums(tables)
    assert sorted(map(tuple, values.tolist())) == sorted(oracle.frontier(small))
    for vector, package in zip(values.tolist(), packages.tolist(), strict=True):
        assert small.values(tuple(package)) == tuple(vector)


def simple_fraction(text: str) -> Fraction:
    """Read a decimal; one of many digits stands for the simple fraction that it rounds."""
    exact, close = Fraction(text), Fraction(text).limit_denominator(10_000)
    return close if len(text.lstrip("-0.")) >= 15 and abs(exact - close) < Fraction(1, 10**15) else exact


def read(file: Path) -> Any:
    return yaml.load(file.read_text(), Loader=yaml.BaseLoader)


def test_three_parties_of_an_energy_market_have_589_vectors_and_924385_packages(shared: Path) -> None:
    # Full enumeration of the 5,764,801 packages in rational numbers finds the same.
    folder = shared / "data" / "scenarios" / "anac" / "anac2016" / "AgentHp2"
    weights = [read(folder / f"{party}.yml")["weights"] for party in ("consumer", "producer", "provider")]
    ranges = [issue["values"] for issue in read(folder / "energy_grid_domain.yml")["issues"]]
    found = frontier(
        problem_of(
            [
                [[simple_fraction(w[n]) * price for w in weights] for price in range(int(low), int(high) + 1)]
                for n, (low, high) in enumerate(ranges)
            ]
        )
    )
    assert (len(found), found.packages_total) == (589, 924_385)
    assert sum(1 for row in range(0, 589, 50) for _ in found.packages(row)) == sum(found.counts[::50])
