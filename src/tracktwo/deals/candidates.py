"""Which packages are worth following through all draws, and how the draws are to be solved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import moocore
import numpy as np

from tracktwo.case import Case
from tracktwo.deals.draws import Draws
from tracktwo.deals.front import frontier
from tracktwo.deals.problem import Package, Problem
from tracktwo.deals.resolve import (
    EVERY_PACKAGE,
    FRONTIER,
    POOL,
    Floats,
    Indexes,
    Plan,
    Reading,
    Solved,
    inside,
    resolve,
)
from tracktwo.deals.space import Space
from tracktwo.errors import Finding, InputError, LimitError, Place

__all__ = ["CONCEPTS", "Origins", "followed", "given", "named", "plan_for"]

CONCEPTS = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")

Origins = dict[Package, list[str]]
"""Packages and why each is looked at."""

PACKAGES_AT_MOST = 200_000
VECTORS_AT_MOST = 5_000
FRONTIER_CANDIDATES = 200
DRAWN_CANDIDATES = 200
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


def named(case: Case, problem: Problem) -> tuple[Origins, tuple[str, ...]]:
    """Return the case's complete packages that its rules allow, and those that they do not allow."""
    found: Origins = {}
    left = []
    for package in case.packages:
        if len(package.options) < len(problem.issues):
            continue
        chosen = _indexes(problem, package.options)
        if problem.allowed(chosen):
            found.setdefault(chosen, []).append(f"package {package.id}")
        else:
            left.append(package.id)
    return found, tuple(left)


def given(case: Case, problem: Problem, packages: Iterable[Mapping[str, str]]) -> Origins:
    """Return packages that a caller names by issue and option.

    Raises
    ------
    InputError
        If one is incomplete, names something that is not in the case, or breaks a rule.
    """
    found: Origins = {}
    for package in packages:
        wrong = [issue for issue in package if issue not in problem.issues]
        wrong += [
            f"{issue}: {package.get(issue, 'nothing')}"
            for issue, options in zip(problem.issues, problem.options, strict=True)
            if package.get(issue) not in options
        ]
        chosen = () if wrong else _indexes(problem, package)
        if wrong or not problem.allowed(chosen):
            problem_with = (
                f"these are not in the case: {', '.join(wrong)}" if wrong else "the rules forbid it"
            )
            raise InputError(
                Finding(
                    Place(str(case.path or case.title)),
                    f"a candidate package cannot be used: {problem_with}.",
                    "Give one option of every issue.",
                )
            )
        found.setdefault(chosen, []).append("given")
    return found


def followed(plan: Plan, base: Draws, solved: Solved) -> Origins:
    """Return the packages that the points and the draws themselves bring up, most telling first.

    Parameters
    ----------
    plan : Plan
        How draws are solved.
    base : Draws
        One draw with every judgement at its point.
    solved : Solved
        The answers to the draws.

    Returns
    -------
    dict
        Solutions at the points; the best few hundred undominated packages of the zone at the points
        (by the least share of its best value in the zone that a party gains); the packages that are
        the answer of some concept in most draws, again a few hundred.
    """
    found: Origins = {}
    worth, no_deal = base.part(0, 1)
    at_points = resolve(plan, (worth, no_deal))
    for concept, package in zip(CONCEPTS, at_points.packages[0], strict=True):
        if package[0] >= 0:
            found.setdefault(_package(package), []).append(f"{concept} at the points")
    for package in _frontier(plan, [table[0] for table in worth], no_deal[0]):
        found.setdefault(package, []).append("frontier at the points")
    drawn = solved.packages.reshape(-1, solved.packages.shape[-1])
    distinct, counts = np.unique(drawn[drawn[:, 0] >= 0], axis=0, return_counts=True)
    for row in np.argsort(-counts, kind="stable")[:DRAWN_CANDIDATES]:
        found.setdefault(_package(distinct[row]), []).append("a solution in some draws")
    return found


def _method(problem: Problem, space: Space) -> str:
    """Choose by the number of packages and the size of the frontier at the points."""
    lines = [line.combination for line in problem.red_lines if line.party in problem.consenting]
    by_package = _PER_PACKAGE * space.packages if space.packages <= PACKAGES_AT_MOST else np.inf
    try:
        vectors = len(
            frontier(problem, limit=VECTORS_AT_MOST, extra_forbidden=lines, parties=problem.consenting)
        )
    except LimitError:
        return POOL if by_package == np.inf else EVERY_PACKAGE
    rows = sum(len(rows) for _, rows in space.blocks)
    by_vector = _PER_DRAW + _PER_VECTOR * (vectors + rows)
    return FRONTIER if by_vector <= by_package else EVERY_PACKAGE


def _pool(case: Case, problem: Problem, draws: Draws, space: Sequence[Space]) -> Indexes:
    """Return named packages and those that maximise some weighted sum of the parties' values in a draw.

    Weighted sums are maximised block by block, however many packages there are. Each party's values
    count in units of its own range.
    """
    found = list(named(case, problem)[0])
    stream = np.random.Generator(np.random.PCG64(draws.seed))
    parties = list(problem.consenting)
    for row in range(min(POOL_DRAWS, max(draws.count, 1)) if space else 0):
        tables = space[0].tables([table[row][:, parties] for table in draws.worth])
        if not all(map(len, tables)):
            break
        spans = np.sum([np.ptp(table, axis=0) for table in tables], axis=0)
        for mix in stream.dirichlet(np.ones(len(parties)), POOL_MIXES) / np.where(spans > 0, spans, 1.0):
            taken = np.array([[int((table @ mix).argmax()) for table in tables]])
            found.append(_package(space[0].options(taken)[0]))
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


def _frontier(plan: Plan, worth: Sequence[Floats], no_deal: Floats) -> list[Package]:
    """Return the undominated packages of the zone at the points, fairest first."""
    values, options, _ = inside(plan, plan.main, worth, no_deal)
    if not len(values):
        return []
    kept = np.flatnonzero(moocore.is_nondominated(values, maximise=True))
    gains = values[kept] - no_deal[list(plan.main.parties)]
    ratios = gains / np.where(gains.max(axis=0) > 0, gains.max(axis=0), 1.0)
    order = np.lexsort((*options[kept].T[::-1], -ratios.min(axis=1)))
    return [_package(options[kept[row]]) for row in order[:FRONTIER_CANDIDATES]]


def _indexes(problem: Problem, options: Mapping[str, str]) -> Package:
    return tuple(
        ids.index(options[issue]) for issue, ids in zip(problem.issues, problem.options, strict=True)
    )


def _package(row: Indexes) -> Package:
    return tuple(int(option) for option in row)
