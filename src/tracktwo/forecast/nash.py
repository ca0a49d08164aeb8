"""The Nash bargaining solution on a scale: the point with the greatest product of gains."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from tracktwo.forecast.table import Floats, Table

__all__ = ["nash"]

STEPS = 80
GOLDEN = (5**0.5 - 1) / 2


def nash(table: Table) -> Floats:
    """Return the point of each dimension at which the product of gains is greatest.

    Parameters
    ----------
    table : Table

    Returns
    -------
    array, shape (dimensions,)

    Notes
    -----
    Nash (1950), with exponents capability times salience. Those whose consent is needed and who care count.
    Where it is known where things stay without agreement (``reference``), a gain is by how much nearer the
    outcome is to what one wants than that point, and none may lose: where some want one way and some the
    other, or somebody wants that point itself, it is the solution. Where nobody says what happens without
    agreement, that is taken to be as bad for each as an outcome a whole scale away from what it wants; then
    everybody gains by almost anything, and the solution lies between the wishes.
    """
    return np.array([_on_one(table.alone(at)) for at in range(len(table.span))])


def _on_one(table: Table) -> float:
    counted = table.consent & (table.weights[:, 0] > 0)
    if not counted.any():
        counted = table.weights[:, 0] > 0
    places, weights = table.shares[counted, 0], table.weights[counted, 0]
    reference = float((table.reference[0] - table.low[0]) / table.span[0])
    found = _free(places, weights) if np.isnan(reference) else _from(reference, places, weights)
    return float(table.real(np.array([found]))[0])


def _free(places: Floats, weights: Floats) -> float:
    def score(at: float) -> float:
        return float(weights @ _log(1 - np.abs(at - places)))

    return _greatest(score, float(places.min()), float(places.max()), places)


def _from(reference: float, places: Floats, weights: Floats) -> float:
    """Return the solution where things else stay at a point: nobody is to lose."""
    way = places - reference
    if way.min() <= 0 <= way.max():
        return reference
    end = reference + 2 * way[np.argmin(np.abs(way))]
    low, high = min(reference, end), max(reference, end)

    def score(at: float) -> float:
        return float(weights @ _log(np.abs(way) - np.abs(at - places)))

    return _greatest(score, low, high, places[(places >= low) & (places <= high)])


def _log(gains: Floats) -> Floats:
    return np.asarray(np.log(np.maximum(gains, 1e-300)))


def _greatest(score: Callable[[float], float], low: float, high: float, corners: Floats) -> float:
    """Return where a concave function is greatest: by golden sections, or at one of its corners."""
    best = max([float(one) for one in corners], key=score)
    for _ in range(STEPS):
        width = GOLDEN * (high - low)
        if score(high - width) < score(low + width):
            low = high - width
        else:
            high = low + width
    middle = (low + high) / 2
    return middle if score(middle) > score(best) + 1e-12 else best
