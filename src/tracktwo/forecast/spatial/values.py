"""What positions are worth to actors, how boldly each acts, and how likely each position prevails."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tracktwo.forecast.table import Floats, Table

__all__ = ["Standing", "coalitions", "distances", "prevailing", "standing", "utilities", "votes"]

LEAST = 1e-8
"""Strength of a coalition that nobody joins, as a share of the greatest capability."""
DOUBLINGS = 40
"""Two to this power are the most steps that the chain of challenges makes."""
SETTLED = 1e-15
"""The chain has come to rest where twice as many steps change no likelihood by more than this."""


@dataclass(frozen=True, eq=False)
class Standing:
    """Where actors stand to each other before anybody moves.

    Attributes
    ----------
    positions, saliences : array, shape (actors, dimensions)
        Positions as shares of each scale.
    capabilities : array, shape (actors,)
    overall : array, shape (actors,)
        Sum of each actor's saliences, at most 1.
    values : array, shape (actors, actors)
        Worth to one actor (row) of another's position, without regard to risk: 1 less its distance.
    risk : array, shape (actors,)
        Attitude to risk, from -1 to 1: the likelier an actor's position prevails, the higher.
    utilities : array, shape (actors, actors)
        The values, bent by each actor's attitude to risk.
    seen : array, shape (actors, actors, actors)
        The utilities as each actor (first index) sees them.
    """

    positions: Floats
    saliences: Floats
    capabilities: Floats
    overall: Floats
    values: Floats
    risk: Floats
    utilities: Floats
    seen: Floats


def standing(table: Table) -> Standing:
    """Compute values, risk and utilities.

    Parameters
    ----------
    table : Table
        Without gaps.

    Returns
    -------
    Standing

    Notes
    -----
    As the program KTAB does with the settings of its reference example: risk is read off the likelihood
    p that a position prevails, R = (3p - (max + 2 min)) / (2 (max - min)), and actor h takes i's to be
    (2 R_h + R_i) / 3.
    """
    positions, saliences, most = table.shares, table.saliences, table.capabilities.max()
    overall = saliences.sum(axis=1)
    overall = overall / max(1.0, float(overall.max()))
    values = 1 - distances(positions, positions, saliences)
    likely = prevailing(coalitions(table.capabilities, values, most))
    risk = _risk(likely)
    believed = (2 * risk[:, None] + risk[None, :]) / 3
    return Standing(
        positions=positions,
        saliences=saliences,
        capabilities=table.capabilities,
        overall=overall,
        values=values,
        risk=risk,
        utilities=utilities(1 - values, risk[:, None]),
        seen=utilities(1 - values[None], believed[:, :, None]),
    )


def distances(wanted: Floats, places: Floats, saliences: Floats) -> Floats:
    """Return how far places lie from what actors want, weighted by what each cares about.

    Parameters
    ----------
    wanted, saliences : array, shape (actors, dimensions)
    places : array, shape (places, dimensions)

    Returns
    -------
    array, shape (actors, places)
        sqrt of the sum of (salience x difference) squared over the sum of salience squared; 0 for an
        actor that cares about nothing.
    """
    apart = saliences[:, None, :] * (wanted[:, None, :] - places[None, :, :])
    scale = np.sqrt((saliences**2).sum(axis=1))[:, None]
    return np.asarray(np.sqrt((apart**2).sum(axis=2)) / np.where(scale > 0, scale, 1.0))


def utilities(distance: Floats, risk: Floats) -> Floats:
    """Return (1 - d) (1 + d R): distance d seen with an attitude R to risk."""
    return np.asarray((1 - distance) * (1 + distance * risk))


def votes(weights: Floats, gains: Floats) -> Floats:
    """Return the votes that gains bring: w (d + d**3) / 2, between proportional and cubic."""
    return np.asarray(weights * gains * (1 + gains * gains) / 2)


def coalitions(weights: Floats, worth: Floats, most: float) -> Floats:
    """Return how strong the coalition for each option is against each other option.

    Parameters
    ----------
    weights : array, shape (actors,)
    worth : array, shape (actors, options)
    most : float
        The greatest capability; sets what counts as nothing.

    Returns
    -------
    array, shape (options, options)
        Row against column.
    """
    cast = votes(weights[:, None, None], worth[:, :, None] - worth[:, None, :])
    return np.asarray(LEAST * most + np.maximum(cast, 0).sum(axis=0))


def prevailing(strengths: Floats) -> Floats:
    """Return how likely each option is to prevail where favourites are challenged again and again.

    Parameters
    ----------
    strengths : array, shape (options, options)
        Of coalitions, as `coalitions` gives them.

    Returns
    -------
    array, shape (options,)
        Adds up to 1.

    Notes
    -----
    A Markov chain: option i challenges the favourite j the likelier, the greater c_ij p_ij, and wins with
    likelihood p_ij = c_ij / (c_ij + c_ji). The chain starts from all alike; its limit is taken by
    squaring the matrix of steps.
    """
    count = len(strengths)
    if count == 1:
        return np.ones(1)
    wins = strengths / (strengths + strengths.T)
    urge = strengths * wins
    challenges = urge / urge.sum(axis=0)
    step = wins * challenges + np.diag((wins * challenges.T).sum(axis=1))
    step = (step + np.eye(count)) / 2
    for _ in range(DOUBLINGS):
        before = step / step.sum(axis=0)
        step = before @ before
        if np.abs(step - before).max() < SETTLED:
            break
    likely = step.mean(axis=1)
    return np.asarray(likely / likely.sum())


def _risk(likely: Floats) -> Floats:
    low, high = likely.min(), likely.max()
    if high - low <= LEAST:
        return np.zeros_like(likely)
    return np.asarray((3 * likely - (high + 2 * low)) / (2 * (high - low)))
