"""The judged numbers behind the ifs: how each is drawn, its mean, its variance and its ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from tracktwo.case import Estimate
from tracktwo.deals.uncertain.draws import quantile_to_value

__all__ = ["UNKNOWN", "Number", "drawn", "points"]

Floats = NDArray[np.float64]

UNKNOWN = Estimate(Fraction(0), Fraction(1))
"""What is known of an if about whose likelihood nobody says anything."""


@dataclass(frozen=True)
class Number:
    """A likelihood as one or several judged it: a mixture of their estimates.

    A draw takes one judge, as often as his weight says, and a number from his range. Its mean is the
    linear pool, and where judges disagree the draws do too: averaging each draw would hide it.

    Parameters
    ----------
    name : str
        Of its stream of random numbers.
    estimates : tuple of Estimate
        One for each judge.
    shares : tuple of float
        Their shares of the say; more than 0, and 1 together.
    """

    name: str
    estimates: tuple[Estimate, ...]
    shares: tuple[float, ...] = (1.0,)

    @property
    def low(self) -> float:
        """The least that anybody thinks possible."""
        return min(float(estimate.low) for estimate in self.estimates)

    @property
    def high(self) -> float:
        """The most that anybody thinks possible."""
        return max(float(estimate.high) for estimate in self.estimates)

    @property
    def point(self) -> float:
        """The linear pool of the points."""
        told = zip(self.shares, self.estimates, strict=True)
        return sum(share * float(estimate.point) for share, estimate in told)

    @property
    def mean(self) -> float:
        """The mean of its draws."""
        told = zip(self.shares, self.estimates, strict=True)
        return sum(share * _mean(estimate) for share, estimate in told)

    @property
    def variance(self) -> float:
        """The variance of its draws, with that between judges."""
        mean, told = self.mean, zip(self.shares, self.estimates, strict=True)
        return sum(s * (_variance(one) + (_mean(one) - mean) ** 2) for s, one in told)

    def at(self, quantile: Floats) -> Floats:
        """Return the numbers at some quantiles: a judge's part of them is as long as his share."""
        edges = np.cumsum(self.shares)[:-1]
        who = np.searchsorted(edges, quantile, side="right")
        found = np.empty_like(quantile)
        for number, (estimate, share) in enumerate(zip(self.estimates, self.shares, strict=True)):
            chosen = who == number
            start = edges[number - 1] if number else 0.0
            inner = np.clip((quantile[chosen] - start) / share, 0.0, 1.0)
            found[chosen] = quantile_to_value(estimate, inner)
        return found


def points(numbers: Sequence[Number]) -> Floats:
    """Return all numbers at their points: shape (1, numbers)."""
    return np.array([[number.point for number in numbers]])


def drawn(numbers: Sequence[Number], draws: int, seed: int) -> Floats:
    """Draw all numbers, each from a stream of its own that its name finds.

    Parameters
    ----------
    numbers : sequence of Number
        Independent of each other.
    draws : int
        How many, 1 or more.
    seed : int
        0 or more.

    Returns
    -------
    array, shape (draws, numbers)

    Notes
    -----
    A Latin hypercube, as in `tracktwo.deals.draw`: McKay, Beckman and Conover (1979).
    """
    columns = [number.at(_stratified(number.name, draws, seed)) for number in numbers]
    return np.stack(columns, axis=1) if columns else np.empty((draws, 0))


def _stratified(name: str, draws: int, seed: int) -> Floats:
    """Return one quantile from each of as many equal parts as there are draws, in random order."""
    digest = np.frombuffer(sha256(name.encode()).digest(), dtype="<u4")
    stream = np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, *digest.tolist()])))
    return np.asarray((stream.permutation(draws) + stream.random(draws)) / draws)


def _mean(estimate: Estimate) -> float:
    low, high = estimate.low, estimate.high
    return float((low + high) / 2 if estimate.likely is None else (low + estimate.likely + high) / 3)


def _variance(estimate: Estimate) -> float:
    low, high, likely = estimate.low, estimate.high, estimate.likely
    if likely is None:
        return float((high - low) ** 2 / 12)
    products = low * likely + low * high + likely * high
    return float((low**2 + likely**2 + high**2 - products) / 18)
