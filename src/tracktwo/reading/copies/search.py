"""Which of many texts may hold another's, told from their hashes alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from tracktwo.reading.copies.sketch import Hashes, shared

__all__ = ["LEAST", "candidates", "families"]

LEAST = 0.5
"""The share of the shorter text that the longer must have."""

SPREAD = 1.25
"""One half, told from n hashes, is off by sqrt(n)/2 of them; this allows for two and a half times that."""

FEW = 32
"""Up to how many texts with the same run all pairs are counted; of more, each with the longest few alone."""

LONGEST = 8

SLICE = 1 << 20
"""About so many hashes are sorted at once, so that little more memory is needed than they take themselves."""

KEYS = 1 << 24
"""So many pairs are collected before they are counted."""

Numbers = NDArray[np.uint64]


def candidates(sketches: Sequence[Hashes]) -> list[tuple[int, int]]:
    """Find the pairs of texts of which one may hold half of the other or more.

    Parameters
    ----------
    sketches : sequence of array of uint64
        Of each text the hashes, all of them or those in its sketch: sorted, each once.

    Returns
    -------
    list of (int, int)
        Numbers of texts, the lower first, in order. Which of them do hold half is told by all their hashes.

    Notes
    -----
    What many texts have in common (the wording of a notice, a story that all print) is counted with the eight
    longest of them alone, so that the work grows with the texts and not with their pairs. Texts that belong
    together are then still tied to each other, through the longest.
    """
    sizes = np.array([len(one) for one in sketches], dtype=np.int64)
    ranked = np.argsort(-sizes, kind="stable")
    keys, counts = _counted(sketches, ranked, len(sketches))
    first, second = ranked[(keys // len(sketches)).astype(int)], ranked[(keys % len(sketches)).astype(int)]
    few = np.minimum(sizes[first], sizes[second])
    worth = counts >= np.maximum(1, few * (LEAST / 4) - SPREAD * np.sqrt(few) / 4)
    pairs = zip(first[worth].tolist(), second[worth].tolist(), strict=True)
    return sorted((min(pair), max(pair)) for pair in pairs if _enough(sketches[pair[0]], sketches[pair[1]]))


def families(count: int, pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Put together what is tied by pairs, directly or through others.

    Parameters
    ----------
    count : int
        How many texts there are.
    pairs : sequence of (int, int)
        Of their numbers.

    Returns
    -------
    list of list of int
        Every number once; each family in order, and the families by their first.
    """
    head = list(range(count))

    def of(number: int) -> int:
        while head[number] != number:
            head[number] = number = head[head[number]]
        return number

    for one, other in pairs:
        low, high = sorted((of(one), of(other)))
        head[high] = low
    found: dict[int, list[int]] = {}
    for number in range(count):
        found.setdefault(of(number), []).append(number)
    return list(found.values())


def _enough(one: Hashes, other: Hashes) -> bool:
    few = min(len(one), len(other))
    return shared(one, other) >= max(1.0, LEAST * few - SPREAD * sqrt(few))


def _counted(sketches: Sequence[Hashes], ranked: NDArray[np.int64], count: int) -> tuple[Numbers, Numbers]:
    """Count the hashes that each pair shares; a pair is its ranks in one number."""
    keys, counts = np.empty(0, np.uint64), np.empty(0, np.uint64)
    if not count:
        return keys, counts
    hashes = np.concatenate([sketches[number] for number in ranked])
    owners = np.repeat(np.arange(count, dtype=np.uint32), [len(sketches[number]) for number in ranked])
    held: list[Numbers] = []
    for part in _sliced(hashes, owners):
        for made in _pairs(*part, np.uint64(count)):
            held.append(made)
            if sum(map(len, held)) > KEYS:
                keys, counts = _added(keys, counts, held)
                held = []
    return _added(keys, counts, held)


def _sliced(hashes: Hashes, owners: NDArray[np.uint32]) -> Iterator[tuple[Hashes, NDArray[np.uint32]]]:
    """Sort hashes, a part at a time; what only one text has is left out."""
    slices = -(-len(hashes) // SLICE)
    step = -(-(int(hashes.max()) + 1) // slices) if slices else 1
    for low in range(0, slices * step, step):
        inside = (hashes >= np.uint64(low)) & (hashes <= np.uint64(min(low + step - 1, 2**64 - 1)))
        part, who = hashes[inside], owners[inside]
        order = np.argsort(part, kind="stable")
        part, who = part[order], who[order]
        same = part[1:] == part[:-1]
        twice = np.concatenate([same, [False]]) | np.concatenate([[False], same])
        yield part[twice], who[twice]


def _pairs(hashes: Hashes, owners: NDArray[np.uint32], count: np.uint64) -> Iterator[Numbers]:
    """Give the pairs of texts that share a hash; owners are in order of their length."""
    if not len(hashes):
        return
    starts = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]]))
    sizes = np.diff(np.append(starts, len(hashes)))
    begins, many = np.repeat(starts, sizes), np.repeat(sizes > FEW, sizes)
    who = owners.astype(np.uint64)
    at = np.arange(len(hashes))
    for step in range(1, min(FEW, int(sizes.max()))):
        second = at[step:][(at[step:] - step >= begins[step:]) & ~many[step:]]
        yield who[second - step] * count + who[second]
    for step in range(LONGEST):
        second = at[many & (at > begins + step)]
        yield who[begins[second] + step] * count + who[second]


def _added(keys: Numbers, counts: Numbers, held: list[Numbers]) -> tuple[Numbers, Numbers]:
    """Count newly found pairs into those counted before."""
    found, times = np.unique(np.concatenate([*held, keys[:0]]), return_counts=True)
    every, back = np.unique(np.concatenate([keys, found]), return_inverse=True)
    total = np.zeros(len(every), np.uint64)
    np.add.at(total, back, np.concatenate([counts, times.astype(np.uint64)]))
    return every, total
