"""Ranges of different lengths as one array of numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["joined_ranges"]


def joined_ranges(first: NDArray[np.integer], count: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return the numbers of all ranges, one range after another, each from its first on."""
    before = np.cumsum(count) - count
    found: NDArray[np.int64] = np.arange(int(count.sum()), dtype=np.int64) + np.repeat(first - before, count)
    return found
