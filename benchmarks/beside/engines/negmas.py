"""NegMAS, by its documented functions."""

from __future__ import annotations

import platform
from importlib.metadata import version
from typing import Any

from negmas.inout import Scenario
from negmas.preferences.ops import (
    kalai_points,
    ks_points,
    max_welfare_points,
    nash_points,
    pareto_frontier,
)

CONCEPTS = {
    "nash": nash_points,
    "kalai_smorodinsky": ks_points,
    "egalitarian": kalai_points,
    "utilitarian": max_welfare_points,
}
MOST_LISTED = 100_000


def versions() -> dict[str, str]:
    """Name what runs."""
    return {
        "NegMAS": version("negmas"),
        "Python (NegMAS)": platform.python_version(),
        "numpy (NegMAS)": version("numpy"),
    }


def read(task: dict[str, Any]) -> Scenario:
    """Open a scenario; discounting is left aside, as everywhere here."""
    scenario = Scenario.load(task["path"], ignore_discount=True, load_stats=False, load_info=False)
    if scenario is None:
        raise ValueError("NegMAS finds no scenario here")
    return scenario


def frontier(scenario: Scenario, task: dict[str, Any]) -> list[tuple[float, ...]]:
    """List the frontier of the packages that no party's reserved value excludes."""
    found, _ = pareto_frontier(scenario.ufuns, issues=scenario.outcome_space.issues)
    return [tuple(map(float, vector)) for vector in found]


def points(scenario: Scenario, found: list[tuple[float, ...]], task: dict[str, Any]) -> dict[str, Any]:
    """Return the four points on the frontier."""
    ranges = _ranges(scenario)
    return {
        concept: {"vectors": [list(vector) for vector, _ in pick(scenario.ufuns, found, ranges=ranges)]}
        for concept, pick in CONCEPTS.items()
    }


def _ranges(scenario: Scenario) -> list[tuple[float, float]]:
    space = scenario.outcome_space
    return [tuple(map(float, ufun.minmax(space, above_reserve=False))) for ufun in scenario.ufuns]


def record(scenario: Scenario, found: list[tuple[float, ...]]) -> dict[str, Any]:
    """Tell what was found."""
    told: dict[str, Any] = {
        "parties": [ufun.name for ufun in scenario.ufuns],
        "reserved": [_finite(ufun.reserved_value) for ufun in scenario.ufuns],
        "ranges": _ranges(scenario),
        "count": len(found),
    }
    return {**told, "floats": found} if len(found) <= MOST_LISTED else told


def _finite(value: float | None) -> float | None:
    return None if value is None or value != value or abs(value) == float("inf") else float(value)


def values(scenario: Scenario, packages: list[list[str]]) -> list[list[float]]:
    """Return what packages, given by the names of options, are worth."""
    issues = scenario.outcome_space.issues
    chosen = [tuple(_option(i, name) for i, name in zip(issues, one, strict=True)) for one in packages]
    return [[float(ufun(package)) for ufun in scenario.ufuns] for package in chosen]


def _option(issue: Any, name: str) -> Any:
    """Return an option by its name; numbers are options by their value."""
    return next(option for option in issue.all if str(option) == name)
