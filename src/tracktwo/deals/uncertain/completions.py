"""Named packages that leave issues open: whether some way of settling the rest would be acceptable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tracktwo.case import Case
from tracktwo.deals.problem import Combination, Problem
from tracktwo.deals.uncertain.corners import Corners, Reach, Verdict
from tracktwo.deals.uncertain.draws import Draws
from tracktwo.deals.uncertain.judged import Share
from tracktwo.deals.uncertain.resolve import Reading
from tracktwo.deals.uncertain.space import Space
from tracktwo.errors import LimitError

__all__ = ["OpenAnswer", "OpenPackage", "judge_open", "open_readings"]

Flags = NDArray[np.bool_]

AT_ONCE = 4_000_000
"""Numbers held at once while all joint options of a block are looked at in many draws."""


@dataclass(frozen=True)
class OpenAnswer:
    """What one party says to a package that leaves issues open: whether some completion would do.

    Parameters
    ----------
    party : str
        Its id.
    verdict : Verdict
        `ALWAYS` if it accepts one completion in every corner of the ranges, `NEVER` if it accepts none
        in any.
    accepts : Share
        Draws in which it accepts some completion.
    """

    party: str
    verdict: Verdict | None
    accepts: Share


@dataclass(frozen=True)
class OpenPackage:
    """A named package that leaves issues open, followed through all draws.

    Parameters
    ----------
    id : str
        Its id in the case.
    open : tuple of str
        The issues left open.
    answers : tuple of OpenAnswer
        One for each party, which may each have another completion in mind.
    accepted : Share
        Draws in which some one completion is acceptable to every party whose consent is needed.
    reach : Reach
        Completions acceptable to all in every corner of the ranges, and in some.
    """

    id: str
    open: tuple[str, ...]
    answers: tuple[OpenAnswer, ...]
    accepted: Share
    reach: Reach


def open_readings(case: Case, problem: Problem) -> dict[str, Reading]:
    """Return, for each named package that leaves issues open, the question asked of each draw.

    A package whose completions rules entangle too much to be listed is left out.
    """
    found = {}
    for package in case.packages:
        if len(package.options) < len(case.issues):
            with suppress(LimitError):
                space = Space.of(_within(problem, package.options), problem.consenting)
                found[package.id] = Reading(problem.consenting, space, np.empty((0, 0), dtype=np.intp))
    return found


def judge_open(
    case: Case, corners: Corners, draws: Draws, zones: Mapping[str, Flags]
) -> tuple[OpenPackage, ...]:
    """Say what holds of each package that leaves issues open.

    Parameters
    ----------
    case : Case
        Names the packages.
    corners : Corners
        For what survives every corner.
    draws : Draws
        For the shares.
    zones : mapping of str to array of bool
        For each package to be judged, in which draws all accept some completion.
    """
    return tuple(
        _judge(case, package.options, corners, draws, package.id, zones[package.id])
        for package in case.packages
        if package.id in zones
    )


def _judge(
    case: Case, options: Mapping[str, str], corners: Corners, draws: Draws, name: str, zone: Flags
) -> OpenPackage:
    problem = _within(corners.worst, options)
    narrowed = replace(corners, worst=problem, best=_within(corners.best, options))
    answers = []
    for party, party_id in enumerate(problem.parties):
        verdict = narrowed.reach([party]).verdict
        able = _best(Space.of(problem, [party]), draws, party) >= draws.no_deal[:, party] - draws.slack
        answers.append(OpenAnswer(party_id, verdict, Share.of(able, verdict)))
    reach = narrowed.reach()
    left = tuple(issue.id for issue in case.issues if issue.id not in options)
    return OpenPackage(name, left, tuple(answers), Share.of(zone, reach.verdict), reach)


def _within(problem: Problem, options: Mapping[str, str]) -> Problem:
    """Return the problem with the options of a package settled, by ruling out all others."""
    settled = []
    for issue, (name, ids) in enumerate(zip(problem.issues, problem.options, strict=True)):
        others = frozenset(n for n, option in enumerate(ids) if option != options.get(name))
        if name in options and others:
            settled.append(Combination({issue: others}))
    return replace(problem, forbidden=(*problem.forbidden, *settled))


def _best(space: Space, draws: Draws, party: int) -> NDArray[np.float64]:
    """Return a party's greatest value in each draw over the packages of a space; -inf if it is empty."""
    best = np.zeros(len(draws.no_deal))
    for issues, rows in space.blocks:
        tables = [draws.worth[issue][:, :, party] for issue in issues]
        step = max(1, AT_ONCE // max(len(rows), 1))
        for start in range(0, len(best), step):
            part = slice(start, start + step)
            joint = _joint([table[part] for table in tables], rows)
            best[part] += joint.max(axis=1, initial=-np.inf)
    return best


def _joint(tables: Sequence[NDArray[np.float64]], rows: NDArray[np.int16]) -> NDArray[np.float64]:
    """Return what each joint option is worth in each draw, shape (draws, rows)."""
    total = tables[0][:, rows[:, 0]]
    for place, table in enumerate(tables[1:], start=1):
        total += table[:, rows[:, place]]
    return total
