"""Alternatives that are merged, layer by layer, and remember where they came from.

A `Layer` holds the alternatives for some of the issues: distinct value vectors, how many partial
packages give each, and links from which these can be listed. Merging two layers adds every vector of
the one to every vector of the other and drops what is dominated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import moocore
import numpy as np
import numpy.typing as npt

from tracktwo.deals.pareto.exact import Floats, Integers, add, comparable, not_negative, rounded
from tracktwo.deals.pareto.limits import check_size
from tracktwo.deals.pareto.origins import Indexes, Links, Nothing, Options, Origin

__all__ = ["Layer", "leaf", "merge", "unit"]

SUMS_PER_VECTOR = 10
"""A merge may look at this many times as many sums as the limit on vectors ..."""
SUMS_ALWAYS = 1_000_000
"""... and at this many whatever the limit."""
WEIGHTS = (1.0, 0.3, 3.0)
FEW = 200
"""So many rows are sorted at once as they are."""


@dataclass(frozen=True, eq=False)
class Layer:
    """Alternatives for some of the issues.

    Attributes
    ----------
    values : array of int64, shape (limbs, rows, parties)
        Distinct value vectors (within one state), best for the first party first.
    counts : array of int64 or of Python int, shape (rows,)
        How many partial packages give each; Python ints where int64 might not hold them.
    origin : Origin
        Lists these partial packages.
    states : array of int, shape (rows,)
        Rows compete only within one state; all zero unless rules between options are pending.
    """

    values: Integers
    counts: npt.NDArray[Any]
    origin: Origin
    states: Indexes

    def __len__(self) -> int:
        return int(self.values.shape[1])


def unit(limbs: int, parties: int, count: type) -> Layer:
    """Return the layer of no issue at all: one row worth nothing; `count` is int64 or object."""
    zero = np.zeros((limbs, 1, parties), dtype=np.int64)
    return Layer(zero, np.ones(1, dtype=count), Nothing(), np.zeros(1, dtype=np.intp))


def leaf(issues: tuple[int, ...], tables: Sequence[Integers], count: type) -> Layer:
    """Return the layer of some issues as they are: a row for each choice of their options, in order."""
    values = tables[0]
    for table in tables[1:]:
        values = add(values[:, :, None], table[:, None]).reshape(len(table), -1, table.shape[-1])
    rows, sizes = values.shape[1], tuple(table.shape[1] for table in tables)
    return Layer(values, np.ones(rows, dtype=count), Options(issues, sizes), np.zeros(rows, dtype=np.intp))


def merge(
    left: Layer,
    right: Layer,
    *,
    limit: int,
    slack: Integers | None = None,
    states: Indexes | None = None,
    bonus: Integers | None = None,
) -> Layer:
    """Add every row of one layer to every row of another and keep what is not dominated.

    Parameters
    ----------
    left, right : Layer
        Layers of different issues.
    limit : int
        Greatest number of rows of the result.
    slack : array of int64, shape (limbs, 1, parties), optional
        What the issues still to come can add at most, less what each party must reach: a sum that is
        negative with it, for any party, is dropped first.
    states : array of int, shape (left rows * right rows,), optional
        The state of each sum; -1 where a rule forbids it. All one state if left out.
    bonus : array of int64, shape (limbs, left rows * right rows, parties), optional
        What is added to each sum because options of both layers are worth something together.

    Returns
    -------
    Layer
        Sorted by state, then by the parties' values, best first.

    Raises
    ------
    LimitError
        If there are more rows than `limit`, or far more sums to look at.

    Notes
    -----
    One step of Nemhauser and Ullmann (1969), "Discrete dynamic programming and capital allocation",
    Management Science 15(9), 494-505, with equal vectors kept as further links of one row.
    """
    most = max(SUMS_PER_VECTOR * limit, SUMS_ALWAYS)
    check_size(len(left) * len(right), most, "sums to compare in one step")
    sums = add(left.values[:, :, None], right.values[:, None])
    sums = sums.reshape(len(sums), len(left) * len(right), sums.shape[-1])
    if bonus is not None:
        sums = add(sums, bonus)
    at: Indexes = np.arange(sums.shape[1])
    if states is not None:
        at = np.flatnonzero(states >= 0)
        sums, states = sums[:, at], states[at]
    if slack is not None:
        enough = not_negative(add(sums, slack))
        at, sums, states = at[enough], sums[:, enough], None if states is None else states[enough]
    kept, first = _undominated(sums, states)
    check_size(len(first), limit, "vectors so far")
    parent, choice = np.divmod(at[kept], len(right))
    counts = left.counts[parent] * right.counts[choice]
    counts = np.add.reduceat(counts, first) if len(first) else counts
    start = np.append(first, len(kept))
    return Layer(
        values=sums[:, kept[first]],
        counts=counts,
        origin=Links(left.origin, right.origin, start, parent, choice, counts),
        states=np.zeros(len(first), dtype=np.intp) if states is None else states[kept[first]],
    )


def _undominated(sums: Integers, states: Indexes | None) -> tuple[Indexes, Indexes]:
    """Return the rows that no row of the same state dominates, best first, and where runs of equals begin."""
    found = _staircase(sums) if states is None and sums.shape[-1] == 2 else None
    if found is not None:
        return found
    points = comparable(sums)
    kept = _nondominated(points, states)
    order, first = _sorted_runs(points[kept], None if states is None else states[kept])
    return kept[order], first


def _staircase(sums: Integers) -> tuple[Indexes, Indexes] | None:
    """Return the same for two parties in one pass over sorted floats; None where floats cannot decide.

    Rounded numbers never fall where the exact ones rise, so that only equal floats can mislead: wherever
    two of them decide something, the exact numbers must be equal too.
    """
    points, _ = rounded(sums)
    rows = _near(points)
    order: Indexes = rows[np.lexsort((-points[rows, 1], -points[rows, 0]))]
    one, two = points[order, 0], points[order, 1]
    tied = np.flatnonzero(one[1:] == one[:-1])
    if (sums[:, order[tied], 0] != sums[:, order[tied + 1], 0]).any():
        return None
    height = np.maximum.accumulate(two)
    higher = np.ones(len(two), dtype=bool)
    higher[1:] = two[1:] > height[:-1]
    step = np.maximum.accumulate(np.where(higher, np.arange(len(two)), 0))
    level = np.flatnonzero(~higher & (two == two[step]))
    if (sums[:, order[level], 1] != sums[:, order[step[level]], 1]).any():
        return None
    kept = higher
    kept[level] = one[level] == one[step[level]]
    places = np.flatnonzero(kept)
    return order[places], np.flatnonzero(step[places] == places)


def _near(points: Floats) -> Indexes:
    """Return the rows that no best row by a weighted sum beats for both of two parties: few need sorting."""
    rows: Indexes = np.arange(len(points))
    if len(points) <= FEW:
        return rows
    one, two = np.ascontiguousarray(points.T)
    price = (one.max() - one.min() or 1.0) / (two.max() - two.min() or 1.0)
    for weight in WEIGHTS:
        best = np.argmax(one + two * (weight * price))
        near = (one >= one[best]) | (two >= two[best])
        rows, one, two = rows[near], one[near], two[near]
    return rows


def _nondominated(points: Floats, states: Indexes | None) -> Indexes:
    """Return the rows that no row of the same state dominates; equal ones all stay."""
    if states is None or len(points) == 0:
        told = _telling(points)
        return np.flatnonzero(moocore.is_nondominated(told, maximise=True, keep_weakly=True))
    order = np.argsort(states, kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(states[order])) + 1)
    return np.concatenate([group[_nondominated(points[group], None)] for group in groups])


def _telling(points: Floats) -> Floats:
    """Return the columns in the order in which they soonest tell rows apart: those that run against the rest.

    Dominance is the same in any order; moocore takes up to seven times as long in the worst.
    """
    if len(points) <= FEW or points.shape[1] < 3:
        return points
    with np.errstate(invalid="ignore", divide="ignore"):
        alike = np.nan_to_num(np.corrcoef(points, rowvar=False)).sum(axis=0)
    return np.ascontiguousarray(points[:, np.argsort(alike, kind="stable")])


def _sorted_runs(points: Floats, states: Indexes | None) -> tuple[Indexes, Indexes]:
    """Return the order of rows, best first within each state, and where each run of equal rows begins.

    Among rows that do not dominate each other, those equal for all parties but one are equal.
    """
    keys: list[npt.NDArray[Any]] = [-points[:, party] for party in range(max(points.shape[1] - 1, 1))]
    if states is not None:
        keys.insert(0, states)
    order: Indexes = np.argsort(keys[0], kind="stable")
    if len(keys) > 1 and (np.diff(keys[0][order]) == 0).any():
        order = np.lexsort(keys[::-1])
    rises = np.zeros(max(len(order) - 1, 0), dtype=bool)
    for key in keys:
        rises |= np.diff(key[order]) != 0
    return order, np.flatnonzero(np.concatenate([[True], rises])) if len(order) else order
