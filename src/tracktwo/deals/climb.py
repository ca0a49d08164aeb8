"""A local search for one good package: better and better by changing one or two issues at a time.

It proves nothing. Its package is where the solver starts, which saves it most of its time.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from tracktwo.deals.problem import Package

__all__ = ["climb"]

Floats = NDArray[np.float64]

_WIDTH = 320  # options tried two at a time: the square of it is held in memory
_KICKS = 6  # fresh starts from the best package with some issues redrawn


def climb(
    share: Floats,
    first: list[int],
    merit: Callable[[Floats], Floats],
    valid: Callable[[Package], bool],
    start: Package,
) -> Package:
    """Improve a package by merit until no change of two issues helps, a few times over.

    Parameters
    ----------
    share : ndarray, shape (columns, parties)
        What each option adds to each party's value.
    first : list of int
        Column of each issue's first option, and the number of columns.
    merit : callable
        From values, shape (..., parties), to what is to be greatest.
    valid : callable
        Whether a package keeps all rules.
    start : tuple of int
        A valid package.
    """
    search = _Search(share, np.array(first), merit, valid)
    best = search.ascend(np.array(start))
    random = np.random.default_rng(0)
    sizes = np.diff(first)
    for _ in range(_KICKS):
        kicked = best.copy()
        where = random.choice(len(sizes), min(4, len(sizes)), replace=False)
        kicked[where] = random.integers(0, sizes[where])
        if valid(tuple(kicked.tolist())):
            tried = search.ascend(kicked)
            best = tried if search.of(tried) > search.of(best) else best
    return tuple(best.tolist())


class _Search:
    """The neighbourhood of one and two changed issues."""

    def __init__(
        self, share: Floats, first: NDArray[np.int64], merit: Callable[[Floats], Floats],
        valid: Callable[[Package], bool],
    ) -> None:
        self.share, self.starts, self.merit, self.valid = share, first[:-1], merit, valid
        self.issue = np.repeat(np.arange(len(first) - 1), np.diff(first))

    def of(self, package: NDArray[np.int64]) -> float:
        """Return the merit of a package."""
        return float(self.merit(self.share[self.starts + package].sum(axis=0)))

    def ascend(self, package: NDArray[np.int64]) -> NDArray[np.int64]:
        """Take the best valid change until none helps."""
        while True:
            changed = self._better(package)
            if changed is None:
                return package
            package = changed

    def _better(self, package: NDArray[np.int64]) -> NDArray[np.int64] | None:
        """Find the best valid change of one or two issues, if one is better than none."""
        chosen = self.starts + package
        value = self.share[chosen].sum(axis=0)
        change = self.share - self.share[chosen][self.issue]
        # Options that cost least in sum are tried together; the one in place counts as no change.
        near = np.argsort(-change.sum(axis=1), kind="stable")[:_WIDTH]
        both = self.merit(value + change[near][:, None] + change[near][None])
        both[self.issue[near][:, None] == self.issue[near][None]] = -np.inf
        floor = self.of(package) + 1e-12
        better = np.flatnonzero(both.ravel() > floor)
        for pair in better[np.argsort(-both.ravel()[better], kind="stable")][:50]:
            changed = package.copy()
            for column in near[list(divmod(int(pair), len(near)))]:
                changed[self.issue[column]] = column - self.starts[self.issue[column]]
            if self.valid(tuple(changed.tolist())):
                return changed
        return None
