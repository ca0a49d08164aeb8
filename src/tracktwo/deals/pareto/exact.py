"""Exact sums in arrays: whole numbers of any size, and floats that keep their order.

Worths are fractions. Multiplied by one common scale they are whole numbers, and a package's value is
a plain sum of them. Such a sum may not fit a machine word (a worth written with twenty decimals), so
an array of them has a first axis of limbs: ``value = sum(limb[i] * 2**(60 * i))``, lowest first, where
all but the top limb are in 0 to 2**60 - 1 and the top one carries the sign. Most cases need one limb.

Filters of dominated points work on floats; `comparable` gives floats that decide as the whole numbers do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = [
    "BITS",
    "Floats",
    "Integers",
    "add",
    "common_scale",
    "comparable",
    "from_integers",
    "limbs_for",
    "not_negative",
    "rounded",
    "to_integers",
]

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

BITS = 60
MASK = (1 << BITS) - 1
HEADROOM = 8
"""Bits that the top of several limbs leaves free, so that it is exact as a float (see `rounded`)."""
ROOM = 4
"""A number below it can take another limb into a machine word."""
WHOLE_FLOATS = 2**53
"""Every whole number up to this one is a float."""


def common_scale(numbers: Iterable[Fraction]) -> int:
    """Return the least number that makes all of the fractions whole."""
    return lcm(*{number.denominator for number in numbers})


def limbs_for(bound: int) -> int:
    """Return how many limbs hold every whole number from ``-bound`` to ``bound``."""
    bits = bound.bit_length()
    return 1 if bits <= BITS else -(-(bits + HEADROOM) // BITS)


def from_integers(rows: Sequence[Sequence[int]], limbs: int) -> Integers:
    """Return rows of whole numbers, one column a party, as an array (limbs, rows, parties)."""
    split = [[[number >> BITS * limb for number in row] for row in rows] for limb in range(limbs)]
    values = np.array([[[n & MASK for n in row] for row in rows] for rows in split[:-1]] + split[-1:])
    return values.astype(np.int64)


def to_integers(values: Integers) -> list[list[int]]:
    """Return an array (limbs, rows, parties) as rows of Python whole numbers."""
    whole: npt.NDArray[Any] = values[-1]
    if len(values) > 1:
        whole = whole.astype(object)
        for limb in values[-2::-1]:
            whole = (whole << BITS) + limb
    rows: list[list[int]] = whole.tolist()
    return rows


def add(one: Integers, other: Integers) -> Integers:
    """Add whole numbers; all axes but the limbs broadcast."""
    total = one + other
    for limb in range(len(total) - 1):
        total[limb + 1] += total[limb] >> BITS
        total[limb] &= MASK
    return total


def not_negative(values: Integers) -> npt.NDArray[np.bool_]:
    """Tell which rows of (limbs, rows, parties) have no negative number."""
    return np.asarray((values[-1] >= 0).all(axis=-1))


def comparable(values: Integers) -> Floats:
    """Return floats in the same order as whole numbers, party by party.

    Parameters
    ----------
    values : array of int64, shape (limbs, rows, parties)
        Whole numbers.

    Returns
    -------
    array of float64, shape (rows, parties)
        In each column, two floats compare as the two whole numbers do, equality included: the
        rounded numbers where no two different ones round to the same float, otherwise their ranks.
    """
    floats, left = rounded(values)
    exact = (left == 0) & (np.abs(floats).max(axis=0, initial=0.0) < WHOLE_FLOATS)
    for party in np.flatnonzero(~exact):
        ranks = _ranks(floats[:, party], values[:, :, party])
        if ranks is not None:
            floats[:, party] = ranks
    return floats


def rounded(values: Integers) -> tuple[Floats, Integers]:
    """Return floats that never fall where the whole numbers rise, and what they leave out.

    Limbs are joined from the top as long as they fit into a machine word, and one more is added as a float
    where what stands above is exact as one: it rounds to at most 2**60, which is one step of that. Limbs
    further down are cut off; a party with small numbers among parties with long ones loses none.

    Parameters
    ----------
    values : array of int64, shape (limbs, rows, parties)
        Whole numbers.

    Returns
    -------
    floats : array of float64, shape (rows, parties)
        The numbers over ``2**(60 * left)``, rounded.
    left : array of int64, shape (parties,)
        How many limbs of each party are left out.
    """
    whole, left = values[-1].copy(), np.full(values.shape[-1], len(values) - 1)
    for limb in values[-2::-1] if len(values) > 1 else ():
        small = np.abs(whole).max(axis=0, initial=0) < ROOM  # so that another limb fits into the word
        whole[:, small] = (whole[:, small] << BITS) + limb[:, small]
        left[small] -= 1
    floats: Floats = whole.astype(np.float64)
    exact = np.abs(whole).max(axis=0, initial=0) < WHOLE_FLOATS
    for party in np.flatnonzero(exact & (left > 0)):
        left[party] -= 1
        floats[:, party] = floats[:, party] * 2.0**BITS + values[left[party], :, party]
    return floats, left


def _ranks(floats: Floats, column: Integers) -> Floats | None:
    """Return dense ranks of a column (limbs, rows) of whole numbers; None where their floats decide as well.

    Only among rows whose floats are equal and whose numbers are not do the numbers have to be sorted.
    """
    order = np.argsort(floats)
    same = np.diff(floats[order]) == 0
    pairs = np.flatnonzero(same)
    differ = pairs[(column[:, order[pairs]] != column[:, order[pairs + 1]]).any(axis=0)]
    if not len(differ):
        return None
    run = np.concatenate([[0], np.cumsum(~same)])
    mixed = np.zeros(len(order), dtype=bool)
    mixed[run[differ]] = True
    tied = mixed[run]
    rows = order[tied]
    order[tied] = rows[np.lexsort(column[:, rows])]
    rises = (np.diff(column[:, order], axis=1) != 0).any(axis=0)
    ranks = np.empty(len(order))
    ranks[order] = np.concatenate([[0.0], np.cumsum(rises)])
    return ranks
