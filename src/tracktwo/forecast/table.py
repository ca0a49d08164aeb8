"""Actors on scales as arrays: what every model of this package computes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

__all__ = ["Bools", "Floats", "Table", "first_best"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

TIED = 1e-9
"""Numbers closer than this are taken as equal where one has to be chosen."""


def first_best(numbers: Floats) -> int:
    """Return the place of the greatest number; of the first where several tie.

    Rounding alone must not decide between actors who are alike: then the order of the input does.
    """
    return int(np.flatnonzero(numbers.ravel() >= numbers.max() - TIED)[0])


@dataclass(frozen=True, eq=False)
class Table:
    """Actors by dimension, as numbers.

    Attributes
    ----------
    positions : array, shape (actors, dimensions)
        On each dimension's own scale; NaN for an actor that takes no side there.
    saliences : array, shape (actors, dimensions)
        From 0 to 1; 0 for an actor that takes no side.
    capabilities : array, shape (actors,)
        0 or more, in any unit.
    low, span : array, shape (dimensions,)
        Where each scale begins and how long it is; the length is 1 where all want the same.
    reference : array, shape (dimensions,)
        Where things stay without agreement; NaN where nobody says.
    consent : array of bool, shape (actors,)
        Whose yes an agreement needs.
    """

    positions: Floats
    saliences: Floats
    capabilities: Floats
    low: Floats
    span: Floats
    reference: Floats
    consent: Bools

    @property
    def held(self) -> Bools:
        """Who takes a side, by actor and dimension."""
        return ~np.isnan(self.positions)

    @property
    def weights(self) -> Floats:
        """Capability times salience, by actor and dimension; 0 for who takes no side."""
        return np.where(self.held, self.capabilities[:, None] * self.saliences, 0.0)

    @property
    def shares(self) -> Floats:
        """Positions as shares of each scale's length, from its low end."""
        return np.asarray((self.positions - self.low) / self.span)

    def real(self, shares: Floats) -> Floats:
        """Turn shares of the scales, shape (..., dimensions), back into positions."""
        return np.asarray(self.low + shares * self.span)

    def of(self, actors: Sequence[int] | Bools, dimensions: Sequence[int] | slice = slice(None)) -> Table:
        """Return the part with these actors and dimensions."""
        rows = np.asarray(actors)
        return replace(
            self,
            positions=self.positions[rows][:, dimensions],
            saliences=self.saliences[rows][:, dimensions],
            capabilities=self.capabilities[rows],
            low=self.low[dimensions],
            span=self.span[dimensions],
            reference=self.reference[dimensions],
            consent=self.consent[rows],
        )

    def alone(self, dimension: int) -> Table:
        """Return one dimension, with the actors that take a side on it."""
        return self.of(self.held[:, dimension], [dimension])

    def filled(self) -> Table:
        """Return it without gaps: who takes no side on a dimension stands at the weighted mean there.

        Such an actor's salience there is 0, so that nothing pulls it anywhere.
        """
        weights = self.weights
        middle = np.nansum(np.nan_to_num(self.positions) * weights, axis=0) / weights.sum(axis=0)
        return replace(self, positions=np.where(self.held, self.positions, middle))

    def without(self, actor: int) -> Table:
        """Return it without one actor; the scales stay as they are."""
        return self.of([n for n in range(len(self.capabilities)) if n != actor])
