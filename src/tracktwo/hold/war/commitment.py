"""Power that will shift: whether the side that weakens would rather fight now, and what would prevent it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np

from tracktwo.case import Estimate, War
from tracktwo.deals import Share, Verdict
from tracktwo.deals.uncertain.judged import Spread
from tracktwo.hold.war.chance import Floats, spread

__all__ = ["Shift", "Weakening", "fight_now", "shift_of"]


NUMBERS = ("wins", "later", "cost", "other cost", "patience")


@dataclass(frozen=True)
class Weakening:
    """What one side that weakens would gain by fighting now, and what would make up for it.

    Parameters
    ----------
    side : str
        Its id.
    verdict : Verdict
        Whether it would rather fight now: on every number in the ranges, on none, or on some; exact.
    fights : Share
        In which share of the draws it would.
    margin : Fraction
        What fighting now brings it over the best that it can be left in peace, as a share of all that is at
        stake now and later; at the points. Below 0: peace is better.
    margins : (Fraction, Fraction)
        Least and greatest in the ranges; exact.
    over_draws : Spread
        The same over the draws.
    left, needed : Fraction
        The share that it can hope to be left in every later period, and the one that would keep it from
        fighting now; at the points. `needed` is None where later periods count for nothing.
    guarantee : Fraction
        How much more of each later period must be made sure to it by somebody else than the side that grows
        stronger, or must war cost that side more; 0 where it would not fight. At the points.
    guarantees : Spread
        The same over the draws.
    bearable : Fraction or None
        The greatest fall of its likelihood to prevail for which it would not fight, at the points. None where
        later periods count for nothing.
    hangs_on : tuple of str
        Which of wins, later, cost, other cost and patience decides by its range alone whether it would fight,
        with the others at their points; exact.
    """

    side: str
    verdict: Verdict
    fights: Share
    margin: Fraction
    margins: tuple[Fraction, Fraction]
    over_draws: Spread
    left: Fraction
    needed: Fraction | None
    guarantee: Fraction
    guarantees: Spread
    bearable: Fraction | None
    hangs_on: tuple[str, ...]


@dataclass(frozen=True)
class Shift:
    """The shift of power, seen from both sides.

    Parameters
    ----------
    now, later : Fraction
        Likelihood that the first side would prevail, at the points.
    patience : Fraction
        What a later period is worth one period earlier, at the point.
    sides : (Weakening, Weakening)
        Each as if it were the one that weakens; at most one can want to fight on any set of numbers.
    """

    now: Fraction
    later: Fraction
    patience: Fraction
    sides: tuple[Weakening, Weakening]


def fight_now(wins: Any, later: Any, cost: Any, other_cost: Any, patience: Any) -> Any:
    """Return what fighting now brings a side over the best peace, when power shifts after this period.

    Parameters
    ----------
    wins, later : Fraction or array
        Its likelihood to prevail now and once power has shifted, 0 to 1.
    cost, other_cost : Fraction or array
        What fighting costs it and the other side, as shares of all that is at stake.
    patience : Fraction or array
        The discount factor, from 0 to below 1.

    Returns
    -------
    Fraction or array
        In shares of all that is at stake now and later. Above 0 it would rather fight: even all of this
        period, and the most that the other side would later rather give than fight, are too little.

    Notes
    -----
    The commitment problem after Fearon (1995) and Powell (2006): with a pie of 1 a period, war now brings
    `(p - c) / (1 - d)` and the best peace `1 + d (p' + c') / (1 - d)`. Both are taken times `1 - d` here.
    It is above 0 if and only if `p - p' > c + c' + (1 - d) (1 - p' - c')`.
    """
    left = np.minimum(later + other_cost, 1)
    return wins - cost - (1 - patience) - patience * left


def shift_of(war: War, numbers: dict[str, Floats]) -> Shift | None:
    """Return what a shift of power does; None where the case says nothing of a later day."""
    if war.later is None or war.patience is None:
        return None
    now, later = war.wins.estimate, war.later.estimate
    costs = [war.costs[side].estimate for side in war.sides]
    drawn = [numbers[war.costs[side].path] for side in war.sides]
    won, won_later = numbers[war.wins.path], numbers[war.later.path]
    patience = numbers[war.patience.path]
    step = war.patience.estimate
    first = _weakening(
        war.sides[0],
        (now, later, costs[0], costs[1], step),
        (won, won_later, drawn[0], drawn[1], patience),
    )
    second = _weakening(
        war.sides[1],
        (_mirrored(now), _mirrored(later), costs[1], costs[0], step),
        (1 - won, 1 - won_later, drawn[1], drawn[0], patience),
    )
    return Shift(now.point, later.point, step.point, (first, second))


def _mirrored(estimate: Estimate) -> Estimate:
    likely = None if estimate.likely is None else 1 - estimate.likely
    return Estimate(1 - estimate.high, 1 - estimate.low, likely)


def _weakening(side: str, judged: tuple[Estimate, ...], drawn: tuple[Floats, ...]) -> Weakening:
    corners = [fight_now(*numbers) for numbers in product(*((one.low, one.high) for one in judged))]
    least, most = Fraction(min(corners)), Fraction(max(corners))  # it is monotone in each
    verdict = Verdict.ALWAYS if least > 0 else Verdict.NEVER if most <= 0 else Verdict.DEPENDS
    wins, later, cost, other_cost, patience = (one.point for one in judged)
    margins = np.asarray(fight_now(*drawn))
    margin, left = (
        Fraction(fight_now(wins, later, cost, other_cost, patience)),
        min(later + other_cost, Fraction(1)),
    )
    needed = (wins - cost - 1 + patience) / patience if patience else None
    return Weakening(
        side,
        verdict,
        Share.of(margins > 0, verdict),
        margin,
        (least, most),
        spread(margins),
        left,
        None if needed is None else max(needed, Fraction(0)),
        max(margin, Fraction(0)) / patience if patience else Fraction(0),
        spread(np.maximum(margins, 0) / np.where(drawn[4] > 0, drawn[4], 1)),
        None if needed is None else min(wins - needed + other_cost, wins),
        tuple(_hangs_on(judged)),
    )


def _hangs_on(judged: tuple[Estimate, ...]) -> Iterator[str]:
    """Name the numbers of which one end means war and the other does not."""
    points = [one.point for one in judged]
    for place, (name, one) in enumerate(zip(NUMBERS, judged, strict=True)):
        ends = [
            fight_now(*(end if n == place else point for n, point in enumerate(points))) > 0
            for end in (one.low, one.high)
        ]
        if ends[0] != ends[1]:
            yield name
