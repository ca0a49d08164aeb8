"""A local search for one good package: better and better by changing one or two issues at a time.

It proves nothing. Its package is where the solver starts, which saves it most of its time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tracktwo.deals.problem import Package

__all__ = ["climb"]

Floats = NDArray[np.float64]
Indexes = NDArray[np.intp]

# Measured on 5 parties, 30 issues and 10 options: 0.1 s, and within 0.4 % of the greatest minimum.
_NEAR = 80  # options that are tried two at a time
_KICKS = 100  # new climbs, each from the best package with a few issues changed
_KICKED = 4  # options changed by a kick
_REFUSALS = 50  # changes refused by the rules before a climb is given up


def climb(
    share: Floats,
    first: list[int],
    weights: Floats,
    merit: Callable[[Floats], Floats],
    valid: Callable[[Package], bool],
    start: Package,
) -> Package:
    """Improve a package by merit until no change of two issues helps, many times over.

    Parameters
    ----------
    share : ndarray, shape (columns, parties)
        What each option adds to each party's value.
    first : list of int
        Column of each issue's first option, and the number of columns.
    weights : ndarray, length parties
        How much each party's value counts in choosing the options that are worth trying.
    merit : callable
        From values, shape (..., parties), to what is to be greatest; minus infinity where it may not be.
    valid : callable
        Whether a package keeps all rules.
    start : tuple of int
        A valid package.
    """
    search = _Search.of(share, np.array(first), weights, merit, valid)
    random = np.random.default_rng(0)
    best, height = search.ascend(np.array(start))
    for _ in range(_KICKS):
        kicked = best.copy()
        for column in random.choice(len(search.issue), min(_KICKED, len(search.issue)), replace=False):
            kicked[search.issue[column]] = search.option[column]
        if valid(tuple(kicked.tolist())):
            tried, reached = search.ascend(kicked)
            best, height = (tried, reached) if reached > height else (best, height)
    return tuple(best.tolist())


@dataclass(frozen=True)
class _Search:
    """The options worth trying, and the changes of one or two issues that they make."""

    share: Floats
    start: Indexes  # column of each issue's first option
    issue: Indexes  # of each near option
    option: Indexes
    merit: Callable[[Floats], Floats]
    valid: Callable[[Package], bool]

    @classmethod
    def of(
        cls,
        share: Floats,
        first: Indexes,
        weights: Floats,
        merit: Callable[[Floats], Floats],
        valid: Callable[[Package], bool],
    ) -> _Search:
        """Choose the options that lose least, in the weighted sum, against the best of their issue."""
        issue = np.repeat(np.arange(len(first) - 1), np.diff(first))
        score = share @ weights
        loss = np.maximum.reduceat(score, first[:-1])[issue] - score
        near = np.argsort(loss, kind="stable")[:_NEAR]
        return cls(share, first[:-1], issue[near], near - first[issue[near]], merit, valid)

    def ascend(self, package: Indexes) -> tuple[Indexes, float]:
        """Take the best valid change until none helps; return what is reached, and its merit."""
        height = float(self.merit(self.share[self.start + package].sum(axis=0)))
        while True:
            changed, higher = self._best_change(package, height)
            if changed is None:
                return package, height
            package, height = changed, higher

    def _best_change(self, package: Indexes, height: float) -> tuple[Indexes | None, float]:
        """Find the best valid change of one or two issues, if one is better than none."""
        chosen = self.start + package
        value = self.share[chosen].sum(axis=0)
        change = self.share[self.start[self.issue] + self.option] - self.share[chosen[self.issue]]
        both = self.merit((value + change)[:, None] + change)
        both[self.issue[:, None] == self.issue] = -np.inf  # one issue takes one option
        np.fill_diagonal(both, self.merit(value + change))
        for _ in range(_REFUSALS):
            pair = divmod(int(both.argmax()), len(both))
            if both[pair] <= height + 1e-12:
                break
            changed = package.copy()
            for near in pair:
                changed[self.issue[near]] = self.option[near]
            if self.valid(tuple(changed.tolist())):
                return changed, float(both[pair])
            both[pair] = -np.inf
        return None, height
