"""One likelihood from several judges, with their disagreement left in sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tracktwo.case import Estimate, Judge

__all__ = ["EXPONENT", "Pooled", "Said", "Spanned", "extremised", "linear", "logarithmic", "pooled"]

Floats = NDArray[np.float64]

EXPONENT = 2.5
"""How strongly `extremised` pushes if nobody says: a choice that is shown, not an estimate."""


@dataclass(frozen=True)
class Spanned:
    """A likelihood at the points, and at the low and the high ends, of what was judged.

    Attributes
    ----------
    point, low, high : float
        From 0 to 1.
    """

    point: float
    low: float
    high: float


@dataclass(frozen=True)
class Said:
    """What one judge said, and his share of the say.

    Attributes
    ----------
    who : str
        As the case names him.
    weight : float
        Share of all weights.
    chance : Spanned
    """

    who: str
    weight: float
    chance: Spanned


@dataclass(frozen=True)
class Pooled:
    """What several judges say of one if, and three ways to make one number of it.

    Attributes
    ----------
    judges : tuple of Said
        In the order of the file.
    linear, logarithmic : Spanned
        The pools of the points, of the low ends and of the high ends.
    extremised : float
        The logarithmic pool of the points, pushed away from one half by ``exponent``.
    exponent : float
        How strongly.
    lowest, highest : float
        The least low end and the greatest high end that any judge names.
    apart : float
        How far the most distant two points are apart.
    meet : bool
        Whether one number lies within what every judge thinks possible.
    """

    judges: tuple[Said, ...]
    linear: Spanned
    logarithmic: Spanned
    extremised: float
    exponent: float
    lowest: float
    highest: float
    apart: float
    meet: bool


def linear(chances: ArrayLike, weights: ArrayLike) -> Floats:
    """Return the weighted mean of likelihoods.

    Parameters
    ----------
    chances : array, shape (judges, ...)
        From 0 to 1.
    weights : array, shape (judges,)
        0 or more, not all 0; only their shares count.

    Returns
    -------
    array, shape (...)

    Raises
    ------
    ValueError
        A weight is below 0, or all are 0.

    Notes
    -----
    After Stone (1961). What pools of this kind keep and lose: Genest and Zidek (1986).
    """
    return np.asarray(np.tensordot(_shares(weights), np.asarray(chances, dtype=float), axes=1))


def logarithmic(chances: ArrayLike, weights: ArrayLike) -> Floats:
    """Return the likelihood whose odds are the weighted geometric mean of the judges' odds.

    A judge who says 0 or 1 decides; where one says 0 and another 1, the answer is not a number.

    Parameters
    ----------
    chances, weights : array
        As for `linear`.

    Returns
    -------
    array, shape (...)

    Raises
    ------
    ValueError
        A weight is below 0, or all are 0.

    Notes
    -----
    See Genest and Zidek (1986).
    """
    return extremised(chances, weights, 1.0)


def extremised(chances: ArrayLike, weights: ArrayLike, exponent: float = EXPONENT) -> Floats:
    """Return the logarithmic pool, its odds raised to a power.

    Judges who each know a part lean too far towards one half when they are averaged; a power above 1
    undoes that, if they do know different parts. Nothing in a case tells which power is right.

    Parameters
    ----------
    chances, weights : array
        As for `linear`.
    exponent : float, optional
        More than 0; 1 leaves the logarithmic pool as it is.

    Returns
    -------
    array, shape (...)

    Raises
    ------
    ValueError
        A weight is below 0, or all are 0.

    Notes
    -----
    After Satopää et al. (2014).
    """
    heard = _shares(weights) > 0
    given = np.asarray(chances, dtype=float)[heard]
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        odds = np.log(given) - np.log1p(-given)
        raised = exponent * np.tensordot(_shares(weights)[heard], odds, axes=1)
        return np.asarray(1 / (1 + np.exp(-raised)))


def pooled(judges: Sequence[Judge], exponent: float = EXPONENT) -> Pooled:
    """Pool what several judges said of one if.

    Parameters
    ----------
    judges : sequence of Judge
        One or more.
    exponent : float, optional
        Of the extremised pool.

    Returns
    -------
    Pooled

    Raises
    ------
    ValueError
        A weight is below 0, or all are 0.
    """
    weights = [float(judge.weight) for judge in judges]
    ends = np.array([_ends(judge.likelihood.estimate) for judge in judges])
    said = zip(judges, _shares(weights).tolist(), ends.tolist(), strict=True)
    return Pooled(
        judges=tuple(Said(judge.who, weight, Spanned(*row)) for judge, weight, row in said),
        linear=Spanned(*linear(ends, weights).tolist()),
        logarithmic=Spanned(*logarithmic(ends, weights).tolist()),
        extremised=float(extremised(ends[:, 0], weights, exponent)),
        exponent=exponent,
        lowest=float(ends[:, 1].min()),
        highest=float(ends[:, 2].max()),
        apart=float(np.ptp(ends[:, 0])),
        meet=bool(ends[:, 1].max() <= ends[:, 2].min()),
    )


def _ends(estimate: Estimate) -> tuple[float, float, float]:
    return float(estimate.point), float(estimate.low), float(estimate.high)


def _shares(weights: ArrayLike) -> Floats:
    given = np.asarray(weights, dtype=float)
    if (given < 0).any() or not given.sum() > 0:
        raise ValueError(f"weights of judges must be 0 or more, and not all 0; not {given.tolist()}")
    return np.asarray(given / given.sum())
