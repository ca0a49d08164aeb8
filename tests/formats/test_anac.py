"""The scenarios of the ANAC competitions: all are read, and the frontier is that of enumeration."""

from __future__ import annotations

import math
import time
from fractions import Fraction as F
from pathlib import Path

import numpy as np
import pytest

from tracktwo.deals import Frontier, Problem, frontier, problem_of
from tracktwo.formats import read

MOST_PACKAGES = 100_000
SAMPLE = [
    "anac2010/EnglandZimbabwe",
    "anac2013/Fifty2013",
    "anac2016/TriangularFight",
    "anac2018/IQSon",
    "anac2020/Party",
    "other/IntegerDomain",
    "other/Phone",
]


def folders(shared: Path) -> list[Path]:
    found = sorted((shared / "data/scenarios/anac").glob("*/*"))
    assert len(found) == 278
    return found


def worths_of_all(problem: Problem) -> np.ndarray:
    """Return every package's worths as whole numbers: row package, column party, each on its own scale."""
    columns = []
    for party in range(len(problem.parties)):
        denominators = [option[party].denominator for issue in problem.worth for option in issue]
        common = math.lcm(*denominators)
        total = np.zeros(1, dtype=object)
        for issue in problem.worth:
            row = np.array([int(option[party] * common) for option in issue], dtype=object)
            total = np.add.outer(total, row).ravel()
        columns.append(total)
    return np.stack(columns, axis=1)


def frontier_by_enumeration(problem: Problem) -> set[tuple[F, ...]]:
    """Compare every value vector with those that could dominate it.

    Whether one vector dominates another depends on the ranks of its numbers alone, which are small.
    """
    whole = worths_of_all(problem)
    columns = [np.unique(column, return_inverse=True) for column in whole.T]
    ranks = np.unique(np.stack([inverse for _, inverse in columns], axis=1), axis=0)[::-1]
    kept = np.empty_like(ranks)
    count = 0
    for vector in ranks:  # whatever dominates it stands before it
        if not (kept[:count] >= vector).all(axis=1).any():
            kept[count] = vector
            count += 1
    scales = [
        math.lcm(*(option[party].denominator for issue in problem.worth for option in issue))
        for party in range(len(problem.parties))
    ]
    return {
        tuple(F(int(own[0][rank]), scale) for own, rank, scale in zip(columns, vector, scales, strict=True))
        for vector in kept[:count]
    }


def values(found: Frontier) -> set[tuple[F, ...]]:
    """Return the value vectors of a frontier."""
    return {tuple(F(n, found.scale) for n in found.integers(row)) for row in range(len(found))}


@pytest.mark.parametrize("name", SAMPLE)
def test_the_frontier_is_that_of_enumeration(name: str, shared: Path) -> None:
    problem = problem_of(read(shared / "data/scenarios/anac" / name).case)
    assert values(frontier(problem)) == frontier_by_enumeration(problem)


def test_the_largest_scenario_has_its_known_frontier(shared: Path) -> None:
    """5,764,801 packages of three parties: 589 value vectors, which 924,385 packages attain."""
    found = frontier(problem_of(read(shared / "data/scenarios/anac/anac2016/AgentHp2").case))
    assert (len(found), found.packages_total) == (589, 924_385)


@pytest.mark.slow
def test_all_scenarios_are_read_and_small_ones_checked_by_enumeration(shared: Path) -> None:
    seconds, checked = 0.0, 0
    for folder in folders(shared):
        imported = read(folder)
        assert imported.format == "negmas"
        problem = problem_of(imported.case)
        start = time.perf_counter()
        found = frontier(problem)
        seconds += time.perf_counter() - start
        if math.prod(map(len, problem.options)) <= MOST_PACKAGES and len(found) <= 5000:
            assert values(found) == frontier_by_enumeration(problem), folder
            checked += 1
    print(f"frontiers of 278 scenarios in {seconds:.2f} s; {checked} checked by enumeration")
    assert checked > 250


def test_what_the_files_leave_out_is_told(shared: Path) -> None:
    """Of the Phone scenario, tables leave out options that the domain has."""
    told = [str(one) for one in read(shared / "data/scenarios/anac/other/Phone").findings]
    assert any("Phone_util1.yml:6:5: warning: the table gives no value to 'LG'" in one for one in told)
