"""Solutions where the frontier is too large to list: one package each, with a certified gap."""

from __future__ import annotations

from collections.abc import Callable

from tracktwo.deals.problem import Problem
from tracktwo.deals.programming.program import Optimum, Program
from tracktwo.deals.result import Point
from tracktwo.errors import LimitError

__all__ = ["certified_points"]


def certified_points(problem: Problem, seconds: float, step: Callable[[], object]) -> dict[str, Point]:
    """Solve each concept by integer programming.

    Parameters
    ----------
    problem : Problem
        With disagreement points.
    seconds : float
        Time limit for all four together. What is found by then stands with the gap reached.
    step : callable
        Called after each concept.

    Returns
    -------
    dict of str to Point
        By concept.
    """
    program = Program(problem, seconds)  # the quickest question is asked first: all share one time limit
    asked: dict[str, Callable[[], Optimum | None]] = {
        "nash": program.nash,
        "kalai_smorodinsky": program.kalai_smorodinsky,
        "egalitarian": program.egalitarian,
        "utilitarian": program.utilitarian,
    }
    found = {}
    for concept in reversed(asked):
        found[concept] = _point(concept, asked[concept], seconds)
        step()
    return {concept: found[concept] for concept in asked}


def _point(concept: str, ask: Callable[[], Optimum | None], seconds: float) -> Point:
    try:
        found = ask()
    except LimitError:
        return Point(concept, reason=f"nothing was found within {seconds:g} s; allow more with --seconds")
    if found is None:
        return Point(concept, reason="no allowed package is in the zone of agreement")
    return Point(concept, (found.values,), (found.package,), found.score, found.gap)
