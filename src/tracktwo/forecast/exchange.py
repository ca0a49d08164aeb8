"""Position exchange: two actors each give way on the issue that matters less to them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from tracktwo.forecast.averages import weighted_mean
from tracktwo.forecast.table import Floats, Table, first_best

__all__ = ["Exchange", "Exchanges", "exchange"]

NOTHING = 1e-9


@dataclass(frozen=True)
class Exchange:
    """One exchange that was made.

    Attributes
    ----------
    first, second : int
        The actors.
    gained, given : int
        Dimensions: on ``gained`` the second actor moves towards the first, on ``given`` the first moves
        towards the second.
    second_to, first_to : float
        The new positions of the second actor on ``gained`` and of the first on ``given``.
    gain : float
        What either gains, in shares of a scale times salience.
    """

    first: int
    second: int
    gained: int
    given: int
    second_to: float
    first_to: float
    gain: float


@dataclass(frozen=True, eq=False)
class Exchanges:
    """The outcome on each dimension, and the exchanges that led there, in their order."""

    value: Floats
    made: tuple[Exchange, ...]


@dataclass(frozen=True, eq=False)
class _Offers:
    """All exchanges that are possible; arrays by first, second, gained and given."""

    gain: Floats
    second_moves: Floats
    first_moves: Floats


def exchange(table: Table) -> Exchanges:
    """Make exchanges of positions until no two actors gain by another; then take the weighted mean.

    Parameters
    ----------
    table : Table

    Returns
    -------
    Exchanges
        With one dimension there is nothing to exchange: the value is the weighted mean.

    Notes
    -----
    After Stokman and Van Oosten (1994), in this variant. The outcome of a dimension is the mean weighted by
    capability times salience. Two actors may exchange where they stand on opposite sides of the outcome on
    two dimensions and differ in how much these matter to them. Each moves towards the other on one of them,
    so that both gain the same, counted in outcome times salience; as far as that allows, but not beyond the
    other's position, nor so far that the outcome passes the other's position. The exchange with the greatest
    gain is made first, then all are computed anew. An actor moves at most once on a dimension. What exchanges
    do to third actors counts for nothing.
    """
    shares, free, made = table.shares.copy(), table.held.copy(), []
    while len(table.span) > 1:
        offers = _offers(table, shares, free)
        at = np.unravel_index(first_best(offers.gain), offers.gain.shape)
        if offers.gain[at] <= NOTHING:
            break
        made.append(_make(table, shares, free, offers, tuple(int(n) for n in at)))
    return Exchanges(weighted_mean(replace(table, positions=table.real(shares))), tuple(made))


def _make(table: Table, shares: Floats, free: np.ndarray, offers: _Offers, at: tuple[int, ...]) -> Exchange:
    first, second, gained, given = at
    shares[second, gained] += offers.second_moves[at]
    shares[first, given] += offers.first_moves[at]
    free[second, gained] = free[first, given] = False
    places = table.real(shares)
    return Exchange(
        first,
        second,
        gained,
        given,
        float(places[second, gained]),
        float(places[first, given]),
        float(offers.gain[at]),
    )


def _offers(table: Table, shares: Floats, free: np.ndarray) -> _Offers:
    """Compute every exchange; indices are first i, second j, gained p, given q."""
    weight = table.weights / table.weights.sum(axis=0)
    places = np.nan_to_num(shares)
    outcome = (weight * places).sum(axis=0)
    side = np.where(table.held, places - outcome, 0.0)
    side[np.abs(side) <= NOTHING] = 0.0  # who stands at the outcome is on no side of it, rounding aside
    opposite = side[:, None, :] * side[None, :, :] < 0
    apart = places[:, None, :] - places[None, :, :]  # i less j, by dimension
    # By how much the outcome of p can move where j goes to i, without passing i; the same of q for i to j.
    far_p = np.minimum(weight[None, :, :] * np.abs(apart), np.abs(side)[:, None, :])[:, :, :, None]
    far_q = np.minimum(weight[:, None, :] * np.abs(apart), np.abs(side)[None, :, :])[:, :, None, :]
    both = table.saliences[:, None, :] + table.saliences[None, :, :]
    rate_p, rate_q = both[:, :, :, None], both[:, :, None, :]  # equal gains: shift_p rate_p = shift_q rate_q
    worth = np.minimum(far_p * rate_p, far_q * rate_q)
    shift_p, shift_q = _over(worth, rate_p), _over(worth, rate_q)
    care = table.saliences
    gain = care[:, None, :, None] * shift_p - care[:, None, None, :] * shift_q
    allowed = opposite[:, :, :, None] & opposite[:, :, None, :]
    allowed &= free[None, :, :, None] & free[:, None, None, :]
    move_j = _over(shift_p, weight[None, :, :, None]) * np.sign(apart)[:, :, :, None]
    move_i = -_over(shift_q, weight[:, None, None, :]) * np.sign(apart)[:, :, None, :]
    return _Offers(np.where(allowed, gain, 0.0), move_j, move_i)


def _over(number: Floats, by: Floats) -> Floats:
    """Divide, with 0 where there is nothing to divide by."""
    by = np.broadcast_to(by, number.shape)
    return np.divide(number, by, out=np.zeros(number.shape), where=by > 0)
