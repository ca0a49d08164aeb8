"""Whether of what was thought 70 % likely about 70 % came true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tracktwo.deals.refusal.tally import wilson

__all__ = ["FEWEST", "Bin", "Calibration", "calibration"]

FEWEST = 30
"""Fewer outcomes say too little of calibration to be put into numbers: our rule, not a law."""
BINS = 5


@dataclass(frozen=True)
class Bin:
    """Forecasts that are alike, and how many of them came true.

    Attributes
    ----------
    low, high : float
        Likelihoods from ``low`` to below ``high``; the last bin has 1 as well.
    count : int
    forecast : float
        Mean of the likelihoods.
    came_true : int
    share, share_low, share_high : float
        That came true, and its 95 % interval (Wilson 1927), as if the outcomes were independent.
    """

    low: float
    high: float
    count: int
    forecast: float
    came_true: int
    share: float
    share_low: float
    share_high: float


@dataclass(frozen=True)
class Calibration:
    """The mean Brier score, taken apart: reliability - resolution + uncertainty + within.

    Attributes
    ----------
    bins : tuple of Bin
        Those with forecasts in them.
    reliability : float
        How far likelihoods and shares that came true lie apart, squared; 0 is best.
    resolution : float
        How far the bins' shares lie from the share of all; the more the better.
    uncertainty : float
        What always saying the share of all that came true would have scored.
    within : float
        What is left because likelihoods in a bin are not all the same.
    """

    bins: tuple[Bin, ...]
    reliability: float
    resolution: float
    uncertainty: float
    within: float


def calibration(chances: Sequence[float], outcomes: Sequence[bool]) -> Calibration:
    """Take the mean Brier score of forecasts apart.

    Parameters
    ----------
    chances : sequence of float
        From 0 to 1, one or more.
    outcomes : sequence of bool

    Returns
    -------
    Calibration

    Notes
    -----
    After Murphy (1973), in five bins of equal width.
    """
    said, came = np.array(chances, dtype=float), np.array(outcomes, dtype=float)
    places = np.minimum((said * BINS).astype(int), BINS - 1)
    bins = tuple(
        _bin(place, said[places == place], came[places == place]) for place in np.unique(places).tolist()
    )
    share, total = float(came.mean()), len(said)
    reliability = sum(one.count * (one.forecast - one.share) ** 2 for one in bins) / total
    resolution = sum(one.count * (one.share - share) ** 2 for one in bins) / total
    uncertainty = share * (1 - share)
    within = float(((said - came) ** 2).mean()) - (reliability - resolution + uncertainty)
    return Calibration(bins, reliability, resolution, uncertainty, within)


def _bin(place: int, said: np.ndarray, came: np.ndarray) -> Bin:
    hits = int(came.sum())
    return Bin(
        place / BINS,
        (place + 1) / BINS,
        len(said),
        float(said.mean()),
        hits,
        hits / len(said),
        *wilson(hits, len(said)),
    )
