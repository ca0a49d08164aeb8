"""How each draw is solved: by its frontier, by all packages, or by a pool where there are too many."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tracktwo.case import Case
from tracktwo.deals.pareto.front import Frontier, frontier
from tracktwo.deals.problem import Package, Problem
from tracktwo.deals.uncertain.candidates import named
from tracktwo.deals.uncertain.draws import Draws
from tracktwo.deals.uncertain.resolve import EVERY_PACKAGE, FRONTIER, POOL, Indexes, Plan, Reading
from tracktwo.deals.uncertain.space import Space
from tracktwo.errors import LimitError

__all__ = ["plan_for"]

PACKAGES_AT_MOST = 200_000
VECTORS_AT_MOST = 5_000
POOL_DRAWS = 200
POOL_MIXES = 8

# Microseconds, as measured with 2 to 5 parties: they decide which way is likely to be faster, nothing
# else. A rule on sizes, not on a clock, so that the same case is solved in the same way everywhere.
_PER_DRAW, _PER_VECTOR, _PER_PACKAGE = 200.0, 4.0, 0.08


def plan_for(
    case: Case,
    problem: Problem,
    draws: Draws,
    subsets: Sequence[tuple[int, ...]],
    narrowed: Sequence[Reading] = (),
) -> Plan:
    """Choose how each draw is solved.

    Parameters
    ----------
    case : Case
        As loaded.
    problem : Problem
        Its question at the points.
    draws : Draws
        The draws.
    subsets : sequence of tuple of int
        Sets of consenting parties for which the zone is asked besides that of all.
    narrowed : sequence of Reading, optional
        Fewer packages for which it is asked; nothing is asked of these where only a pool is looked at.

    Returns
    -------
    Plan
    """
    try:
        spaces = [Space.of(problem, parties) for parties in (problem.consenting, *subsets)]
    except LimitError:
        spaces = []
    method = _method(problem, spaces[0]) if spaces else POOL
    pool = _pool(case, problem, draws, spaces[:1]) if method == POOL else np.empty((0, 0), dtype=np.intp)
    readings = [
        Reading(
            parties,
            spaces[number] if spaces and method != POOL else None,
            _uncrossed(problem, parties, pool) if method == POOL else pool,
        )
        for number, parties in enumerate((problem.consenting, *subsets))
    ]
    return Plan(
        method, readings[0], tuple(readings[1:]), () if method == POOL else tuple(narrowed), draws.slack
    )


def _method(problem: Problem, space: Space) -> str:
    """Choose by the number of packages and the size of the frontier at the points."""
    by_package = _PER_PACKAGE * space.packages if space.packages <= PACKAGES_AT_MOST else np.inf
    front = _frontier(problem)
    if front is None:
        return POOL if by_package == np.inf else EVERY_PACKAGE
    rows = sum(len(rows) for _, rows in space.blocks)
    by_vector = _PER_DRAW + _PER_VECTOR * (len(front) + rows)
    return FRONTIER if by_vector <= by_package else EVERY_PACKAGE


def _frontier(problem: Problem) -> Frontier | None:
    """Return the frontier at the points of what no red line refuses; None if it is too large."""
    lines = [line.combination for line in problem.red_lines if line.party in problem.consenting]
    try:
        return frontier(problem, limit=VECTORS_AT_MOST, extra_forbidden=lines, parties=problem.consenting)
    except LimitError:
        return None


def _pool(case: Case, problem: Problem, draws: Draws, space: Sequence[Space]) -> Indexes:
    """Return named packages and those that maximise some weighted sum of the parties' values in a draw.

    Where rules entangle too many issues for that: those on the frontier at the points. Weighted sums are
    maximised block by block, however many packages there are. Each party's values count in units of its
    own range.
    """
    found: list[Package] = list(named(case, problem)[0])
    stream = np.random.Generator(np.random.PCG64(draws.seed))
    parties = list(problem.consenting)
    for row in range(min(POOL_DRAWS, max(draws.count, 1)) if space else 0):
        tables = space[0].tables([table[row][:, parties] for table in draws.worth])
        if not all(map(len, tables)):
            break
        spans = np.sum([np.ptp(table, axis=0) for table in tables], axis=0)
        for mix in stream.dirichlet(np.ones(len(parties)), POOL_MIXES) / np.where(spans > 0, spans, 1.0):
            taken = np.array([[int((table @ mix).argmax()) for table in tables]])
            found.append(tuple(space[0].options(taken)[0].tolist()))
    if not space and (front := _frontier(problem)) is not None:
        found += [front.package(row) for row in range(len(front))]
    if not found:
        raise LimitError(
            "There are too many packages to look at in every draw. Name some under packages:, "
            "or leave out rules that link many issues."
        )
    return np.array(sorted(set(found)), dtype=np.intp)


def _uncrossed(problem: Problem, parties: Sequence[int], pool: Indexes) -> Indexes:
    kept = [
        row
        for row, package in enumerate(pool.tolist())
        if not any(line.party in parties for line in problem.crossed(tuple(package)))
    ]
    return pool[kept]
