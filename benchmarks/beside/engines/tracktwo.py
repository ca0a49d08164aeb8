"""The engine of this project, by what it offers to everyone."""

from __future__ import annotations

import platform
from dataclasses import replace
from fractions import Fraction
from importlib.metadata import version
from math import prod
from typing import Any

import tracktwo
from tracktwo import deals
from tracktwo.deals import Deals, Frontier, Problem, problem_of, solve
from tracktwo.errors import LimitError
from tracktwo.formats import read as read_scenario

MOST_LISTED = 100_000


def versions() -> dict[str, str]:
    """Name what runs."""
    own = {"tracktwo": tracktwo.__version__, "Python": platform.python_version()}
    return {**own, **{name: version(name) for name in ("numpy", "moocore", "highspy")}}


def read(task: dict[str, Any]) -> Problem:
    """Open a scenario. GENIUS takes a missing no-deal value as 0."""
    imported = read_scenario(task["path"])
    problem = problem_of(imported.case)
    if imported.format != "genius":
        return problem
    return replace(problem, no_deal=tuple(v if v is not None else Fraction(0) for v in problem.no_deal))


def frontier(problem: Problem, task: dict[str, Any]) -> Frontier | Deals | str:
    """List the frontier, or tell why not.

    What options are worth together may tie more issues than a frontier can be built up from; then all
    of ``solve``, which knows another way for two parties, is what is timed.
    """
    if problem.joint:
        return _solved(problem, task)
    try:
        return deals.frontier(replace(problem))
    except LimitError as limit:
        return str(limit)


def points(problem: Problem, found: Frontier | Deals | str, task: dict[str, Any]) -> dict[str, Any]:
    """Solve the whole question anew: frontier, zone, four solutions, and who refuses how many packages."""
    solved = found if isinstance(found, Deals) else _solved(problem, task)
    return {
        concept: {
            "vectors": [list(map(float, values)) for values in point.values],
            "exact": [list(map(str, values)) for values in point.values],
            "gap": point.gap,
        }
        for concept, point in solved.solutions.items()
    }


def _solved(problem: Problem, task: dict[str, Any]) -> Deals:
    return solve(replace(problem), seconds=task["seconds"] / 2)


def record(problem: Problem, found: Frontier | Deals | str) -> dict[str, Any]:
    """Tell what was found, in whole numbers on a scale."""
    told: dict[str, Any] = {
        "parties": list(problem.parties),
        "issues": len(problem.issues),
        "packages": str(prod(map(len, problem.options))),
        "least": [str(_least(problem, party)) for party in range(len(problem.parties))],
        "no_deal": [None if value is None else str(value) for value in problem.no_deal],
    }
    if isinstance(found, Deals):
        found = found.frontier or found.frontier_reason
    if isinstance(found, str):
        return {**told, "reason": found}
    told |= {"count": len(found), "on_frontier": found.packages_total, "scale": str(found.scale)}
    if len(found) <= MOST_LISTED:
        told["vectors"] = [list(map(str, found.integers(row))) for row in range(len(found))]
    return told


def _least(problem: Problem, party: int) -> Fraction:
    """Return what the worst package is worth, where each issue adds its own."""
    return sum((min(row[party] for row in issue) for issue in problem.worth), Fraction(0))


def values(problem: Problem, packages: list[list[str]]) -> list[list[float]]:
    """Return what packages, given by the names of options, are worth."""
    chosen = [[ids.index(name) for ids, name in zip(problem.options, one, strict=True)] for one in packages]
    return [list(map(float, problem.values(tuple(package)))) for package in chosen]
