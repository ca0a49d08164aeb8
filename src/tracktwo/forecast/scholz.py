"""The expected utility model of Bueno de Mesquita, as Scholz, Calbert and Smith replicated it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from tracktwo.forecast.averages import weighted_median
from tracktwo.forecast.rounds import Round, Rounds
from tracktwo.forecast.table import Floats, Table, first_best

__all__ = ["ROUNDS", "challenge_scholz2011", "outcome"]

ROUNDS = 8
"""As many as their Table 2 gives."""
STILL = 0.01
"""The outcome is the median of the first round after which it moves by less than this share of the scale."""
HALF = 0.5
NOTHING = 1e-12
"""Expected utilities closer than this are taken as equal."""


def challenge_scholz2011(table: Table) -> Rounds:
    """Run the model on each dimension by itself.

    Parameters
    ----------
    table : Table

    Returns
    -------
    Rounds
        All eight rounds; the outcome is the weighted median of the first round after which it rests.

    Notes
    -----
    After Scholz, Calbert and Smith (2011), with the status quo held to be certain (Q = 1), as they chose.
    The likelihood that i beats j divides the votes for i by all votes between all pairs of positions, so that
    the likelihoods of the two sides do not add up to 1; only so are their figures reached. Of several
    compromises an actor takes the lowest point of the scale; turning the scale round can change the answer.
    """
    runs = [_run(table.alone(at)) for at in range(len(table.span))]
    rounds = tuple(
        Round(*(np.array([getattr(run.rounds[n], name)[0] for run in runs]) for name in ("median", "mean")))
        for n in range(ROUNDS)
    )
    return Rounds(np.array([run.value[0] for run in runs]), rounds, all(run.settled for run in runs))


def outcome(table: Table) -> Floats:
    """Return the outcome alone, and follow no dimension after it has come to rest."""
    return np.array([_outcome(table.alone(at)) for at in range(len(table.span))])


def _outcome(table: Table) -> float:
    last = np.inf
    for now in _followed(table):
        median = float(weighted_median(now)[0])
        if abs(median - last) <= _least_move(table):
            break
        last = median
    return last


def _run(table: Table) -> Rounds:
    seen = [Round.of(now) for now in _followed(table)]
    medians = np.array([one.median[0] for one in seen])
    resting = np.flatnonzero(np.abs(np.diff(medians)) <= _least_move(table))
    settled = bool(resting.size)
    return Rounds(seen[int(resting[0]) if settled else ROUNDS - 1].median, tuple(seen), settled)


def _followed(table: Table) -> Iterator[Table]:
    """Give the table after each round."""
    width, now = _width(table), table
    for _ in range(ROUNDS):
        now = replace(now, positions=now.real(_after(now, width)[:, None]))
        yield now


def _width(table: Table) -> float:
    return float(np.ptp(table.shares)) or 1.0


def _least_move(table: Table) -> float:
    """Return by how much the median has to move for the model not to rest, in positions."""
    return float(STILL * _width(table) * table.span[0])


def _after(table: Table, width: float) -> Floats:
    """Return where actors stand after a round, as shares of the scale."""
    places, salience, weights = table.shares[:, 0], table.saliences[:, 0], table.weights[:, 0]
    apart = np.abs(places[:, None] - places[None, :]) / width
    if not apart.any():
        return places
    count = len(places)
    neutral = _expected(apart, salience, _chances(apart, weights, np.ones(count)), np.ones(count))
    np.fill_diagonal(neutral, 0.0)
    exponents = _exponents(neutral.sum(axis=0))
    chances = _chances(apart, weights, exponents)
    mine = _expected(apart, salience, chances, exponents[:, None])
    theirs = _expected(apart, salience, chances, exponents[None, :]).T
    return np.array([_moves(i, places, mine[i], theirs[i]) for i in range(count)])


def _chances(apart: Floats, weights: Floats, exponents: Floats) -> Floats:
    """Return the votes for each position against each other, over all votes between all pairs."""
    worth = 1 - 2 * apart ** exponents[:, None]
    cast = weights[:, None, None] * (worth[:, :, None] - worth[:, None, :])
    total = np.abs(cast).sum()
    return np.asarray(np.clip(cast, 0, None).sum(axis=0) / (total if total > 0 else 1.0))


def _expected(apart: Floats, salience: Floats, chances: Floats, exponents: Floats) -> Floats:
    """Return the expected utility of challenging: row against column, seen with these exponents of risk."""
    success = 2 - 4 * np.clip(HALF - HALF * apart, 0, None) ** exponents
    failure = 2 - 4 * (HALF + HALF * apart) ** exponents
    today = 2 - 4 * HALF**exponents
    contest = chances * success + (1 - chances) * failure
    return np.asarray(salience[None, :] * contest + (1 - salience[None, :]) * success - today)


def _exponents(security: Floats) -> Floats:
    """Return risk as an exponent, from 1/2 to 2, from how much others expect of challenging each actor."""
    low, high = security.min(), security.max()
    risk = (2 * security - high - low) / (high - low) if high > low else np.zeros_like(security)
    return np.asarray((1 - risk / 3) / (1 + risk / 3))


def _moves(actor: int, places: Floats, mine: Floats, theirs: Floats) -> float:
    """Return where an actor goes: to who confronts it, else to a compromise, else to who compels it."""
    here = places[actor]
    other = places != here
    stronger = other & (theirs > NOTHING) & (np.abs(theirs) > np.abs(mine) + NOTHING)
    confronted = stronger & (mine > NOTHING)
    if confronted.any():
        return _nearest(places[confronted], here)
    met = stronger & (mine < -NOTHING)
    if met.any():
        return float((here + (places[met] - here) * np.abs(mine[met] / theirs[met])).min())
    compelled = other & (mine < -NOTHING) & (theirs > NOTHING) & ~stronger
    return _nearest(places[compelled], here) if compelled.any() else float(here)


def _nearest(places: Floats, here: float) -> float:
    return float(places[first_best(-np.abs(places - here))])
