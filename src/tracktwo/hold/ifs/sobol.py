"""Which inputs a result's variance comes from, by sampling: for where no exact answer is at hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["SAMPLES", "Indices", "sobol"]

Floats = NDArray[np.float64]

SAMPLES = 2**12
"""How many pairs of points if nobody says; a power of 2."""
RESAMPLES = 100
CONFIDENCE = 0.95


@dataclass(frozen=True)
class Indices:
    """Shares of a result's variance, by sampling.

    Attributes
    ----------
    first, total : array, shape (groups,)
        What a group of inputs explains by itself, and with all its combinations with others.
    first_error, total_error : array, shape (groups,)
        Half the width of the 95 % interval of the error of sampling (bootstrap, with the same seed).
    spread : float
        Standard deviation of the result.
    """

    first: Floats
    total: Floats
    first_error: Floats
    total_error: Floats
    spread: float


def sobol(
    function: Callable[[Floats], Floats],
    groups: Sequence[Sequence[int]],
    *,
    samples: int = SAMPLES,
    seed: int = 1,
) -> Indices:
    """Estimate Sobol' indices of groups of independent inputs.

    Parameters
    ----------
    function : callable
        From quantiles, shape (points, inputs), each input uniform from 0 to 1, to results, shape (points,).
    groups : sequence of sequence of int
        Every input, from 0, in one group.
    samples : int, optional
        A power of 2. The function is asked for ``samples * (groups + 2)`` points.
    seed : int, optional
        Of the random numbers.

    Returns
    -------
    Indices

    Notes
    -----
    The indices are those of Sobol' (2001), the estimators those of Saltelli et al. (2010), as SciPy has them,
    on a scrambled sequence of Sobol' points.
    """
    from scipy.stats import qmc, sobol_indices

    inputs = sum(len(group) for group in groups)
    both = qmc.Sobol(2 * inputs, rng=np.random.default_rng(seed)).random(samples)
    one, other = both[:, :inputs], both[:, inputs:]
    plain = function(np.concatenate([one, other])).reshape(2, 1, samples)
    spread = float(plain.std())
    if len(groups) == 1:  # explains everything, and SciPy has no answer for one input
        return Indices(np.ones(1), np.ones(1), np.zeros(1), np.zeros(1), spread)
    mixed = [function(_mixed(one, other, group))[None, :] for group in groups]
    results = {"f_A": plain[0], "f_B": plain[1], "f_AB": np.stack(mixed)}
    generator = np.random.default_rng(seed)
    again = [_resampled(results, generator.integers(samples, size=samples)) for _ in range(RESAMPLES)]
    found, *others = (sobol_indices(func=part, n=samples) for part in (results, *again))
    first_error = _half(np.stack([part.first_order for part in others]))
    total_error = _half(np.stack([part.total_order for part in others]))
    first, total = (np.reshape(part, -1) for part in (found.first_order, found.total_order))
    return Indices(first, total, first_error, total_error, spread)


def _mixed(one: Floats, other: Floats, group: Sequence[int]) -> Floats:
    mixed = one.copy()
    mixed[:, list(group)] = other[:, list(group)]
    return mixed


def _resampled(results: dict[str, Floats], chosen: NDArray[np.int64]) -> dict[str, Floats]:
    return {name: part[..., chosen] for name, part in results.items()}


def _half(found: Floats) -> Floats:
    """Return half the width of the interval that holds most of what resampling gave."""
    outside = (1 - CONFIDENCE) / 2
    low, high = np.quantile(found.reshape(len(found), -1), (outside, 1 - outside), axis=0)
    return np.asarray((high - low) / 2)
