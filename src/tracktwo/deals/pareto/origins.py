"""Where value vectors come from: every package that gives one, listed only when asked for.

A merged row has one link for each pair of rows whose sum it is. All packages that give it are found
by following the links, in batches: a batch of rows is followed at once, layer by layer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

__all__ = ["Indexes", "Links", "Listed", "Nothing", "Options", "Origin"]

Indexes = npt.NDArray[np.intp]

BATCH = 4096
"""Up to so many packages of a row are listed in one go."""


class Origin(Protocol):
    """Lists the partial packages behind the rows of a layer, always in the same order.

    A partial package has one option for each of `issues`, in the order of `issues`.
    """

    @property
    def issues(self) -> tuple[int, ...]:
        """The issues settled, in the order in which they were taken up."""
        ...

    def listed(self, rows: Indexes) -> tuple[Indexes, Indexes]:
        """Return all partial packages of some rows at once.

        Returns
        -------
        owner : array of int, shape (packages,)
            Which of `rows` (a position, not a row) the package gives; never falls.
        options : array of int, shape (packages, issues)
            The packages.
        """
        ...

    def batches(self, row: int) -> Iterator[Indexes]:
        """Yield all partial packages of a row in arrays (packages, issues) of bounded size."""
        ...

    def first(self, rows: Indexes) -> Indexes:
        """Return the first partial package of each row, in an array (rows, issues)."""
        ...


@dataclass(frozen=True)
class Nothing:
    """The origin of the layer before the first issue."""

    issues: tuple[int, ...] = ()

    def listed(self, rows: Indexes) -> tuple[Indexes, Indexes]:
        """See `Origin`."""
        return np.arange(len(rows)), np.empty((len(rows), 0), dtype=np.intp)

    def batches(self, row: int) -> Iterator[Indexes]:
        """See `Origin`."""
        yield np.empty((1, 0), dtype=np.intp)

    def first(self, rows: Indexes) -> Indexes:
        """See `Origin`."""
        return np.empty((len(rows), 0), dtype=np.intp)


@dataclass(frozen=True)
class Options:
    """The origin of a layer with one row for each choice of options of some issues, the last changing first.

    Attributes
    ----------
    issues : tuple of int
        Which.
    sizes : tuple of int
        How many options each has.
    """

    issues: tuple[int, ...]
    sizes: tuple[int, ...]

    def listed(self, rows: Indexes) -> tuple[Indexes, Indexes]:
        """See `Origin`."""
        return np.arange(len(rows)), self.first(rows)

    def batches(self, row: int) -> Iterator[Indexes]:
        """See `Origin`."""
        yield self.first(np.array([row]))

    def first(self, rows: Indexes) -> Indexes:
        """See `Origin`."""
        return np.stack(np.unravel_index(rows, self.sizes), axis=1)


@dataclass(frozen=True, eq=False)
class Listed:
    """The origin of rows that were found one by one: one package for each, shape (rows, issues)."""

    issues: tuple[int, ...]
    packages: Indexes

    def listed(self, rows: Indexes) -> tuple[Indexes, Indexes]:
        """See `Origin`."""
        return np.arange(len(rows)), self.packages[rows]

    def batches(self, row: int) -> Iterator[Indexes]:
        """See `Origin`."""
        yield self.packages[[row]]

    def first(self, rows: Indexes) -> Indexes:
        """See `Origin`."""
        return self.packages[rows]


@dataclass(frozen=True, eq=False)
class Links:
    """The origin of a merged layer.

    Attributes
    ----------
    left, right : Origin
        The origins of the two layers.
    start : array of int, shape (rows + 1,)
        Row r has the links from start[r] up to, and without, start[r + 1].
    parent, choice : array of int, shape (links,)
        The row of the left and of the right layer that a link adds up.
    counts : array of int, shape (rows,)
        How many partial packages give each row.
    """

    left: Origin
    right: Origin
    start: Indexes
    parent: Indexes
    choice: Indexes
    counts: npt.NDArray[Any]

    @cached_property
    def issues(self) -> tuple[int, ...]:
        """See `Origin`."""
        return self.left.issues + self.right.issues

    def listed(self, rows: Indexes) -> tuple[Indexes, Indexes]:
        """See `Origin`."""
        owner, link = _spread(self.start[rows], self.start[rows + 1] - self.start[rows])
        of_head, heads = self.left.listed(self.parent[link])
        of_tail, tails = self.right.listed(self.choice[link])
        # Every head of a link goes with every tail of the same link.
        tails_of = np.bincount(of_tail, minlength=len(link))
        first_tail = np.cumsum(tails_of) - tails_of
        head, tail = _spread(first_tail[of_head], tails_of[of_head])
        return owner[of_head[head]], np.hstack([heads[head], tails[tail]])

    def batches(self, row: int) -> Iterator[Indexes]:
        """See `Origin`."""
        if self.counts[row] <= BATCH:
            yield self.listed(np.array([row]))[1]
            return
        for link in range(self.start[row], self.start[row + 1]):
            for tails in self.right.batches(self.choice[link]):
                for heads in self.left.batches(self.parent[link]):
                    for tail in tails:
                        yield np.hstack([heads, np.broadcast_to(tail, (len(heads), len(tail)))])

    def first(self, rows: Indexes) -> Indexes:
        """See `Origin`."""
        link = self.start[rows]
        return np.hstack([self.left.first(self.parent[link]), self.right.first(self.choice[link])])


def _spread(first: Indexes, many: Indexes) -> tuple[Indexes, Indexes]:
    """Return for runs of consecutive numbers, each number's run and the number itself."""
    run = np.repeat(np.arange(len(many)), many)
    return run, np.arange(len(run)) + (first - np.cumsum(many) + many)[run]
