"""A phased package as a game: after each phase, every party whose consent is needed may stop it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from tracktwo.case import Case
from tracktwo.deals import Draws, Share
from tracktwo.deals.problem import Problem
from tracktwo.hold.ceasefire.stages import Stage
from tracktwo.hold.war.game import Decision, End, Node
from tracktwo.hold.war.induction import solve_game

__all__ = ["Stopping", "stopping_of"]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Stopping:
    """Where the process would end if every party looked ahead and could stop it after any phase.

    Parameters
    ----------
    ends : str
        The last phase carried out, at the points; empty if nobody would begin.
    by : tuple of str
        Parties that would rather stop there than see what would come of going on, at the points; empty if all
        phases are carried out.
    shares : mapping of str to Share
        For each phase, the draws in which the process ends after it; under the empty name, those in which it
        does not begin.
    stoppers : mapping of str to mapping of str to Share
        For each phase but the last (and for the beginning), the draws in which each party stops the process
        there, of all draws in which it gets there or would.
    taken_as_today : tuple of str
        Issues that the package leaves open and that are taken to stay as they are.
    """

    ends: str
    by: tuple[str, ...]
    shares: Mapping[str, Share]
    stoppers: Mapping[str, Mapping[str, Share]]
    taken_as_today: tuple[str, ...]


def stopping_of(
    case: Case, problem: Problem, sample: Draws | None, stages: Sequence[Stage]
) -> Stopping | None:
    """Return where a package would be stopped; None where it cannot be said.

    Parameters
    ----------
    case : Case
        As loaded.
    problem : Problem
        At the points, with disagreement points.
    sample : Draws or None
        The draws; None where options are worth something together, which draws cannot follow by issue.
    stages : sequence of Stage
        The package after each phase.

    Notes
    -----
    Backward induction after Selten (1965), by `tracktwo.hold.war.solve_game`: whoever does not mind goes on.
    """
    packages = [_as_today(case, stage) for stage in stages]
    if any(package is None for package in packages) or not problem.consenting:
        return None
    whole = [package for package in packages if package is not None]
    names = ["", *(stage.done[-1] for stage in stages)]
    outside = tuple(Fraction(0) if value is None else value for value in problem.no_deal)
    values = [outside, *(problem.values(package) for package in whole)]
    place, by = _at_points(problem, values)
    shares, stoppers = ({}, {}) if sample is None else _over_draws(problem, sample, whole, names)
    opened = tuple(case.issues[issue].id for issue in stages[-1].left_open)
    return Stopping(names[place], by, shares, stoppers, opened)


def _as_today(case: Case, stage: Stage) -> tuple[int, ...] | None:
    """Return a stage as a whole package, what it leaves open as today; None where nobody says how that is."""
    options = dict(stage.chosen)
    for place in stage.left_open:
        issue = case.issues[place]
        if issue.today:
            options[place] = [option.id for option in issue.options].index(issue.today)
    complete = len(options) == len(case.issues)
    return tuple(options[place] for place in range(len(case.issues))) if complete else None


def _at_points(problem: Problem, values: Sequence[tuple[Fraction, ...]]) -> tuple[int, tuple[str, ...]]:
    """Return after how many phases the process ends, and who would rather stop there."""
    ahead = len(values) - 1
    game: Node = End(values[ahead])
    for place in range(ahead - 1, -1, -1):
        for party in reversed(problem.consenting):
            game = Decision(party, (("go on", game), ("stop", End(values[place]))), f"{place}")
    path = solve_game(problem.parties, game, ties="first").plays[0].path
    stopped = [int(name) for name, move in path if move == "stop"]
    if not stopped:
        return ahead, ()
    follow = _follow(values, problem.consenting, stopped[0])
    by = tuple(problem.parties[p] for p in problem.consenting if values[stopped[0]][p] > follow[p])
    return stopped[0], by


def _follow(
    values: Sequence[tuple[Fraction, ...]], consenting: Sequence[int], place: int
) -> tuple[Fraction, ...]:
    """Return what would come of going on after a stage."""
    found = values[-1]
    for earlier in range(len(values) - 2, place, -1):
        if any(values[earlier][party] > found[party] for party in consenting):
            found = values[earlier]
    return found


def _over_draws(
    problem: Problem, sample: Draws, whole: Sequence[tuple[int, ...]], names: Sequence[str]
) -> tuple[dict[str, Share], dict[str, dict[str, Share]]]:
    """Return the same in every draw."""
    values = [sample.no_deal, *(sample.values(package) for package in whole)]
    found, ends = values[-1], np.full(len(sample.no_deal), len(values) - 1)
    stoppers: dict[str, dict[str, Share]] = {}
    for place in range(len(values) - 2, -1, -1):
        better: Flags = np.asarray(values[place] > found + sample.slack, dtype=bool)
        stops = np.any(better[:, list(problem.consenting)], axis=1)
        stoppers[names[place]] = {
            problem.parties[party]: Share.of(better[:, party]) for party in problem.consenting
        }
        found = np.where(stops[:, None], values[place], found)
        ends = np.where(stops, place, ends)
    shares = {name: Share.of(np.asarray(ends == place)) for place, name in enumerate(names)}
    return shares, {name: stoppers[name] for name in names if name in stoppers}
