"""Count packages by the reasons for which they are refused, without listing them.

The count walks the issues once and holds, for every combination of states of the tracks, the
exact number of partial packages in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tracktwo.deals.refusal.tracks import Reason, Track
from tracktwo.errors import LimitError

__all__ = ["count_reasons"]

Array = NDArray[Any]

LIMB_BITS = 30  # sums of a block of limbs stay below 2**53, where floats are still exact
BLOCK = 1 << 20  # candidates held at once
WORD = 1 << 62  # beyond it a key could overflow


def count_reasons(tracks: Sequence[Track], widths: Sequence[int], limit: int) -> Counter[frozenset[Reason]]:
    """Count the packages that no rule forbids by their exact set of reasons.

    Parameters
    ----------
    tracks : sequence of Track
        Only the first may forbid.
    widths : sequence of int
        How many options each issue has, in the order of the tracks.
    limit : int
        How many partial packages may be looked at.

    Raises
    ------
    LimitError
        If ``limit`` does not suffice.
    """
    found: Counter[frozenset[Reason]] = Counter()
    waiting = [(0, np.zeros((len(tracks), 1), dtype=np.int64), np.ones((1, 1), dtype=np.int64))]
    while waiting:
        step, states, counts = waiting.pop()
        work = states.shape[1] * widths[step] if step < len(widths) else 0
        if step == len(widths):
            for state, count in zip(states.T.tolist(), _whole(counts), strict=True):
                reasons = (track.ends[end] for track, end in zip(tracks, state, strict=True))
                found[frozenset().union(*reasons)] += count
        elif work > BLOCK and states.shape[1] > 1:  # bounded memory: finish one half, then the other
            half = states.shape[1] // 2
            waiting += [
                (step, states[:, half:], counts[:, half:]),
                (step, states[:, :half], counts[:, :half]),
            ]
        else:
            limit -= work
            if limit < 0:
                raise LimitError("The exact count needs more steps than its limit allows.")
            limbs = prod(widths[: step + 1]).bit_length() // LIMB_BITS + 1
            waiting.append((step + 1, *_step(tracks, step, states, counts, limbs)))
    return found


def _step(
    tracks: Sequence[Track], step: int, states: Array, counts: Array, limbs: int
) -> tuple[Array, Array]:
    """Take every option of one issue in every state, and merge what ends in the same state."""
    moved = [track.moves[step][:, state].ravel() for track, state in zip(tracks, states, strict=True)]
    allowed = np.flatnonzero(moved[0] >= 0)
    key, size = np.zeros(len(allowed), dtype=np.int64), 1
    for track, column in zip(tracks, moved, strict=True):
        if size * track.sizes[step] >= WORD:
            key, size = _renumbered(key)
        key = key * track.sizes[step] + column[allowed]
        size *= track.sizes[step]
    if size > 4 * len(key):
        key, size = _renumbered(key)
    one_of = np.full(size, -1)
    one_of[key] = allowed
    groups = np.flatnonzero(one_of >= 0)
    source = allowed % states.shape[1]
    sums = np.zeros((limbs, len(groups)), dtype=np.int64)
    for limb, count in enumerate(counts):
        sums[limb] += np.bincount(key, count[source], size)[groups].astype(np.int64)
        sums[limb + 1 : limb + 2] += sums[limb] >> LIMB_BITS
        sums[limb] &= (1 << LIMB_BITS) - 1
    return np.array([column[one_of[groups]] for column in moved]), sums


def _renumbered(key: Array) -> tuple[Array, int]:
    """Number the distinct keys from 0, in their order."""
    distinct, number = np.unique(key, return_inverse=True)
    return number, len(distinct)


def _whole(counts: Array) -> list[int]:
    """Join limbs to whole numbers."""
    return [sum(limb << LIMB_BITS * place for place, limb in enumerate(one)) for one in counts.T.tolist()]
