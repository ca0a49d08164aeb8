"""Draw after draw: whether there is a zone of agreement, and what the four concepts pick in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from tracktwo.deals.pareto.front import nondominated_sums
from tracktwo.deals.solutions.concepts import light_points
from tracktwo.deals.uncertain.space import Space

__all__ = ["EVERY_PACKAGE", "FRONTIER", "POOL", "Plan", "Reading", "Solved", "inside", "resolve"]

Floats = NDArray[np.float64]
Indexes = NDArray[np.intp]
Flags = NDArray[np.bool_]

FRONTIER, EVERY_PACKAGE, POOL = "frontier", "every package", "pool"


@dataclass(frozen=True, eq=False)
class Reading:
    """Whose yes a deal needs, and which packages cross none of their red lines.

    Attributes
    ----------
    parties : tuple of int
        Columns.
    space : Space or None
        None where a pool of packages is looked at instead.
    pool : array, shape (packages, issues)
        The pool, by option indexes; looked at with `POOL` alone.
    """

    parties: tuple[int, ...]
    space: Space | None
    pool: Indexes

    def own(self, worth: Sequence[Floats]) -> list[Floats]:
        """Return the columns of these parties; the last axis is that of all parties."""
        return [table[..., list(self.parties)] for table in worth]

    def options(self, taken: Indexes) -> Indexes:
        """Return packages by option indexes from rows of the pool, or of each block of the space."""
        return self.pool[taken] if self.space is None else self.space.options(taken)


@dataclass(frozen=True, eq=False)
class Plan:
    """What is asked of each draw.

    Attributes
    ----------
    method : str
        `FRONTIER` (all undominated packages that no red line refuses), `EVERY_PACKAGE` (all that can
        still reach every no-deal value) or `POOL` (the packages of the pool alone).
    main : Reading
        With every consenting party.
    absent : tuple of Reading
        With some of them only.
    narrowed : tuple of Reading
        With all of them, but fewer packages.
    slack : float
        Steps within which two values count as equal.
    """

    method: str
    main: Reading
    absent: tuple[Reading, ...]
    narrowed: tuple[Reading, ...]
    slack: float


@dataclass(frozen=True, eq=False)
class Solved:
    """The answers to some draws; the first axis is that of the draws.

    Attributes
    ----------
    packages : array of int, shape (draws, 4, issues)
        Nash, Kalai-Smorodinsky, egalitarian, utilitarian; -1 where the zone is empty.
    points : array, shape (draws, 4, consenting)
        Their values in steps; NaN where the zone is empty.
    best : array, shape (draws, consenting)
        Each party's best value in the zone, in steps; NaN where it is empty.
    zone : array of bool, shape (draws,)
        Whether there is one.
    absent : array of bool, shape (draws, readings)
        Whether there would be one for each reading without some parties.
    narrowed : array of bool, shape (draws, readings)
        Whether there is one for each reading with fewer packages.
    size : array of int, shape (draws,)
        Vectors on the frontier, with `FRONTIER`; otherwise packages of the zone.
    """

    packages: Indexes
    points: Floats
    best: Floats
    zone: Flags
    absent: Flags
    narrowed: Flags
    size: Indexes

    @classmethod
    def join(cls, parts: Sequence[Solved]) -> Solved:
        """Put the answers to successive draws together."""
        return cls(
            **{
                field.name: np.concatenate([getattr(part, field.name) for part in parts])
                for field in fields(cls)
            }
        )


def resolve(plan: Plan, draws: tuple[Sequence[Floats], Floats]) -> Solved:
    """Answer for each draw.

    Parameters
    ----------
    plan : Plan
        What is asked.
    draws : (sequence of array (draws, options, parties), array (draws, parties))
        Worths by issue and no-deal values, in steps.

    Returns
    -------
    Solved
    """
    worth, no_deal = draws
    count, width = len(no_deal), len(plan.main.parties)
    found = Solved(
        packages=np.full((count, 4, len(worth)), -1, dtype=np.intp),
        points=np.full((count, 4, width), np.nan),
        best=np.full((count, width), np.nan),
        zone=np.zeros(count, dtype=bool),
        absent=np.ones((count, len(plan.absent)), dtype=bool),
        narrowed=np.zeros((count, len(plan.narrowed)), dtype=bool),
        size=np.zeros(count, dtype=np.intp),
    )
    own = [(reading, reading.own(worth)) for reading in (plan.main, *plan.absent, *plan.narrowed)]
    main, absent, narrowed = own[0], own[1 : len(plan.absent) + 1], own[len(plan.absent) + 1 :]
    for row in range(count):
        there = _answer(plan, main, no_deal[row], found, row)
        # A zone for all is one for fewer parties; no zone is none of fewer packages.
        readings, flags = (narrowed, found.narrowed) if there else (absent, found.absent)
        for number, (reading, tables) in enumerate(readings):
            flags[row, number] = len(_inside(plan, reading, _at(tables, row), no_deal[row])[0]) > 0
    return found


def inside(
    plan: Plan, reading: Reading, worth: Sequence[Floats], no_deal: Floats
) -> tuple[Floats, Indexes, int]:
    """Return packages of the zone of one draw: values, options, and how many vectors were compared.

    With `FRONTIER` they are the undominated ones. Values within the slack of no deal are put level with it.
    """
    values, taken, compared = _inside(plan, reading, reading.own(worth), no_deal)
    return values, reading.options(taken), compared


def _inside(
    plan: Plan, reading: Reading, own: Sequence[Floats], no_deal: Floats
) -> tuple[Floats, Indexes, int]:
    """Return the same with rows as `Reading.options` takes them, from the worths to its parties alone."""
    floor = no_deal[list(reading.parties)]
    if reading.space is None:
        values = np.sum([table[reading.pool[:, issue]] for issue, table in enumerate(own)], axis=0)
        taken, compared = _at_least(values, floor - plan.slack), len(reading.pool)
        values = values[taken]
    else:
        tables = reading.space.tables(own)
        if not all(map(len, tables)):
            return np.empty((0, len(floor))), np.empty((0, len(tables)), dtype=np.intp), 0
        if plan.method == FRONTIER:
            values, taken = nondominated_sums(tables)
            compared = len(values)
            kept = _at_least(values, floor - plan.slack)
            values, taken = values[kept], taken[kept]
        else:
            values, taken = _reaching(tables, floor - plan.slack)
            compared = len(values)
    return np.where(np.abs(values - floor) <= plan.slack, floor, values), taken, compared


def _answer(
    plan: Plan, main: tuple[Reading, Sequence[Floats]], no_deal: Floats, found: Solved, row: int
) -> bool:
    """Fill in one row for all parties, and tell whether there is a zone."""
    reading, own = main
    values, taken, found.size[row] = _inside(plan, reading, _at(own, row), no_deal)
    if not len(values):
        return False
    picked = light_points(values, no_deal[list(reading.parties)])
    found.zone[row] = True
    found.packages[row], found.points[row] = reading.options(taken[picked]), values[picked]
    found.best[row] = values.max(axis=0)
    return True


def _at(tables: Sequence[Floats], row: int) -> list[Floats]:
    return [table[row] for table in tables]


def _at_least(values: Floats, floor: Floats) -> Indexes:
    return np.flatnonzero((values >= floor).all(axis=1))


def _reaching(tables: Sequence[Floats], floor: Floats) -> tuple[Floats, Indexes]:
    """Return the sums of one row of each table that reach the floor, and the rows taken.

    Partial sums that cannot reach it any more are dropped on the way.
    """
    order = sorted(range(len(tables)), key=lambda block: len(tables[block]))
    rest = sum(table.max(axis=0) for table in tables)
    values, steps = np.zeros((len(floor), 1)), []
    for block in order:
        table = tables[block]
        rest = rest - table.max(axis=0)
        sums = (values[:, :, None] + table.T[:, None, :]).reshape(len(floor), -1)
        kept = np.flatnonzero((sums >= (floor - rest)[:, None]).all(axis=0))
        if not kept.size:
            return np.empty((0, len(floor))), np.empty((0, len(tables)), dtype=np.intp)
        values = sums.take(kept, axis=1)
        steps.append(np.divmod(kept, len(table)))
    taken = np.empty((values.shape[1], len(tables)), dtype=np.intp)
    row: Indexes = np.arange(values.shape[1])
    for block, (parent, choice) in zip(reversed(order), reversed(steps), strict=True):
        taken[:, block] = choice[row]
        row = parent[row]
    return np.ascontiguousarray(values.T), taken
