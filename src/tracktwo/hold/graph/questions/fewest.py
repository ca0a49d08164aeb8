"""The fewest states that would have to be no better, for a condition to hold."""

from __future__ import annotations

from collections.abc import Collection, Sequence

__all__ = ["fewest"]

MOST_TRIES = 100_000

Ways = tuple[frozenset[int], ...]


def fewest(clauses: Sequence[Ways], better: Collection[int]) -> tuple[frozenset[int], bool]:
    """Find a smallest set of the better states that meets all clauses once they are not better.

    Parameters
    ----------
    clauses : sequence of tuple of frozenset of int
        In each, none of the states of at least one of the sets may be better.
    better : collection of int
        The states that are.

    Returns
    -------
    states : frozenset of int
        Empty where the clauses hold already.
    exact : bool
        Whether no smaller set would do; False where the search was stopped.
    """
    search = _Search([sorted({way & frozenset(better) for way in clause}, key=_size) for clause in clauses])
    search.extend(frozenset(), 0)
    return search.best, search.tries < MOST_TRIES


def _size(way: frozenset[int]) -> tuple[int, list[int]]:
    return len(way), sorted(way)


class _Search:
    """Settles clause by clause, the least way first; gives up a branch that cannot beat the best."""

    def __init__(self, clauses: list[list[frozenset[int]]]) -> None:
        self.clauses = sorted(clauses, key=lambda ways: (len(ways), [_size(way) for way in ways]))
        self.best = frozenset[int]().union(*(ways[0] for ways in clauses))
        self.tries = 0

    def extend(self, chosen: frozenset[int], number: int) -> None:
        self.tries += 1
        while number < len(self.clauses) and any(way <= chosen for way in self.clauses[number]):
            number += 1
        if number == len(self.clauses):
            self.best = min(self.best, chosen, key=_size)
            return
        for way in self.clauses[number]:
            if len(chosen | way) < len(self.best) and self.tries < MOST_TRIES:
                self.extend(chosen | way, number + 1)
