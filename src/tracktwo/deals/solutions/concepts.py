"""Solution concepts: which package of the zone a principle of fairness or of gain picks.

Four principles over the consenting parties, with no deal as the disagreement point. Each is decided
exactly and reports every tied row: a shortlist is made in floating point, with the rounding bounded on
the safe side, and only the shortlist is compared in whole numbers of any length.

Parties that can gain nothing anywhere in the zone are the one case in which the textbook definitions
say nothing, because their axioms suppose that everybody can gain. Here such a party keeps its veto and
is otherwise left out of the comparison; ``Solution.counted`` names the parties compared.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm, prod

import numpy as np
from numpy.typing import NDArray

__all__ = ["Solution", "Zone", "egalitarian", "kalai_smorodinsky", "light_points", "nash", "utilitarian"]

Floats = NDArray[np.float64]
Numbers = NDArray[np.float64] | NDArray[np.int64]

_ROUNDING = 1e-12  # relative; some thousand times what the few operations on a double can lose


@dataclass(frozen=True)
class Zone:
    """The nondominated packages of the zone of agreement, as the consenting parties value them.

    Every row must be in the zone: no value below no deal, no red line of a consenting party crossed.

    Parameters
    ----------
    floats : ndarray of float, shape (n, k)
        Values in each party's own units, right to within a few roundings.
    integers : callable
        From a row to its k exact values, whole multiples of one in ``scale`` parts of the party's unit.
    no_deal : sequence of int, length k
        The disagreement point, in the same whole multiples.
    scale : sequence of int, length k
        ``integers(row)[party] / scale[party]`` is the value in the party's own units.
    """

    floats: Floats
    integers: Callable[[int], Sequence[int]]
    no_deal: Sequence[int]
    scale: Sequence[int]

    def gains(self, row: int) -> tuple[int, ...]:
        """Return what each party gains over no deal, in its whole multiples."""
        return tuple(value - least for value, least in zip(self.integers(row), self.no_deal, strict=True))

    @cached_property
    def bounds(self) -> tuple[Floats, Floats]:
        """Gains that are certainly not more, and certainly not less, than the exact ones."""
        least = np.array([value / unit for value, unit in zip(self.no_deal, self.scale, strict=True)])
        gains, slack = self.floats - least, _ROUNDING * (np.abs(self.floats) + np.abs(least))
        return np.maximum(gains - slack, 0.0), gains + slack

    @cached_property
    def ideal(self) -> tuple[int, ...]:
        """Each party's greatest gain in the zone, in its whole multiples."""
        low, high = self.bounds
        tops = (np.flatnonzero(high[:, party] >= low[:, party].max()) for party in range(len(self.scale)))
        return tuple(max(self.gains(int(row))[party] for row in rows) for party, rows in enumerate(tops))

    @cached_property
    def gainers(self) -> tuple[int, ...]:
        """The parties that can gain something somewhere in the zone."""
        return tuple(party for party, gain in enumerate(self.ideal) if gain > 0)

    @cached_property
    def common(self) -> tuple[int, ...]:
        """Factors that bring every party's whole multiples to one unit."""
        unit = lcm(*self.scale)
        return tuple(unit // scale for scale in self.scale)


@dataclass(frozen=True)
class Solution:
    """What a solution concept picks.

    Parameters
    ----------
    concept : str
        Its name, as in the JSON output.
    rows : tuple of int
        All tied rows, ascending; empty if the zone is.
    score : Fraction or None
        The product of gains, ratio, gain or sum that is greatest, exactly; in the parties' own units.
    counted : tuple of int
        Columns of the parties compared; the others can gain nothing in the zone.
    reason : str
        Why there is no solution; empty if there is one.
    """

    concept: str
    rows: tuple[int, ...]
    score: Fraction | None
    counted: tuple[int, ...]
    reason: str = ""


Key = tuple[int, ...]


def nash(zone: Zone) -> Solution:
    """Find the greatest product of gains over no deal.

    Where every product is 0, as when a party can gain nothing, the score is 0 and the rows are those
    that give a gain to most parties and, among these, have the greatest product of the gains there are.

    References
    ----------
    Nash (1950), "The bargaining problem", Econometrica 18(2), 155-162. The degenerate case:
    Caragiannis et al. (2019), "The unreasonable fairness of maximum Nash welfare", ACM Transactions on
    Economics and Computation 7(3), article 12.
    """

    def key(gains: Key) -> Key:
        # In one unit: where different parties gain, products of different units would be compared.
        positive = [gain * factor for gain, factor in zip(gains, zone.common, strict=True) if gain]
        return len(positive), prod(positive)

    def shortlist(gains: Floats) -> Floats:
        # Divided by the ideal, a product of many gains can neither overflow nor vanish for want of scale.
        return np.asarray(np.prod(_ratios(zone, gains), axis=1))

    def score(row: int) -> Fraction:
        return Fraction(prod(zone.gains(row)), prod(zone.scale))

    return _solve("nash", zone, shortlist, key, score)


def kalai_smorodinsky(zone: Zone) -> Solution:
    """Find the greatest minimum of gain / greatest gain in the zone; ties by the next smallest (leximin).

    The ratio of a party that can gain nothing is 0/0 and left out. If nobody can gain the score is 1:
    everybody has all there is to have.

    References
    ----------
    Kalai and Smorodinsky (1975), "Other solutions to Nash's bargaining problem", Econometrica 43(3),
    513-518; for a finite set, the maximal minimum with leximin: Imai (1983), "Individual monotonicity
    and lexicographic maxmin solution", Econometrica 51(2), 389-401.
    """
    unit = lcm(*(zone.ideal[party] for party in zone.gainers)) if len(zone.floats) else 1

    def key(gains: Key) -> Key:
        return tuple(sorted(gains[party] * (unit // zone.ideal[party]) for party in zone.gainers))

    def shortlist(gains: Floats) -> Floats:
        return np.asarray(np.min(_ratios(zone, gains), axis=1, initial=np.inf))

    def score(row: int) -> Fraction:
        return Fraction(min(key(zone.gains(row)), default=unit), unit)

    return _solve("kalai_smorodinsky", zone, shortlist, key, score)


def egalitarian(zone: Zone) -> Solution:
    """Find the greatest minimum gain; ties by the next smallest (leximin).

    A party that can gain nothing makes the score 0; the others are then compared among themselves,
    which leaves the leximin order as it is.

    References
    ----------
    Kalai (1977), "Proportional solutions to bargaining situations: interpersonal utility comparisons",
    Econometrica 45(7), 1623-1630; leximin: Imai (1983), as for `kalai_smorodinsky`.
    """

    def key(gains: Key) -> Key:
        return tuple(sorted(gains[party] * zone.common[party] for party in zone.gainers))

    def shortlist(gains: Floats) -> Floats:
        return np.asarray(np.min(gains[:, zone.gainers], axis=1, initial=np.inf))

    def score(row: int) -> Fraction:
        return min(map(Fraction, zone.gains(row), zone.scale), default=Fraction(0))

    return _solve("egalitarian", zone, shortlist, key, score)


def utilitarian(zone: Zone) -> Solution:
    """Find the greatest sum of values, each party's unit counting as much as any other's.

    References
    ----------
    Harsanyi (1955), "Cardinal welfare, individualistic ethics, and interpersonal comparisons of
    utility", Journal of Political Economy 63(4), 309-321.
    """

    def key(gains: Key) -> Key:
        return (sum(gain * factor for gain, factor in zip(gains, zone.common, strict=True)),)

    def shortlist(gains: Floats) -> Floats:
        return np.asarray(np.sum(gains, axis=1))

    def score(row: int) -> Fraction:
        return sum(map(Fraction, zone.integers(row), zone.scale), Fraction(0))

    return _solve("utilitarian", zone, shortlist, key, score)


def _solve(
    concept: str,
    zone: Zone,
    shortlist: Callable[[Floats], Floats],
    key: Callable[[Key], Key],
    score: Callable[[int], Fraction],
) -> Solution:
    """Keep the rows that may be best by their bounds, then those that are best exactly."""
    if not len(zone.floats):
        return Solution(concept, (), None, (), "no allowed package is in the zone of agreement")
    low, high = zone.bounds
    may_be_best = np.flatnonzero(shortlist(high) >= shortlist(low).max()).tolist()
    keys = {row: key(zone.gains(row)) for row in may_be_best}
    best = max(keys.values())
    rows = tuple(row for row, found in keys.items() if found == best)
    return Solution(concept, rows, score(rows[0]), zone.gainers)


def _ratios(zone: Zone, gains: Floats) -> Floats:
    """Divide gains by the greatest in the zone, for the parties that can gain."""
    ideal = np.array([zone.ideal[party] / zone.scale[party] for party in zone.gainers])
    return np.asarray(gains[:, zone.gainers] / ideal)


def light_points(values: Numbers, no_deal: Numbers) -> NDArray[np.intp]:
    """Pick one row for each of the four concepts, in floating point, for repeated solving over draws.

    Parameters
    ----------
    values : ndarray, shape (n, k)
        Packages by consenting parties, none crossing a red line; rows below no deal are passed over.
    no_deal : ndarray, length k
        The disagreement point.

    Returns
    -------
    ndarray of int, length 4
        Rows for Nash, Kalai-Smorodinsky, egalitarian and utilitarian; the first among rows that are
        equal to the last bit (rounding may part exact ties); -1 where no row is in the zone.
    """
    gains: Numbers = np.subtract(values.T, no_deal[:, None], order="C")
    inside = np.flatnonzero(gains.min(axis=0) >= 0)
    if not inside.size:
        return np.full(4, -1, dtype=np.intp)
    if inside.size < len(values):
        gains = gains.take(inside, axis=1)  # unlike plain indexing, keeps a party's gains side by side
    total, ideal = gains.sum(axis=0), gains.max(axis=1)
    if not ideal.all():
        gains, ideal = gains[ideal > 0], ideal[ideal > 0]
    ratios: Floats = gains / ideal[:, None]
    picked = [
        _light_product(ratios, gains),
        _light_leximin(ratios),
        _light_leximin(gains),
        int(total.argmax()),
    ]
    return np.asarray(inside[picked])


def _light_product(ratios: Floats, gains: Numbers) -> int:
    """Find the greatest product, or the most gains and then the product of these if it is 0."""
    product = ratios.prod(axis=0)
    top = int(product.argmax())
    if product[top] > 0:
        return top
    return int(np.lexsort((-np.where(gains > 0, gains, 1.0).prod(axis=0), -(gains > 0).sum(axis=0)))[0])


def _light_leximin(gains: Numbers) -> int:
    """Find the column whose ascending entries come last in dictionary order."""
    if not len(gains):
        return 0
    least = gains.min(axis=0)
    tied = np.flatnonzero(least == least.max())
    if tied.size == 1:
        return int(tied[0])
    return int(tied[np.lexsort(-np.sort(gains[:, tied], axis=0)[::-1])[0]])
