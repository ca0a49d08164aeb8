"""How many rankings meet a condition of the form "these states are below that one", without listing them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import factorial

import numpy as np
from numpy.typing import NDArray

__all__ = ["MOST_TOGETHER", "rankings", "rankings_by_first"]

MOST_TOGETHER = 20
"""States that ways of one group of clauses may name for them to be counted."""

Ways = tuple[frozenset[int], ...]


def rankings(states: int, clauses: Sequence[Ways]) -> int | None:
    """Count the strict rankings of all states in which a condition on one of them holds.

    Parameters
    ----------
    states : int
        How many states there are, the one in question among them.
    clauses : sequence of tuple of frozenset of int
        In each, all states of at least one of the sets are below the one in question, which is in none.

    Returns
    -------
    int or None
        Out of ``factorial(states)``; None where clauses name more than 20 states together.

    Notes
    -----
    Of ``m`` states named, each set of ``b`` below the one in question stands in ``b! (m - b)!`` of the
    ``(m + 1)!`` orders of these and it. So it is enough to count, by size, the sets that meet the clauses;
    clauses that name different states are counted by themselves and their counts multiplied out.
    """
    by_size = [1]
    for group in _groups(clauses):
        found = _sets_by_size(group)
        if found is None:
            return None
        by_size = _product(by_size, found)
    return _orders(states, by_size)


def rankings_by_first(states: int, moves: Sequence[tuple[int, Ways]]) -> int | None:
    """Count the strict rankings in which there is no improvement, or the first one is answered.

    Parameters
    ----------
    states : int
        How many states there are.
    moves : sequence of (int, tuple of frozenset of int)
        In the order of states: a state that the party can move to, and the sets of states all of which
        must be below the one in question for an answer to deter.

    Returns
    -------
    int or None
        None where more than 20 states are named.

    Notes
    -----
    No definition asks this. It gives the figures published for the case of Syria and Iraq, where the
    definitions give others: see `rankings`.
    """
    sets = _Sets.naming([(frozenset([move]), *ways) for move, ways in moves])
    if sets is None:
        return None
    fine, none_yet = np.zeros(len(sets.below), dtype=bool), np.ones(len(sets.below), dtype=bool)
    for move, ways in moves:
        better = ~sets.holds((frozenset([move]),))
        fine |= none_yet & better & sets.holds(ways)
        none_yet &= ~better
    return _orders(states, sets.by_size(fine | none_yet))


def _orders(states: int, by_size: Sequence[int]) -> int:
    """Count the rankings of all states in which so many sets, by size, are just those below one of them."""
    named = len(by_size) - 1
    orders = sum(many * factorial(b) * factorial(named - b) for b, many in enumerate(by_size))
    return factorial(states) * orders // factorial(named + 1)


def _groups(clauses: Sequence[Ways]) -> list[list[Ways]]:
    """Put clauses together that name the same states."""
    groups: list[tuple[set[int], list[Ways]]] = []
    for clause in clauses:
        named = set().union(*clause)
        joined = [group for group in groups if group[0] & named]
        groups = [group for group in groups if not group[0] & named]
        groups.append(
            (named.union(*(group[0] for group in joined)), [clause, *(c for g in joined for c in g[1])])
        )
    return [group[1] for group in groups]


def _sets_by_size(clauses: Sequence[Ways]) -> list[int] | None:
    """Count, by size, the sets of states below the one in question that meet all clauses."""
    sets = _Sets.naming(clauses)
    if sets is None:
        return None
    return sets.by_size(np.logical_and.reduce([sets.holds(clause) for clause in clauses]))


@dataclass(frozen=True, eq=False)
class _Sets:
    """All sets of the states named, as binary numbers."""

    named: list[int]
    below: NDArray[np.int64]

    @classmethod
    def naming(cls, clauses: Sequence[Ways]) -> _Sets | None:
        named = sorted({state for clause in clauses for way in clause for state in way})
        return None if len(named) > MOST_TOGETHER else cls(named, np.arange(1 << len(named), dtype=np.int64))

    def holds(self, ways: Ways) -> NDArray[np.bool_]:
        """Tell in which sets all states of one of the ways are."""
        masks = [sum(1 << self.named.index(state) for state in way) for way in ways]
        found = np.zeros(len(self.below), dtype=bool)
        for mask in masks:
            found |= self.below & mask == mask
        return found

    def by_size(self, fine: NDArray[np.bool_]) -> list[int]:
        sizes = np.array([int(one).bit_count() for one in self.below[fine]], dtype=np.int64)
        return [int(many) for many in np.bincount(sizes, minlength=len(self.named) + 1)]


def _product(one: Sequence[int], other: Sequence[int]) -> list[int]:
    found = [0] * (len(one) + len(other) - 1)
    for size, many in enumerate(one):
        for more, times in enumerate(other):
            found[size + more] += many * times
    return found
