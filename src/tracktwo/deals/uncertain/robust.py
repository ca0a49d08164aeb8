"""What survives the uncertainty of the judgements: over random draws, and in every corner exactly.

Two kinds of answers stand side by side. Verdicts (always, never, depends) are exact and hold for every
number inside the stated ranges, likely or not. Shares of draws are estimates that also lean on the
shapes of the ranges and on the judgements being independent where the case does not link them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial

import numpy as np

from tracktwo.case import Case
from tracktwo.deals.from_case import problem_of
from tracktwo.deals.joined import joined
from tracktwo.deals.problem import Problem
from tracktwo.deals.uncertain.candidates import Origins, followed, given, named
from tracktwo.deals.uncertain.completions import judge_open, open_readings
from tracktwo.deals.uncertain.cores import Executor, on_cores
from tracktwo.deals.uncertain.corners import Corners
from tracktwo.deals.uncertain.draws import Draws, draw
from tracktwo.deals.uncertain.judged import Judge, Share
from tracktwo.deals.uncertain.plans import plan_for
from tracktwo.deals.uncertain.ranked import rankings
from tracktwo.deals.uncertain.resolve import POOL, Plan, Solved, resolve
from tracktwo.deals.uncertain.robustness import ASSUMPTIONS, METHODS, Absent, Robustness, Sample
from tracktwo.errors import Finding, InputError, Place

__all__ = ["Robustness", "robust"]

CHUNK = 25
RANKED = 10
SURVIVING = 20


def robust(
    case: Case,
    *,
    draws: int = 2000,
    seed: int = 1,
    candidates: Iterable[Mapping[str, str]] | None = None,
    workers: int | None = None,
    executor: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
    at: date | None = None,
) -> Robustness:
    """Find the packages that are acceptable whatever the uncertain judgements turn out to be.

    Parameters
    ----------
    case : Case
        As loaded.
    draws : int, optional
        How many times the judgements are drawn.
    seed : int, optional
        Of the random numbers.
    candidates : iterable of mapping, optional
        Packages to follow, option by issue. By default the case's named packages, some that are
        acceptable in every corner, the solutions and the frontier at the points, and the packages that
        are a solution in most draws.
    workers : int, optional
        Processes; by default all cores where that saves time. The answer is the same for any number.
    executor : Executor, optional
        Does the work instead, with the same answer: `tracktwo.sweep.Dask`, for one.
    progress : callable, optional
        Told how many draws are solved, and of how many.
    at : date, optional
        For which day's no-deal values; the case's own date by default.

    Returns
    -------
    Robustness

    Raises
    ------
    InputError
        If no party's consent is needed, or a candidate is not a package of the case.
    LimitError
        If the packages are so entangled by rules that none can be looked at.

    Notes
    -----
    Shares are Monte Carlo estimates from a Latin hypercube (see `tracktwo.deals.draw`). Regret is that of
    Savage (1951), Journal of the American Statistical Association 46(253), 55-67, for the
    party that has most to regret.
    """
    case = joined(case)
    problem = problem_of(case, at=at)
    _check(case, problem, draws)
    sample, subsets = draw(case, draws=draws, seed=seed, at=at), _subsets(problem)
    narrowed = open_readings(case, problem)
    plan = plan_for(case, problem, sample, subsets, list(narrowed.values()))
    started = time.perf_counter()
    solved = _solve(plan, sample, workers, executor, progress)
    elapsed = time.perf_counter() - started
    corners = Corners.of(case, at=at)
    chosen, forbidden = _chosen(case, problem, candidates, plan, solved, corners, at)
    reach, zones = corners.reach(), dict(zip(narrowed, solved.narrowed.T, strict=False))
    judge = Judge(problem, corners, sample, solved)
    judged = [(*judge.judge(package, origins), package) for package, origins in chosen.items()]
    judged.sort(key=lambda one: one[0].order)
    return Robustness(
        draws=draws,
        seed=seed,
        at=at,
        method=METHODS[plan.method],
        complete=plan.method != POOL,
        assumptions=ASSUMPTIONS,
        judgements=tuple(judgement.path for judgement in sample.judgements),
        step=1 / sample.scale,
        zone=Share.of(solved.zone, reach.verdict),
        reach=reach,
        absent=tuple(_absent(problem, corners, solved, n, parties) for n, parties in enumerate(subsets)),
        candidates=tuple(candidate for candidate, _, _ in judged),
        rankings=rankings(problem, corners, sample, [package for _, _, package in judged[:RANKED]]),
        open_packages=judge_open(case, corners, sample, zones),
        forbidden=forbidden,
        vectors=float(np.median(solved.size)),
        sample=Sample(sample, solved, np.array([flags for _, flags, _ in judged]).T),
        elapsed_s=elapsed,
    )


def _check(case: Case, problem: Problem, draws: int) -> None:
    if not problem.consenting:
        place = Place(str(case.path or case.title))
        message = "no party's consent is needed, so every package would be accepted."
        raise InputError(Finding(place, message, "Set consent: true for the parties whose yes is needed."))
    if draws < 1:
        raise ValueError(f"draws must be at least 1, not {draws}")


def _subsets(problem: Problem) -> list[tuple[int, ...]]:
    """Return whose zone is asked besides that of all: all but one each, and those in the channel."""
    consenting = problem.consenting
    found = [tuple(other for other in consenting if other != party) for party in consenting]
    found.append(tuple(party for party in consenting if problem.in_channel[party]))
    return [parties for parties in dict.fromkeys(found) if parties and parties != consenting]


def _solve(
    plan: Plan,
    sample: Draws,
    workers: int | None,
    executor: Executor | None,
    progress: Callable[[int, int], None] | None,
) -> Solved:
    starts = range(0, sample.count, CHUNK)
    parts = [sample.part(start, min(start + CHUNK, sample.count)) for start in starts]

    def tell(done: int) -> None:
        if progress is not None:
            progress(min(done * CHUNK, sample.count), sample.count)

    return Solved.join(
        on_cores(partial(resolve, plan), parts, workers=workers, executor=executor, progress=tell)
    )


def _chosen(
    case: Case,
    problem: Problem,
    candidates: Iterable[Mapping[str, str]] | None,
    plan: Plan,
    solved: Solved,
    corners: Corners,
    at: date | None,
) -> tuple[Origins, tuple[str, ...]]:
    """Return the packages to judge, and the named ones that the rules do not allow."""
    if candidates is not None:
        return given(case, problem, candidates), ()
    found, forbidden = named(case, problem)
    for package in corners.surviving(SURVIVING):
        found.setdefault(package, []).append("acceptable to all in every corner")
    for package, origins in followed(plan, draw(case, draws=0, at=at), solved).items():
        found.setdefault(package, []).extend(origins)
    return found, forbidden


def _absent(
    problem: Problem, corners: Corners, solved: Solved, number: int, parties: tuple[int, ...]
) -> Absent:
    without = tuple(problem.parties[party] for party in problem.consenting if party not in parties)
    reach = corners.reach(parties)
    return Absent(without, Share.of(solved.absent[:, number], reach.verdict), reach)
