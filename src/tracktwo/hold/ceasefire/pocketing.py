"""Who gains by stopping halfway: a phase is pocketed and what was to be given for it never comes."""

from __future__ import annotations

from itertools import product
from math import prod

import numpy as np

from tracktwo.deals import Draws, Share, Verdict
from tracktwo.deals.problem import Package, Problem
from tracktwo.deals.uncertain.corners import Corners
from tracktwo.hold.ceasefire.stages import Stage

__all__ = ["Ways", "later_ways", "shares_of_stopping", "verdict_on"]

Ways = list[tuple[Package, Package]]
"""How things stand if the process stops, and if it goes on."""

WAYS = 200
"""Ways to settle open issues of later phases that a verdict looks at."""


def later_ways(problem: Problem, stage: Stage, whole: Stage) -> Ways | None:
    """Return how things stand if the process stops and if it goes on, for all ways to settle later issues.

    Issues left open in the phases carried out take their first option on both sides: they do not count.
    None where there are too many ways.
    """
    options = [_options_of(problem, whole, issue) for issue in stage.today]
    if prod(map(len, options)) > WAYS:
        return None
    stop = tuple(stage.chosen.get(issue, 0) for issue in range(len(problem.issues)))
    found = []
    for later in product(*options):
        ahead = dict(zip(stage.today, later, strict=True))
        found.append((stop, tuple(ahead.get(issue, option) for issue, option in enumerate(stop))))
    return found


def _options_of(problem: Problem, whole: Stage, issue: int) -> list[int]:
    """Return the options that an issue may take in a package: its own, or each that the rules allow."""
    if issue in whole.chosen:
        return [whole.chosen[issue]]
    every = list(range(len(problem.options[issue])))
    fits = [
        option
        for option in every
        if Stage(whole.done, {**whole.chosen, issue: option}, (), (), ()).allowed(problem)
    ]
    return fits or every


def verdict_on(corners: Corners, ways: Ways, party: int) -> Verdict:
    """Say whether stopping is worth no less to a party than going on, no more, or now this and now that."""
    if all(corners.prefers(whole, stop)[party] for stop, whole in ways):
        return Verdict.NEVER
    if all(corners.prefers(stop, whole)[party] for stop, whole in ways):
        return Verdict.ALWAYS
    return Verdict.DEPENDS


def shares_of_stopping(
    sample: Draws, problem: Problem, ends: tuple[Stage, Stage], party: int
) -> tuple[Share, Share]:
    """Return in which draws stopping is better, if open later issues go as the party likes best and least.

    ``ends`` is the stage after which the process stops, and the whole.
    """
    stage, whole = ends
    least = most = np.zeros(len(sample.no_deal))
    for issue in stage.today:
        worth = sample.worth[issue][:, :, party]
        gained = worth[:, _options_of(problem, whole, issue)] - worth[:, [stage.chosen[issue]]]
        least, most = least + gained.min(axis=1), most + gained.max(axis=1)
    return Share.of(np.asarray(most < -sample.slack)), Share.of(np.asarray(least < -sample.slack))
