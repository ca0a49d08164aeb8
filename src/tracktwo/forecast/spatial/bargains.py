"""What challenges lead to: bargains between two, of which each actor takes the one likeliest to prevail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tracktwo.forecast.averages import weighted_median
from tracktwo.forecast.rounds import Round, Rounds
from tracktwo.forecast.spatial.contests import Target, best_targets
from tracktwo.forecast.spatial.values import Standing, coalitions, distances, prevailing, standing, utilities
from tracktwo.forecast.table import Floats, Table, first_best

__all__ = ["Bargain", "bargains", "challenge", "choices", "compromise", "likelihoods", "outcome"]

NOTHING = 1e-6
STILL = 0.005
"""Rounds end where nobody moves by more than this share of a scale."""
MOST_ROUNDS = 15


@dataclass(frozen=True, eq=False)
class Bargain:
    """Where two actors would meet: new positions, as shares of the scales."""

    challenger: int
    target: int
    at_challenger: Floats
    at_target: Floats


def compromise(table: Table) -> Floats:
    """Return the mean of the positions taken, weighted by how likely each prevails.

    The likelihoods are those of the power-weighted choice of KTAB: coalitions form for each position
    against each other, by capability and utility, and favourites are challenged again and again. Positions
    that several actors share count once. Salience counts only in how far apart positions on several
    dimensions lie; on one dimension it does not count.

    Parameters
    ----------
    table : Table

    Returns
    -------
    array, shape (dimensions,)
    """
    filled = table.filled()
    places, likely, _ = likelihoods(standing(filled))
    return filled.real(likely @ places)


def likelihoods(now: Standing) -> tuple[Floats, Floats, NDArray[np.intp]]:
    """Return how likely each of the positions taken prevails.

    Parameters
    ----------
    now : Standing

    Returns
    -------
    places : array, shape (places, dimensions)
        The positions, each once, as shares of the scales.
    likely : array, shape (places,)
    index : array, shape (actors,)
        At which of them each actor stands.
    """
    places, index = np.unique(now.positions.round(12), axis=0, return_inverse=True)
    apart = distances(now.positions, places, now.saliences)
    worth = utilities(apart, now.risk[:, None])
    strengths = coalitions(now.capabilities, worth, float(now.capabilities.max()))
    return places, prevailing(strengths), index.ravel()


def bargains(now: Standing, targets: list[Target]) -> list[Bargain]:
    """Return the bargain that each challenger proposes.

    Each moves towards the other by the other's salience squared times its chance squared, on each
    dimension by itself, as the challenger sees the chances.
    """
    return [_bargain(now, one) for one in targets]


def _bargain(now: Standing, one: Target) -> Bargain:
    i, j = one.challenger, one.target
    mine = now.saliences[i] ** 2 * one.chance**2
    other = now.saliences[j] ** 2 * (1 - one.chance) ** 2
    here, there, total = now.positions[i], now.positions[j], mine + other + NOTHING
    at_i = ((mine + NOTHING) * here + other * there) / total
    at_j = (mine * here + (other + NOTHING) * there) / total
    return Bargain(i, j, at_i.round(4), at_j.round(4))


def choices(now: Standing, offered: list[Bargain]) -> list[tuple[list[Bargain | None], Floats]]:
    """Return what each actor may choose from, and how likely each prevails.

    Parameters
    ----------
    now : Standing
    offered : list of Bargain
        All that were proposed.

    Returns
    -------
    list of (options, likely)
        By actor; options is a list of Bargain or None, which stands for staying where it is, and likely an
        array of shape (options,).
    """
    strengths = coalitions(now.capabilities, _worth(now, offered), float(now.capabilities.max()))
    found = []
    for actor in range(len(now.capabilities)):
        own = [at for at, one in enumerate(offered) if actor in (one.challenger, one.target)]
        rows = [0, *(at + 1 for at in own)]
        found.append(([None, *(offered[at] for at in own)], prevailing(strengths[np.ix_(rows, rows)])))
    return found


def _worth(now: Standing, offered: list[Bargain]) -> Floats:
    """Return what all positions together would be worth to each actor (row): today, and by each bargain."""
    today = now.utilities.sum(axis=1)[:, None]
    pairs = np.array([(one.challenger, one.target) for one in offered], dtype=np.intp).reshape(-1)
    places = np.array([(one.at_challenger, one.at_target) for one in offered])
    places = places.reshape(len(pairs), now.positions.shape[1])
    there = utilities(distances(now.positions, places, now.saliences), now.risk[:, None])
    change = (there - now.utilities[:, pairs]).reshape(len(today), -1, 2).sum(axis=2)
    return np.concatenate([today, today + change], axis=1) / len(today)


def challenge(table: Table) -> Rounds:
    """Let actors challenge and bargain round after round, until nobody moves.

    The spatial model of KTAB with the settings of its reference example, except that each actor takes the
    bargain that is likeliest to prevail instead of drawing one by lot; where two challenges or bargains are
    equally good, it is the first in the order of the input. In each contest the chances of the two sides add
    up to 1. The outcome is the weighted median of where actors stand in the end.

    Parameters
    ----------
    table : Table

    Returns
    -------
    Rounds
    """
    seen = list(_followed(table))
    moved, step = seen[-1]
    return Rounds(weighted_median(moved), tuple(Round.of(one) for one, _ in seen), step <= STILL)


def outcome(table: Table) -> Floats:
    """Return the outcome of `challenge` alone."""
    *_, (moved, _) = _followed(table)
    return weighted_median(moved)


def _followed(table: Table) -> Iterator[tuple[Table, float]]:
    """Give the table after each round, and the greatest move in it as a share of a scale."""
    current = table.filled()
    for _ in range(MOST_ROUNDS):
        moved = _moved(current)
        step = float(np.abs(moved.shares - current.shares).max())
        yield moved, step
        if step <= STILL:
            return
        current = moved


def _moved(table: Table) -> Table:
    now = standing(table)
    offered = bargains(now, best_targets(now))
    places = now.positions.copy()
    for actor, (options, likely) in enumerate(choices(now, offered)):
        taken = options[first_best(likely)]
        if taken is not None:
            places[actor] = taken.at_challenger if taken.challenger == actor else taken.at_target
    return replace(table, positions=table.real(places))
