"""Which packages are worth following through all draws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import moocore
import numpy as np

from tracktwo.case import Case
from tracktwo.deals.problem import Package, Problem
from tracktwo.deals.uncertain.draws import Draws
from tracktwo.deals.uncertain.resolve import Floats, Indexes, Plan, Solved, inside, resolve
from tracktwo.errors import Finding, InputError, Place

__all__ = ["CONCEPTS", "Origins", "followed", "given", "named"]

CONCEPTS = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")

Origins = dict[Package, list[str]]
"""Packages and why each is looked at."""

FRONTIER_CANDIDATES = 200
DRAWN_CANDIDATES = 200
NEAREST = 10


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
        Solutions at the points, or the packages nearest to a zone if there is none; the best few
        hundred undominated packages of the zone at the points (by the least share of its best value
        in the zone that a party gains); the packages that are the answer of some concept in most
        draws, again a few hundred.
    """
    found: Origins = {}
    worth, no_deal = base.part(0, 1)
    at_points = resolve(plan, (worth, no_deal))
    if not at_points.zone[0]:
        for package in _nearest(plan, [table[0] for table in worth], no_deal[0]):
            found.setdefault(package, []).append("nearest to a zone at the points")
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


def _nearest(plan: Plan, worth: Sequence[Floats], no_deal: Floats) -> list[Package]:
    """Return the packages whose greatest shortfall from a no-deal value is least, red lines kept."""
    values, options, _ = inside(plan, plan.main, worth, np.full_like(no_deal, -np.inf))
    shortfall = (no_deal[list(plan.main.parties)] - values).max(axis=1)
    order = np.lexsort((*options.T[::-1], shortfall))
    return [_package(options[row]) for row in order[:NEAREST]]


def _indexes(problem: Problem, options: Mapping[str, str]) -> Package:
    return tuple(
        ids.index(options[issue]) for issue, ids in zip(problem.issues, problem.options, strict=True)
    )


def _package(row: Indexes) -> Package:
    return tuple(int(option) for option in row)
