"""A likelihood that rests on judged numbers: at the points, over the draws, and at its extremes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tracktwo.hold.ifs.network import Event, Network
from tracktwo.hold.ifs.numbers import drawn, points

__all__ = ["DRAWS", "Bounds", "Chance", "Sample", "at_least", "at_most", "bounds_of", "chance_of"]

Floats = NDArray[np.float64]

POINT, LEAST, MOST, DRAWS = 0, 1, 2, 3
"""Where what stands in an array that holds a likelihood in all its forms."""


@dataclass(frozen=True)
class Chance:
    """A likelihood, from 0 to 1, and how far the judgements behind it leave it open.

    Attributes
    ----------
    point : float
        With every number at its point: the likely value or the middle, of several judges the linear pool.
    low, high : float
        5 % and 95 % of the draws: where it lies nine times in ten, as far as the ranges and their shapes
        are right.
    least, most : float or None
        What no numbers within the stated ranges can undercut or exceed; None where that takes too long.
    """

    point: float
    low: float
    high: float
    least: float | None
    most: float | None


@dataclass(frozen=True)
class Bounds:
    """Between what a likelihood must lie whatever the dependence about which nothing is said."""

    at_least: Chance
    at_most: Chance


class Sample:
    """A network with its numbers at the points and drawn.

    Parameters
    ----------
    network : Network
    draws : int
        How often they are drawn, 1 or more.
    seed : int
        Of the random numbers.
    """

    def __init__(self, network: Network, draws: int, seed: int) -> None:
        self.network = network
        self.values = np.concatenate([points(network.numbers), drawn(network.numbers, draws, seed)])
        self._marginals: dict[str, Floats] = {}

    def marginals(self, ids: Sequence[str]) -> Floats:
        """Return how likely it is that each of some ifs comes true, in all forms: (3 + draws, ifs)."""
        missing = [one for one in ids if one not in self._marginals]
        columns = self.forms([{one: True} for one in missing]).T
        self._marginals |= dict(zip(missing, columns, strict=True))
        rows = np.array([self._marginals[one] for one in ids])
        return rows.reshape(len(ids), len(self.values) + 2).T

    def forms(self, events: Sequence[Event]) -> Floats:
        """Return each event's likelihood in all its forms.

        Parameters
        ----------
        events : sequence of mapping

        Returns
        -------
        array, shape (3 + draws, events)
            The point, the least, the greatest, and the draws; no number for extremes that take too long.
        """
        found = self.network.probabilities(self.values, events)
        unknown = (np.nan, np.nan)
        ends = [self.network.extremes(event) or unknown for event in events]
        return np.concatenate([found[:1], np.array(ends).reshape(-1, 2).T, found[1:]])


def at_least(chances: Floats) -> Floats:
    """Return the least likelihood that all of some events happen: Fréchet's lower bound.

    Parameters
    ----------
    chances : array, shape (..., events)
        How likely each is.

    Returns
    -------
    array, shape (...)

    Notes
    -----
    After Fréchet (1935). No better bound is true whatever the dependence.
    """
    return np.asarray(np.maximum(0.0, chances.sum(axis=-1) - (chances.shape[-1] - 1)))


def at_most(chances: Floats) -> Floats:
    """Return the greatest likelihood that all of some events happen: Fréchet's upper bound.

    Parameters
    ----------
    chances : array, shape (..., events)
        How likely each is; without events the answer is 1.

    Returns
    -------
    array, shape (...)

    Notes
    -----
    After Fréchet (1935).
    """
    return np.asarray(chances.min(axis=-1, initial=1.0))


def bounds_of(chances: Floats) -> Bounds:
    """Return the bounds for all of some events from their likelihoods in all their forms."""
    return Bounds(chance_of(at_least(chances)), chance_of(at_most(chances)))


def chance_of(forms: Floats) -> Chance:
    """Return a likelihood from all its forms: shape (3 + draws,)."""
    low, high = np.nanquantile(forms[DRAWS:], (0.05, 0.95)).tolist()
    least, most = (None if np.isnan(forms[end]) else float(forms[end]) for end in (LEAST, MOST))
    return Chance(float(forms[POINT]), low, high, least, most)
