"""How much to ask of a side whose costs of war are not known: the more is asked, the likelier is war."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from tracktwo.case import Estimate
from tracktwo.deals.uncertain.judged import Spread

__all__ = ["Demand", "Screening", "best_demand", "two_type_demand"]


@dataclass(frozen=True)
class Demand:
    """What a side does best to ask for, as one last offer.

    Parameters
    ----------
    share : Fraction or float
        What it asks for itself, of all that is at stake.
    risk : Fraction or float
        Likelihood that the other side would rather fight.
    payoff : Fraction or float
        What it may expect, war and its own cost of it counted in.
    """

    share: Fraction | float
    risk: Fraction | float
    payoff: Fraction | float


@dataclass(frozen=True)
class Screening:
    """One side's best last demand of the other, knowing no more of its costs than the case says.

    Parameters
    ----------
    side, other : str
        Ids: who asks, and whose costs are not known.
    demand : Demand
        At the points of the other judgements.
    safe : float
        The most that it could ask without any risk of war, at the points.
    risk : Spread
        The risk of war over the draws of the likelihood of winning and its own cost.
    """

    side: str
    other: str
    demand: Demand
    safe: float
    risk: Spread


def two_type_demand(
    wins: Fraction, cost: Fraction, low: Fraction, high: Fraction, likely_high: Fraction
) -> Demand:
    """Return the best last demand of a side that faces one of two kinds of opponent.

    Parameters
    ----------
    wins : Fraction
        Likelihood that the side that asks would prevail.
    cost : Fraction
        What fighting costs it, as a share of all that is at stake.
    low, high : Fraction
        What fighting costs the opponent if it is of the kind that minds it less, and more; `low <= high`.
    likely_high : Fraction
        Likelihood that it is of the kind that minds it more.

    Returns
    -------
    Demand
        The high demand only if it pays more: if `likely_high` is above (low + cost) / (high + cost).

    Notes
    -----
    The risk-return trade-off of Fearon (1995), in its simplest form.
    """
    modest = min(wins + low, Fraction(1))
    bold = min(wins + high, Fraction(1))
    hoped = likely_high * bold + (1 - likely_high) * (wins - cost)
    if hoped > modest:
        return Demand(bold, 1 - likely_high, hoped)
    return Demand(modest, Fraction(0), modest)


def best_demand(wins: float, cost: float, other: Estimate) -> Demand:
    """Return the best last demand where the other side's cost lies in a range.

    Parameters
    ----------
    wins : float
        Likelihood that the side that asks would prevail.
    cost : float
        What fighting costs it.
    other : Estimate
        What fighting costs the other side: a range is uniform, low-likely-high triangular.

    Returns
    -------
    Demand
        To the precision of floats. For a cost uniform between 0 and k it is `wins + (k - cost) / 2` with
        risk `(k - cost) / (2 k)`, where that lies within bounds.

    Notes
    -----
    The other side yields to a demand of `wins + c` if its cost is at least `c`, so the payoff is
    `wins + c (1 - F(c)) - cost F(c)`: its best point is among the ends of the range and the zeros of the
    derivative, which are found in closed form for both shapes.
    """
    most = 1.0 - wins  # nobody can ask for more than all
    lowest, highest = float(other.low), float(other.high)
    aims = [min(aim, most) for aim in (lowest, *_turning_points(cost, other), highest) if aim >= lowest]
    aims = [max(aim, min(lowest, most)) for aim in aims if aim <= highest]
    return max(
        (_asked(wins, cost, other, aim) for aim in aims),
        key=lambda one: (float(one.payoff), -float(one.risk)),
    )


def _asked(wins: float, cost: float, other: Estimate, aim: float) -> Demand:
    risk = _below(other, aim)
    return Demand(wins + aim, risk, wins + aim * (1 - risk) - cost * risk)


def _below(estimate: Estimate, number: float) -> float:
    """Return the likelihood of a smaller number than this."""
    low, high = float(estimate.low), float(estimate.high)
    if number <= low or low == high:
        return 0.0 if number <= low else 1.0
    if number >= high:
        return 1.0
    if estimate.likely is None:
        return (number - low) / (high - low)
    likely = float(estimate.likely)
    if number <= likely:
        return (number - low) ** 2 / ((high - low) * (likely - low))
    return 1 - (high - number) ** 2 / ((high - low) * (high - likely))


def _turning_points(cost: float, other: Estimate) -> list[float]:
    """Return where the payoff stops rising, as far as it lies on the piece for which it was found."""
    low, high = float(other.low), float(other.high)
    if low == high:
        return []
    if other.likely is None:
        return [(high - cost) / 2]
    likely = float(other.likely)
    found = [(high - 2 * cost) / 3]
    if likely > low:
        half = low + cost
        found.append(low + (sqrt(half * half + 3 * (high - low) * (likely - low)) - half) / 3)
    on_piece = [found[0]] if found[0] >= likely else []
    return on_piece + [aim for aim in found[1:] if aim <= likely]
