"""Sketches: a quarter of a text's five-word runs, by their hashes, which tell how much of it another has.

Of all hashes those below a bound are kept (Broder 1997), so that sketches of a short and of a long text can
be compared, and how much of one is *contained* in the other can be told. The method has later been named
FracMinHash (Irber et al. 2022). MinHash tells how alike the two are as a whole, which a text cut to a third
no longer is.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import xxhash
from numpy.typing import NDArray

from tracktwo.reading.copies.folded import KEPT, WORD, fold

__all__ = ["RUN", "SHORTEST", "Hashes", "containment", "hashes_of", "shared", "sketch"]

Hashes = NDArray[np.uint64]

RUN = 5
"""Words in a run."""

ONE_IN = 4
"""One run in so many is kept in a sketch."""

SHORTEST = 20
"""Runs: texts that have fewer are not compared, since they may be alike by chance."""

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_BOUND = np.uint64(2**64 // ONE_IN)


class _Hashed(dict[str, int]):
    """The hash of each word, as it is compared; made when it is first met."""

    def __missing__(self, word: str) -> int:
        if len(self) >= KEPT:
            self.clear()
        made = self[word] = xxhash.xxh3_64_intdigest(fold(word).encode("utf-8", "surrogatepass"))
        return made


_hashed = _Hashed()


def hashes_of(string: str) -> Hashes:
    """Return the hashes of all five-word runs of a text, sorted, each once.

    Parameters
    ----------
    string : str
        The text; words are compared as `tracktwo.reading.copies.folded.fold` has them.

    Returns
    -------
    array of uint64
        Empty where there are fewer than five words.
    """
    return np.unique(_runs(string))


def sketch(string: str) -> Hashes:
    """Return those hashes of a text's five-word runs that are kept in its sketch, sorted, each once.

    A text that is too short to be compared has an empty one.
    """
    runs = _runs(string)
    if len(runs) < SHORTEST:
        return runs[:0]
    return np.unique(runs[runs < _BOUND])


def shared(one: Hashes, other: Hashes) -> int:
    """Return how many hashes two sorted arrays have in common."""
    few, many = (one, other) if len(one) < len(other) else (other, one)
    if not len(few):
        return 0
    at = np.searchsorted(many, few)
    at[at == len(many)] = 0
    return int((many[at] == few).sum())


def containment(part: Hashes, whole: Hashes) -> float:
    """Return the share of the first's hashes that the second has; 0 where the first has none."""
    return shared(part, whole) / len(part) if len(part) else 0.0


def _runs(string: str) -> Hashes:
    """Hash each run of words: a polynomial in the words' hashes, then mixed so that every bit counts."""
    words: Iterable[int] = map(_hashed.__getitem__, WORD.findall(string))
    each = np.fromiter(words, dtype=np.uint64)
    if len(each) < RUN:
        return each[:0]
    runs = each[: len(each) - RUN + 1].copy()
    for step in range(1, RUN):
        runs *= _FACTOR
        runs += each[step : len(each) - RUN + 1 + step]
    runs ^= runs >> np.uint64(32)
    runs *= np.uint64(0xD6E8FEB86659FD93)
    runs ^= runs >> np.uint64(32)
    return runs
