"""Everything the engine can say about a problem as it stands, in one call."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from time import perf_counter

from tracktwo.deals.pareto.front import LIMIT, Frontier, frontier, frontier_of
from tracktwo.deals.problem import Problem
from tracktwo.deals.refusal.blocking import blocking
from tracktwo.deals.refusal.tally import tally
from tracktwo.deals.result import Deals, Point, ZoneRows
from tracktwo.deals.solutions.concepts import (
    Solution,
    Zone,
    egalitarian,
    kalai_smorodinsky,
    nash,
    utilitarian,
)
from tracktwo.deals.solutions.zone import with_disagreement, zone_of, zone_rows
from tracktwo.errors import LimitError

__all__ = ["CONCEPTS", "solve"]

Progress = Callable[[int, int], object]

CONCEPTS: dict[str, Callable[[Zone], Solution]] = {
    "nash": nash,
    "kalai_smorodinsky": kalai_smorodinsky,
    "egalitarian": egalitarian,
    "utilitarian": utilitarian,
}
"""The solution concepts by name, in the order in which they are told."""

ONLY_RANKS = (
    "the numbers only say which packages are better than which, so sums, products and distances of gains "
    "mean nothing"
)


def solve(
    problem: Problem,
    *,
    limit: int = LIMIT,
    seconds: float = 60.0,
    seed: int = 1,
    progress: Progress | None = None,
) -> Deals:
    """Find the frontier, the zone of agreement, the solutions and who blocks.

    Parameters
    ----------
    problem : Problem
        The question.
    limit : int, optional
        How many value vectors are listed at most; beyond, solutions come one package each, by integer
        programming with a certified gap.
    seconds : float, optional
        Time limit of integer programming, for the four solutions together; and for the frontier of two
        parties where joint worths tie too many issues for any other way.
    seed : int, optional
        For sampling, where counting exactly would take too much memory.
    progress : callable, optional
        Told, after each step, how many steps are done and how many there are: the frontier, the zone, each
        solution, the count.

    Returns
    -------
    Deals
    """
    begun = perf_counter()
    step = _steps(progress)
    asked, assumed = with_disagreement(problem)
    whole, reason = _whole(asked, limit, seconds)
    step()
    zone = _zone(asked, limit, whole)
    step()
    solutions = _solutions(asked, zone, seconds, step)
    counted = tally(problem, seed=seed)  # nothing is below a least value that stands in for no deal
    step()
    return Deals(
        asked,
        assumed,
        whole,
        reason,
        zone,
        solutions,
        counted,
        blocking(asked, counted),
        perf_counter() - begun,
    )


def _steps(progress: Progress | None) -> Callable[[], None]:
    """Return what is to be called after each step."""
    done = count(1)
    total = 3 + len(CONCEPTS)

    def step() -> None:
        if progress is not None:
            progress(next(done), total)

    return step


def _whole(problem: Problem, limit: int, seconds: float) -> tuple[Frontier | None, str]:
    try:
        return frontier(problem, limit=limit), ""
    except LimitError as too_large:
        if not problem.joint or len(problem.parties) != 2:
            return None, str(too_large)
    from tracktwo.deals.programming.two_parties import two_party_points

    try:
        return frontier_of(problem, two_party_points(problem, seconds)), ""
    except LimitError as not_proved:
        return None, str(not_proved)


def _zone(problem: Problem, limit: int, whole: Frontier | None) -> ZoneRows | None:
    try:
        return zone_rows(problem, limit, whole)
    except LimitError:
        return None


def _solutions(
    problem: Problem, zone: ZoneRows | None, seconds: float, step: Callable[[], None]
) -> dict[str, Point]:
    if problem.ranks or not problem.consenting:
        reason = ONLY_RANKS if problem.ranks else "no party's consent is needed"
        return {concept: Point(concept, reason=reason) for concept in CONCEPTS}
    if zone is None:
        from tracktwo.deals.solutions.certified import certified_points

        return certified_points(problem, seconds, step)
    seen, found = zone_of(problem, zone), {}
    for concept, find in CONCEPTS.items():
        found[concept] = _point(zone, find(seen))
        step()
    return found


def _point(zone: ZoneRows, found: Solution) -> Point:
    return Point(
        found.concept,
        tuple(zone.values(row) for row in found.rows),
        tuple(zone.package(row) for row in found.rows),
        found.score,
        counted=found.counted,
        reason=found.reason,
    )
