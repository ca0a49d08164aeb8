"""The packages that rules and red lines leave, as independent blocks of issues.

Issues that a combination links form a block, whose joint options are listed; every package takes one
row of each block. This does not depend on worths, so it is made once and serves every draw.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from tracktwo.deals.pareto.linked import components
from tracktwo.deals.problem import Combination, Problem
from tracktwo.errors import LimitError

__all__ = ["Space"]

Floats = NDArray[np.float64]
Indexes = NDArray[np.intp]
Rows = NDArray[np.int16]

LIMIT = 200_000
"""Greatest number of rows of a block while it is made."""


@dataclass(frozen=True, eq=False)
class Space:
    """Which packages there are.

    Attributes
    ----------
    blocks : tuple of (tuple of int, array)
        The issues of each block and its joint options, shape (rows, issues of the block).
    """

    blocks: tuple[tuple[tuple[int, ...], Rows], ...]

    @classmethod
    def of(cls, problem: Problem, refusing: Iterable[int] = ()) -> Space:
        """Return the allowed packages that cross no red line of the parties in `refusing`.

        Raises
        ------
        LimitError
            If rules and red lines link too many issues to list their joint options.
        """
        parties = set(refusing)
        lines = [line.combination for line in problem.red_lines if line.party in parties]
        combinations = (*problem.forbidden, *lines)
        sizes = [len(options) for options in problem.options]
        return cls(
            tuple(
                (tuple(issues), _rows(issues, sizes, combinations))
                for issues in components(len(sizes), (combination.options for combination in combinations))
            )
        )

    @property
    def packages(self) -> int:
        """How many packages there are."""
        return prod(len(rows) for _, rows in self.blocks)

    def tables(self, worth: Sequence[Floats]) -> list[Floats]:
        """Return what each row of each block is worth, from what each option (options, parties) is."""
        return [_worth_of(issues, rows, worth) for issues, rows in self.blocks]

    def options(self, taken: Indexes) -> Indexes:
        """Return the option of each issue from the row of each block: (packages, blocks) to (.., issues)."""
        found = np.empty((len(taken), sum(len(issues) for issues, _ in self.blocks)), dtype=np.intp)
        for block, (issues, rows) in enumerate(self.blocks):
            found[:, issues] = rows[taken[:, block]]
        return found


def _rows(issues: Sequence[int], sizes: Sequence[int], combinations: Sequence[Combination]) -> Rows:
    """List the joint options of a block that no combination rules out, in dictionary order."""
    rows = np.zeros((1, 0), dtype=np.int16)
    for place, issue in enumerate(issues):
        if len(rows) * sizes[issue] > LIMIT:
            raise LimitError(
                f"Rules and red lines link {len(issues)} issues with more than {LIMIT:,} joint options, "
                "too many to list for every draw. Leave a rule out that links many issues, or merge issues."
            )
        added = np.tile(np.arange(sizes[issue], dtype=np.int16), len(rows))
        rows = np.column_stack([np.repeat(rows, sizes[issue], axis=0), added])
        done = {number: column for column, number in enumerate(issues[: place + 1])}
        for combination in combinations:
            if issue in combination.options and combination.options.keys() <= done.keys():
                rows = rows[~_meets(rows, combination, done)]
    return rows


def _meets(rows: Rows, combination: Combination, column: dict[int, int]) -> NDArray[np.bool_]:
    met = np.ones(len(rows), dtype=bool)
    for issue, chosen in combination.options.items():
        met &= np.isin(rows[:, column[issue]], sorted(chosen))
    return met


def _worth_of(issues: Sequence[int], rows: Rows, worth: Sequence[Floats]) -> Floats:
    if len(issues) == 1 and len(rows) == len(worth[issues[0]]):
        return worth[issues[0]]
    total = worth[issues[0]][rows[:, 0]]
    for place, issue in enumerate(issues[1:], start=1):
        total += worth[issue][rows[:, place]]
    return total
