"""Means and medians of positions, weighted by what actors can bring to bear and care, or not."""

from __future__ import annotations

import numpy as np

from tracktwo.forecast.table import Floats, Table

__all__ = ["mean", "median", "median_ends", "weighted_mean", "weighted_median"]

ALMOST = 1e-12
"""Shares of weight closer than this are taken as equal."""


def weighted_mean(table: Table) -> Floats:
    """Return the mean position, weighted by capability times salience.

    It is what every other model has to beat.

    Parameters
    ----------
    table : Table

    Returns
    -------
    array, shape (dimensions,)

    Notes
    -----
    The compromise model of Arregui, Stokman and Thomson (2004).
    """
    return _mean(table, table.weights)


def mean(table: Table) -> Floats:
    """Return the plain mean of the positions that are taken."""
    return _mean(table, table.held.astype(float))


def weighted_median(table: Table) -> Floats:
    """Return the lowest position at or below which half of the weight lies.

    Weight is capability times salience. Where exactly half of it lies on either side, every point up to the
    next position is a median; see `median_ends`.

    Notes
    -----
    Black (1948): in votes between two positions at a time none beats it.
    """
    return median_ends(table, table.weights)[0]


def median(table: Table) -> Floats:
    """Return the lowest position at or below which half of the actors stand."""
    return median_ends(table, table.held.astype(float))[0]


def median_ends(table: Table, weights: Floats) -> tuple[Floats, Floats]:
    """Return the lowest and the highest median on each dimension.

    Parameters
    ----------
    table : Table
    weights : array, shape (actors, dimensions)
        0 or more; 0 for who takes no side.

    Returns
    -------
    low, high : array, shape (dimensions,)
        Equal unless exactly half of the weight lies on either side.
    """
    columns = np.arange(len(table.span))
    order = table.positions.argsort(axis=0, kind="stable")
    places = table.positions[order, columns]
    below = weights[order, columns].cumsum(axis=0)
    below /= below[-1]
    low, high = (below < 0.5 - ALMOST).sum(axis=0), (below < 0.5 + ALMOST).sum(axis=0)
    return places[low, columns], places[high, columns]


def _mean(table: Table, weights: Floats) -> Floats:
    total = (np.nan_to_num(table.positions) * weights).sum(axis=0)
    return np.asarray(total / weights.sum(axis=0))
