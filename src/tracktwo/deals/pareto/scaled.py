"""A problem's worths as whole numbers on one common scale, and the bounds that follow from them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, gcd, prod

import numpy as np

from tracktwo.deals.pareto.exact import Integers, common_scale, from_integers, limbs_for
from tracktwo.deals.pareto.layers import Layer, leaf, unit
from tracktwo.deals.problem import Combination, Problem

__all__ = ["Scaled"]

Row = tuple[int, ...]


@dataclass(frozen=True)
class Scaled:
    """Worths of some parties, multiplied by one scale that makes them all whole.

    Attributes
    ----------
    scale : int
        The least such scale.
    worths : tuple of tuple of tuple of int
        ``worths[issue][option][party]``.
    joint : tuple of (Combination, tuple of int)
        What options of different issues are worth together, by party.
    lowest, highest : tuple of tuple of int
        Each issue's least and greatest worth to each party.
    floor : tuple of int or None
        What each party must reach, no lower than its least conceivable sum.
    limbs : int
        Enough for every sum and difference that the search makes.
    """

    scale: int
    worths: tuple[tuple[Row, ...], ...]
    joint: tuple[tuple[Combination, Row], ...]
    lowest: tuple[Row, ...]
    highest: tuple[Row, ...]
    floor: Row | None
    limbs: int

    @classmethod
    def of(cls, problem: Problem, parties: Sequence[int], floor: Sequence[Fraction | None] | None) -> Scaled:
        """Scale a problem for the parties named; `floor` has one entry for each of these."""
        rows = [row for issue in problem.worth for row in issue] + [one.worth for one in problem.joint]
        scale = common_scale(row[party] for row in rows for party in parties)

        def whole(row: Sequence[Fraction]) -> Row:
            return tuple(int(row[party] * scale) for party in parties)

        worths = tuple(tuple(map(whole, issue)) for issue in problem.worth)
        joint = tuple((one.combination, whole(one.worth)) for one in problem.joint)
        lowest = tuple(tuple(map(min, zip(*issue, strict=True))) for issue in worths)
        highest = tuple(tuple(map(max, zip(*issue, strict=True))) for issue in worths)
        lows = [*lowest, *(tuple(min(worth, 0) for worth in row) for _, row in joint)]
        highs = [*highest, *(tuple(max(worth, 0) for worth in row) for _, row in joint)]
        least, most = (tuple(map(sum, zip(*bounds, strict=True))) for bounds in (lows, highs))
        reach = max(
            sum(max(map(abs, (low[n], high[n]))) for low, high in zip(lows, highs, strict=True))
            for n in range(len(parties))
        )
        needed = None
        if floor is not None:
            # Clamped to just above what is conceivable, so that it takes no more limbs than the sums do.
            needed = tuple(
                low if value is None else min(max(ceil(value * scale), low), high + 1)
                for value, low, high in zip(floor, least, most, strict=True)
            )
        return cls(scale, worths, joint, lowest, highest, needed, limbs_for(4 * reach + 4))

    @property
    def parties(self) -> int:
        """How many parties there are."""
        return len(self.lowest[0])

    def unit(self) -> Layer:
        """Return the layer of no issue."""
        return unit(self.limbs, self.parties, self._count)

    def leaf(self, issue: int) -> Layer:
        """Return the layer of one issue as it is."""
        return leaf(issue, from_integers(self.worths[issue], self.limbs), self._count)

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
        spans = [high - low for low, high in zip(self.lowest[issue], self.highest[issue], strict=True)]
        return sum(span / whole for span, whole in zip(spans, self._spans(), strict=True) if whole)

    def grid(self) -> int:
        """Return a bound on the number of vectors that do not dominate each other.

        Values of a party lie on a grid: its least sum and steps of the greatest common divisor of its
        worths' differences, joint worths included. Of vectors equal for all parties but one, one only is
        undominated.
        """
        steps = [
            gcd(
                *(row[n] - issue[0][n] for issue in self.worths for row in issue),
                *(row[n] for _, row in self.joint),
            )
            for n in range(self.parties)
        ]
        places = [span // step + 1 if step else 1 for span, step in zip(self._spans(), steps, strict=True)]
        return prod(sorted(places)[:-1])

    @property
    def _count(self) -> type:
        """Return what holds a number of packages."""
        return np.int64 if prod(map(len, self.worths)) < 2**63 else object

    def _spans(self) -> list[int]:
        """Return the whole range of each party."""
        return [
            sum(high[n] - low[n] for low, high in zip(self.lowest, self.highest, strict=True))
            + sum(abs(row[n]) for _, row in self.joint)
            for n in range(self.parties)
        ]
