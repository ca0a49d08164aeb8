"""Who gains by stopping halfway: a phase is pocketed and what was to be given for it never comes."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import numpy as np

from tracktwo.deals import Draws, Share, Verdict
from tracktwo.deals.problem import Problem
from tracktwo.deals.uncertain.corners import Corners
from tracktwo.deals.uncertain.extremes import least
from tracktwo.hold.ceasefire.stages import Stage

__all__ = ["Pairs", "later_pairs", "shares_of_stopping", "verdict_on"]

Pairs = Mapping[int, list[tuple[int, int]]]
"""For each issue of later phases: its option if the process stops, and if it goes on, in every way."""


def later_pairs(problem: Problem, stage: Stage, whole: Stage) -> Pairs:
    """Return what becomes of the issues of later phases if the process stops, and if it goes on.

    What the package leaves open may become each option that the rules allow with the rest of it; what is not
    known of today may be any option.
    """
    every = {issue: range(len(problem.options[issue])) for issue in (*stage.today, *stage.unknown)}
    return {
        issue: [
            (now, later)
            for now in ([stage.chosen[issue]] if issue in stage.chosen else options)
            for later in _options_of(problem, whole, issue)
        ]
        for issue, options in sorted(every.items())
    }


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


def verdict_on(corners: Corners, pairs: Pairs, party: int) -> Verdict:
    """Say whether stopping is worth no less to a party than going on, no more, or now this and now that.

    The least of a sum over issues is the sum of the least of each: exact, since each weight and value stands
    in one issue alone.
    """
    if sum(min(_least(corners, party, issue, b, a) for a, b in both) for issue, both in pairs.items()) >= 0:
        return Verdict.NEVER
    if sum(min(_least(corners, party, issue, a, b) for a, b in both) for issue, both in pairs.items()) >= 0:
        return Verdict.ALWAYS
    return Verdict.DEPENDS


def _least(corners: Corners, party: int, issue: int, one: int, other: int) -> Fraction:
    """Return the least by which one option of an issue may be worth more than another, weight and all."""
    weight = corners.case.positions[corners.worst.parties[party]].weights.get(corners.worst.issues[issue])
    if one == other or weight is None:
        return Fraction(0)
    return least(weight, corners.low[issue][one][party] - corners.high[issue][other][party])


def shares_of_stopping(sample: Draws, pairs: Pairs, party: int) -> tuple[Share, Share]:
    """Return in which draws stopping is better: if all that is open is as the party likes best, and least."""
    low = high = np.zeros(len(sample.no_deal))
    for issue, both in pairs.items():
        now, later = (list(options) for options in zip(*both, strict=True))
        worth = sample.worth[issue][:, :, party]
        gained = worth[:, later] - worth[:, now]
        low, high = low + gained.min(axis=1), high + gained.max(axis=1)
    return Share.of(np.asarray(high < -sample.slack)), Share.of(np.asarray(low < -sample.slack))
