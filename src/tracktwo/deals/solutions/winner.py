"""Adjusted winner: who wins which issue, and the one issue that is shared, between two parties.

For issues that can be divided, or won in part. Both parties end with the same share of their points,
at least half, and no other division is better for one of them without being worse for the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import compress
from operator import gt, mul

from tracktwo.errors import TracktwoError

__all__ = ["Division", "Transfer", "adjusted_winner"]

Rational = Fraction | int
Points = tuple[tuple[Fraction, ...], tuple[Fraction, ...]]


@dataclass(frozen=True)
class Transfer:
    """One step from the first division, in which each wins what it values more, to the equal one.

    Parameters
    ----------
    issue : int
        Index of the issue handed over.
    giver : int
        0 or 1: the party that hands it over; the same in every step.
    part : Fraction
        How much of the issue: 1 in every step but, perhaps, the last.
    ratio : Fraction
        The giver's points on the issue to the receiver's: the smaller, the cheaper the step.
    totals : tuple of Fraction
        Both parties' points after the step.
    """

    issue: int
    giver: int
    part: Fraction
    ratio: Fraction
    totals: tuple[Fraction, Fraction]


@dataclass(frozen=True)
class Division:
    """Who gets what.

    Parameters
    ----------
    points : tuple of two tuples of Fraction
        ``points[party][issue]``, brought to a total of 100 each.
    first : tuple of int
        Winner of each issue before any transfer.
    tied : tuple of int
        Issues on which both placed the same points; they start with the party that leads on the others.
    shares : tuple of Fraction
        What part of each issue the first party (0) gets in the end; the second gets the rest.
    split : int or None
        The one issue that is shared; None if every issue goes to one side whole.
    totals : tuple of Fraction
        Points of both parties in the end: equal, and 50 or more.
    transfers : tuple of Transfer
        The steps, in order.
    """

    points: Points
    first: tuple[int, ...]
    tied: tuple[int, ...]
    shares: tuple[Fraction, ...]
    split: int | None
    totals: tuple[Fraction, Fraction]
    transfers: tuple[Transfer, ...]


def adjusted_winner(one: Sequence[Rational], two: Sequence[Rational]) -> Division:
    """Divide issues between two parties so that both get the same number of points, as many as possible.

    Each issue first goes to the party with more points on it; tied issues go to the party that is then
    ahead (the first party, if neither is). That party hands issues over, the cheapest ratio of its points
    to the other's first (in the order of the issues among equal ratios), the last one in part, until
    both have the same.

    Parameters
    ----------
    one, two : sequence of Fraction or int
        Points of the two parties on each issue, none negative; brought to a total of 100.

    Raises
    ------
    TracktwoError
        If the lists differ in length, a number is negative or a party gives no points at all.

    References
    ----------
    Brams and Taylor (1996), "Fair Division: From Cake-Cutting to Dispute Resolution", chapter 4
    (procedure, and proof that the outcome is efficient, equitable and envy-free).
    """
    if len(one) != len(two):
        raise TracktwoError("Adjusted winner needs points from both parties on the same issues.")
    points = _normalised(one), _normalised(two)
    tied = tuple(issue for issue, (mine, other) in enumerate(zip(*points, strict=True)) if mine == other)
    ahead = [sum(compress(points[party], map(gt, points[party], points[1 - party]))) for party in (0, 1)]
    leader = int(ahead[1] > ahead[0])
    first = tuple(leader if mine == other else int(other > mine) for mine, other in zip(*points, strict=True))
    shares = [Fraction(1 - winner) for winner in first]
    transfers = tuple(_transfers(points, shares, leader))
    split = next((issue for issue, share in enumerate(shares) if 0 < share < 1), None)
    return Division(points, first, tied, tuple(shares), split, _totals(points, shares), transfers)


def _transfers(points: Points, shares: list[Fraction], giver: int) -> Iterator[Transfer]:
    """Hand issues over until both have the same, changing the shares as it goes."""
    mine, theirs = points[giver], points[1 - giver]
    # What the other side gives no points is never handed over: without it, its 100 are already enough.
    held = [issue for issue, share in enumerate(shares) if share == 1 - giver and theirs[issue]]
    for issue in sorted(held, key=lambda issue: mine[issue] / theirs[issue]):
        totals = _totals(points, shares)
        part = min(Fraction(1), (totals[giver] - totals[1 - giver]) / (mine[issue] + theirs[issue]))
        if not part:
            return
        shares[issue] += part * (2 * giver - 1)
        yield Transfer(issue, giver, part, mine[issue] / theirs[issue], _totals(points, shares))


def _normalised(points: Sequence[Rational]) -> tuple[Fraction, ...]:
    """Bring points to a total of 100."""
    total = sum(points, Fraction(0))
    if any(number < 0 for number in points) or not total:
        raise TracktwoError("Adjusted winner needs points of 0 or more, some above 0, from each party.")
    return tuple(100 * Fraction(number) / total for number in points)


def _totals(points: Points, shares: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    """Count both parties' points, given the first party's share of each issue."""
    first = sum(map(mul, points[0], shares), Fraction(0))
    return first, sum(map(mul, points[1], (1 - share for share in shares)), Fraction(0))
