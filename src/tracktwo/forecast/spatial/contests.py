"""Who would challenge whom: how likely a challenge wins, and what it brings, as each actor sees it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tracktwo.forecast.spatial.values import Standing, votes
from tracktwo.forecast.table import Floats, first_best

__all__ = ["Target", "best_targets", "chances", "gains"]

Indexes = NDArray[np.intp]

NOTHING = 1e-10
WORTHWHILE = 1e-5
"""A challenge that brings less is not made."""


@dataclass(frozen=True)
class Target:
    """The challenge that an actor thinks best: whom, with what chance, for what gain."""

    challenger: int
    target: int
    chance: float
    gain: float


def chances(now: Standing, observer: int, challenger: int) -> Floats:
    """Return how likely an actor wins against each other, as an observer sees it.

    Parameters
    ----------
    now : Standing
    observer, challenger : int

    Returns
    -------
    array, shape (actors,)
        By the actor challenged; a half for the challenger itself.

    Notes
    -----
    Third parties join in after looking at the little contest of three, in which they risk their own
    position only on the side that loses (KTAB's half commitment).
    """
    one = _chances(now, np.array([observer]), np.array([challenger]))
    return np.asarray(one[0])


def _chances(now: Standing, observers: Indexes, challengers: Indexes) -> Floats:
    """Return the chances of several challengers, each as one observer sees them: a row for each pair."""
    seen, weights = now.seen[observers], now.capabilities * now.overall
    least = NOTHING * float(now.capabilities.max())
    own = np.diagonal(seen, axis1=1, axis2=2)
    pair, i = np.arange(len(observers)), challengers
    mine = least + votes(weights[i, None], own[pair, i, None] - seen[pair, i])
    theirs = least + votes(weights, own - seen[pair, :, i])
    joined = _third_parties(
        seen[pair, :, i][:, :, None], seen, own[:, :, None], weights[:, None], mine[:, None], theirs[:, None]
    )
    joined[:, np.arange(len(weights)), np.arange(len(weights))] = 0.0
    joined[pair, i] = 0.0
    pro = mine + np.maximum(joined, 0).sum(axis=1)
    against = theirs + np.maximum(-joined, 0).sum(axis=1)
    return np.asarray(pro / (pro + against))


def _third_parties(
    mine: Floats, other: Floats, own: Floats, weights: Floats, pro: Floats, against: Floats
) -> Floats:
    """Return each third party's vote (row) in the contest with each actor challenged (column)."""
    leaning = votes(weights, mine - other)
    helped = pro + np.maximum(leaning, 0)
    chance = helped / (helped + against + np.maximum(-leaning, 0))
    with_challenger = chance * (2 * mine + own) + (1 - chance) * 3 * other
    with_other = chance * 3 * mine + (1 - chance) * (2 * other + own)
    return votes(weights, with_challenger - with_other)


def gains(now: Standing, observer: int, affected: int, challenger: int) -> Floats:
    """Return what challenging each other actor brings somebody, as an observer sees it.

    Parameters
    ----------
    now : Standing
    observer, affected, challenger : int

    Returns
    -------
    array, shape (actors,)
        By the actor challenged: (1 - s_j) 2 u_ki + s_j (P 2 u_ki + (1 - P) 2 u_kj) - (u_ki + u_kj).
    """
    return _gains(now, now.seen[observer, affected], challenger, chances(now, observer, challenger))


def _gains(now: Standing, seen: Floats, challenger: int, chance: Floats) -> Floats:
    win, lose = 2 * seen[challenger], 2 * seen
    contest = chance * win + (1 - chance) * lose
    return np.asarray((1 - now.overall) * win + now.overall * contest - (win + lose) / 2)


def best_targets(now: Standing) -> list[Target]:
    """Return the challenge that each actor thinks best, for those who think any worthwhile."""
    found, everybody = [], np.arange(len(now.capabilities))
    for i, chance in enumerate(_chances(now, everybody, everybody)):
        gain = _gains(now, now.seen[i, i], i, chance)
        gain[i] = -np.inf
        j = first_best(gain)
        if gain[j] > WORTHWHILE:
            found.append(Target(i, j, float(chance[j]), float(gain[j])))
    return found
