"""A problem's worths as small whole numbers, a ruler for each party, and the bounds that follow."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import ceil, gcd, prod

import numpy as np

from tracktwo.deals.pareto.exact import (
    BITS,
    WHOLE_FLOATS,
    Floats,
    Integers,
    common_scale,
    from_integers,
    limbs_for,
    rounded,
    to_integers,
)
from tracktwo.deals.pareto.layers import Layer, leaf, unit
from tracktwo.deals.problem import Combination, Problem

__all__ = ["Rulers", "Scaled"]

Row = tuple[int, ...]
Table = tuple[Row, ...]


@dataclass(frozen=True)
class Rulers:
    """A ruler for each party: its value is ``(base + unit * steps) / scale``.

    Attributes
    ----------
    scale : int
        The least number that makes all worths whole.
    base, unit : tuple of int
        Where a party's ruler begins, and how long its steps are.
    """

    scale: int
    base: Row
    unit: Row

    def integers(self, steps: Sequence[int]) -> Row:
        """Return the party's values as whole numbers on the scale."""
        return tuple(base + unit * step for base, unit, step in zip(self.base, self.unit, steps, strict=True))

    def nearest(self, steps: Integers) -> Floats:
        """Return the values of rows of steps, shape (limbs, rows, parties), as the nearest floats."""
        reach = int(np.abs(steps[-1]).max(initial=0))
        far = max(abs(base) + unit * reach for base, unit in zip(self.base, self.unit, strict=True))
        if len(steps) == 1 and max(far, self.scale) <= WHOLE_FLOATS:
            return np.asarray((steps[0] * np.array(self.unit) + np.array(self.base)) / self.scale)
        rows = [[number / self.scale for number in self.integers(row)] for row in to_integers(steps)]
        return np.array(rows).reshape(steps[-1].shape)

    def rough(self, steps: Integers) -> Floats:
        """Return the values right to within a few roundings, which takes far less time."""
        base, unit = (np.array([number / self.scale for number in row]) for row in (self.base, self.unit))
        floats, left = rounded(steps)
        values: Floats = base + unit * 2.0 ** (BITS * left) * floats
        if (np.abs(values) < np.abs(base) / 8).any():  # the two terms cancel, and most digits are lost
            return self.nearest(steps)
        return values


@dataclass(frozen=True)
class Scaled:
    """Worths of some parties as steps on a ruler of each party's own.

    Steps are counted from the worst that a party's options by themselves could add up to, and are as long
    as all its differences allow. Small numbers keep the search in machine words, and in floats that hold
    them exactly.

    Attributes
    ----------
    rulers : Rulers
        What steps mean.
    worths : tuple of tuple of tuple of int
        ``worths[issue][option][party]``, in steps above the worst option of the issue.
    joint : tuple of (Combination, tuple of int)
        What options of different issues are worth together, in steps by party.
    highest : tuple of tuple of int
        Each issue's greatest worth to each party.
    floor : tuple of int or None
        What each party must reach, no lower than its least conceivable sum.
    limbs : int
        Enough for every sum and difference that the search makes.
    """

    rulers: Rulers
    worths: tuple[Table, ...]
    joint: tuple[tuple[Combination, Row], ...]
    highest: tuple[Row, ...]
    floor: Row | None
    limbs: int

    @classmethod
    def of(cls, problem: Problem, parties: Sequence[int], floor: Sequence[Fraction | None] | None) -> Scaled:
        """Scale a problem for the parties named; `floor` has one entry for each of these."""
        rows = [row for issue in problem.worth for row in issue] + [one.worth for one in problem.joint]
        scale = common_scale(row[party] for row in rows for party in parties)

        def whole(row: Sequence[Fraction]) -> list[int]:
            return [row[party].numerator * (scale // row[party].denominator) for party in parties]

        tables = [list(map(whole, issue)) for issue in problem.worth]
        lowest = [list(map(min, zip(*table, strict=True))) for table in tables]
        above = [
            [[value - low for value, low in zip(row, least, strict=True)] for row in table]
            for table, least in zip(tables, lowest, strict=True)
        ]
        together = [whole(one.worth) for one in problem.joint]
        columns = zip(*(row for table in above for row in table), *together, strict=True)
        units = tuple(gcd(*column) or 1 for column in columns)

        def steps(row: list[int]) -> Row:
            return tuple(value // step for value, step in zip(row, units, strict=True))

        worths = tuple(tuple(map(steps, table)) for table in above)
        combinations = [one.combination for one in problem.joint]
        made = cls(
            Rulers(scale, tuple(map(sum, zip(*lowest, strict=True))), units),
            worths,
            tuple(zip(combinations, map(steps, together), strict=True)),
            tuple(tuple(map(max, zip(*table, strict=True))) for table in worths),
            None,
            1,
        )
        return made._reaching(floor)

    def _reaching(self, floor: Sequence[Fraction | None] | None) -> Scaled:
        """Add what each party must reach, and the room that all this takes."""
        rulers, least, most = self.rulers, self._least(), self._most()
        needed = None
        if floor is not None:
            # Clamped to just above what is conceivable, so that it takes no more limbs than the sums do.
            needed = tuple(
                low if value is None else min(max(ceil((value * rulers.scale - base) / unit), low), high + 1)
                for value, base, unit, low, high in zip(
                    floor, rulers.base, rulers.unit, least, most, strict=True
                )
            )
        reach = max(most) - min(least)
        return replace(self, floor=needed, limbs=limbs_for(4 * reach + 4))

    def _least(self) -> Row:
        """Return each party's least conceivable sum, 0 or below."""
        return tuple(sum(min(row[n], 0) for _, row in self.joint) for n in range(self.parties))

    def _most(self) -> Row:
        """Return each party's greatest conceivable sum."""
        rows = [*self.highest, *(tuple(max(worth, 0) for worth in row) for _, row in self.joint)]
        return tuple(map(sum, zip(*rows, strict=True)))

    @property
    def parties(self) -> int:
        """How many parties there are."""
        return len(self.rulers.base)

    def unit_layer(self) -> Layer:
        """Return the layer of no issue."""
        return unit(self.limbs, self.parties, self._count)

    def leaf(self, *issues: int) -> Layer:
        """Return the layer of one issue as it is, or of all choices of several."""
        return leaf(issues, [from_integers(self.worths[issue], self.limbs) for issue in issues], self._count)

    def slack(self, done: Collection[int]) -> Integers | None:
        """Return what the issues not done can add at most, less the floor; None where there is no floor."""
        if self.floor is None:
            return None
        rest = [high for issue, high in enumerate(self.highest) if issue not in done]
        rest += [
            tuple(max(worth, 0) for worth in row)
            for combination, row in self.joint
            if not combination.options.keys() <= set(done)
        ]
        return from_integers(
            [[sum(high[n] for high in rest) - self.floor[n] for n in range(self.parties)]], self.limbs
        )

    def shares(self, issue: int) -> float:
        """Return how much of each party's whole range an issue decides, added up over the parties."""
        return sum(
            high / whole for high, whole in zip(self.highest[issue], self._spans, strict=True) if whole
        )

    def grid(self) -> int:
        """Return a bound on the number of vectors that do not dominate each other.

        Values of a party lie on its ruler. Of vectors equal for all parties but one, one only is
        undominated.
        """
        return prod(sorted(span + 1 for span in self._spans)[:-1])

    @property
    def _count(self) -> type:
        """Return what holds a number of packages."""
        return np.int64 if prod(map(len, self.worths)) < 2**63 else object

    @cached_property
    def _spans(self) -> Row:
        """Return the whole range of each party, in steps."""
        return tuple(high - low for high, low in zip(self._most(), self._least(), strict=True))
