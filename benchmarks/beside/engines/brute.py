"""Brute force: every package is valued in whole numbers, then every vector is held against those better.

It shares the reader of files with tracktwo and nothing else. Whether one vector dominates another depends
on the ranks of its numbers alone, so dominance is decided on ranks, which are small.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm, prod
from typing import Any

import numpy as np

from beside.engines.tracktwo import read, versions
from tracktwo.deals import Problem

__all__ = ["frontier", "points", "read", "record", "values", "versions"]

WORD = 2**62
MOST_LISTED = 100_000


def frontier(problem: Problem, task: dict[str, Any]) -> tuple[list[int], np.ndarray]:
    """Return the scale of each party's whole numbers, and the frontier in these."""
    if prod(map(len, problem.options)) * 8 * len(problem.parties) > task["bytes"]:
        raise MemoryError
    scales = [_scale(problem, party) for party in range(len(problem.parties))]
    columns = [_values(problem, party, scale).ravel() for party, scale in enumerate(scales)]
    levels = [np.unique(column, return_inverse=True) for column in columns]
    del columns
    ranks = _distinct(np.stack([place.ravel() for _, place in levels], axis=1))
    kept = nondominated(ranks)
    return scales, np.stack([level[kept[:, party]] for party, (level, _) in enumerate(levels)], axis=1)


def _scale(problem: Problem, party: int) -> int:
    worths = [row[party] for issue in problem.worth for row in issue]
    return lcm(*(worth.denominator for worth in [*worths, *(one.worth[party] for one in problem.joint)]))


def _values(problem: Problem, party: int, scale: int) -> np.ndarray:
    """Return a party's value of every package, an axis for each issue."""
    rows = [[int(row[party] * scale) for row in issue] for issue in problem.worth]
    joint = [(one.combination.options, int(one.worth[party] * scale)) for one in problem.joint]
    most = sum(max(map(abs, row)) for row in rows) + sum(abs(worth) for _, worth in joint)
    total = np.zeros((1,) * len(rows), dtype=np.int64 if most < WORD else object)
    for issue, row in enumerate(rows):
        along = [1] * len(rows)
        along[issue] = len(row)
        total = total + np.array(row, dtype=total.dtype).reshape(along)
    for options, worth in joint:
        chosen = [sorted(options.get(issue, range(len(row)))) for issue, row in enumerate(rows)]
        total[np.ix_(*chosen)] += worth
    return total


def _distinct(rows: np.ndarray) -> np.ndarray:
    order = np.lexsort(rows.T)
    rows = rows[order]
    new = np.ones(len(rows), dtype=bool)
    new[1:] = (rows[1:] != rows[:-1]).any(axis=1)
    return rows[new]


def nondominated(rows: np.ndarray) -> np.ndarray:
    """Return the rows that no other is at least as good as everywhere; no two are equal.

    Parameters
    ----------
    rows : array of int, shape (rows, parties)

    Returns
    -------
    array of int
        What dominates a row has the greater sum, so rows are gone through from the greatest sum down, and
        each that is left strikes out those it dominates.
    """
    waiting = np.ascontiguousarray(rows[np.argsort(-rows.sum(axis=1), kind="stable")].T)
    kept = []
    while waiting.shape[1]:
        best = waiting[:, 0]
        kept.append(best.copy())
        stays = waiting[0] > best[0]
        for column, least in zip(waiting[1:], best[1:], strict=True):
            stays |= column > least
        waiting = waiting[:, stays]
    return np.array(kept, dtype=rows.dtype).reshape(-1, rows.shape[1])


def points(problem: Problem, found: Any, task: dict[str, Any]) -> dict[str, Any]:
    """Nothing: points by definition are worked out where engines are compared, in fractions."""
    return {}


def record(problem: Problem, found: tuple[list[int], np.ndarray]) -> dict[str, Any]:
    """Tell what was found, in whole numbers on each party's scale."""
    scales, rows = found
    told: dict[str, Any] = {"count": len(rows), "scales": list(map(str, scales))}
    if len(rows) <= MOST_LISTED:
        told["vectors"] = [[str(number) for number in row] for row in rows.tolist()]
    return told


def values(problem: Problem, packages: list[list[str]]) -> list[list[Fraction]]:
    """Not asked of brute force."""
    raise NotImplementedError
