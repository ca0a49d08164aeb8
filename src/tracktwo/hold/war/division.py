"""Which divisions both sides would rather have than fight: the bargaining range."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tracktwo.case import Judgement
from tracktwo.deals import Verdict
from tracktwo.deals.uncertain.judged import Spread
from tracktwo.hold.war.chance import Floats, spread

__all__ = ["Division", "bargaining_range", "division_of"]

Ends = tuple[Fraction, Fraction]


@dataclass(frozen=True)
class Division:
    """The bargaining range, as shares of the first side in all that is at stake.

    Parameters
    ----------
    low, high : Fraction
        What both sides would rather have than fight, at the points of the judgements.
    lowest, highest : Spread
        The two ends over the draws.
    sure : (Fraction, Fraction) or None
        Shares that both would rather have whatever the judged numbers are, even if each side went by those
        that suit it; exact. None where there is no such share.
    possible : (Fraction, Fraction)
        Shares that both would rather have on some of the numbers; exact.
    verdict : Verdict
        `ALWAYS` if `sure` is not empty, else `DEPENDS`: on each single number there is a range, but no
        share lies in all of them.
    room : (Fraction, Fraction, Fraction)
        By how much the two sides' beliefs about who would win may differ before no division is left, the
        sum of their costs: least, at the points, most.
    doubt : Fraction
        How far apart the judged numbers for who would win lie.
    """

    low: Fraction
    high: Fraction
    lowest: Spread
    highest: Spread
    sure: Ends | None
    possible: Ends
    verdict: Verdict
    room: tuple[Fraction, Fraction, Fraction]
    doubt: Fraction


def bargaining_range(wins: Fraction, first_cost: Fraction, second_cost: Fraction) -> Ends:
    """Return the divisions that neither side would rather fight over.

    Parameters
    ----------
    wins : Fraction
        Likelihood that the first side would prevail, 0 to 1; both sides know it.
    first_cost, second_cost : Fraction
        What fighting costs each side, as a share of all that is at stake, 0 or more.

    Returns
    -------
    (Fraction, Fraction)
        Least and greatest share of the first side. Never empty: it is as wide as the costs together, cut
        to 0 and 1.

    Notes
    -----
    Fearon (1995): for sides that value shares as such, the range from `p - cA` to `p + cB`.
    """
    return max(wins - first_cost, Fraction(0)), min(wins + second_cost, Fraction(1))


def division_of(wins: Judgement, costs: tuple[Judgement, Judgement], numbers: dict[str, Floats]) -> Division:
    """Return the range at the points, over draws and in the corners of the judged numbers."""
    chance, (first, second) = wins.estimate, (cost.estimate for cost in costs)
    low, high = bargaining_range(chance.point, first.point, second.point)
    won, ours, theirs = numbers[wins.path], numbers[costs[0].path], numbers[costs[1].path]
    inner = (max(chance.high - first.low, Fraction(0)), min(chance.low + second.low, Fraction(1)))
    return Division(
        low,
        high,
        spread((won - ours).clip(0, 1)),
        spread((won + theirs).clip(0, 1)),
        inner if inner[0] <= inner[1] else None,
        (
            bargaining_range(chance.low, first.high, second.high)[0],
            bargaining_range(chance.high, first.high, second.high)[1],
        ),
        Verdict.ALWAYS if inner[0] <= inner[1] else Verdict.DEPENDS,
        (first.low + second.low, first.point + second.point, first.high + second.high),
        chance.high - chance.low,
    )
