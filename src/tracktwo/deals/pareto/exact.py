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
    floats = rounded(values)
    if len(values) == 1 and np.abs(floats).max(initial=0.0) < WHOLE_FLOATS:
        return floats
    for party in range(floats.shape[1]):
        ranks = _ranks(floats[:, party], values[:, :, party])
        if ranks is not None:
            floats[:, party] = ranks
    return floats


def rounded(values: Integers) -> Floats:
    """Return floats that never fall where the whole numbers rise: these, over 2**60 for each limb beyond two.

    The top limb is below 2**53 where there are several, so it is exact as a float; the limb under it
    rounds to at most 2**60, which is one step of the top limb; limbs further down are cut off.
    """
    floats: Floats = values[-1].astype(np.float64)
    if len(values) > 1:
        floats *= 2.0**BITS
        floats += values[-2]
    return floats


def _ranks(floats: Floats, column: Integers) -> Floats | None:
    """Return dense ranks of a column (limbs, rows) of whole numbers; None where their floats decide as well.

    Only rows with equal floats have to be sorted by the numbers themselves.
    """
    order = np.argsort(floats)
    same = np.diff(floats[order]) == 0
    pairs = np.flatnonzero(same)
    if not (column[:, order[pairs]] != column[:, order[pairs + 1]]).any():
        return None
    tied = np.zeros(len(order), dtype=bool)
    tied[pairs] = tied[pairs + 1] = True
    rows = order[tied]
    order[tied] = rows[np.lexsort(column[:, rows])]
    rises = (np.diff(column[:, order], axis=1) != 0).any(axis=0)
    ranks = np.empty(len(order))
    ranks[order] = np.concatenate([[0.0], np.cumsum(rises)])
    return ranks
