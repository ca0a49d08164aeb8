"""The one-hot mixed-integer model of a problem.

Every option of every issue is a column of 0 or 1; rules and red lines are rows that allow all but one
of the options that must not meet. Values are brought to 0..1 of each party's range for the solver, and
every package that it returns is checked in fractions: what its tolerance let slip below a floor is cut
off and the solver asked again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import accumulate

import numpy as np

from tracktwo.deals.joint import HELD, NOT_HELD, spelled_out
from tracktwo.deals.problem import Combination, Package, Problem
from tracktwo.deals.programming.highs import SLACK, Column, Floats, Row, Watch, maximise
from tracktwo.errors import LimitError

__all__ = ["Answer", "Model"]

_TOO_SHORT = "No package was found in the time allowed. Allow more time."


@dataclass(frozen=True)
class Answer:
    """The package found, an upper bound, and whether the solver came to an end."""

    package: Package
    bound: float
    finished: bool


class Model:
    """The rows and columns that all questions about one problem share.

    Parameters
    ----------
    problem : Problem
        What is modelled, for all parties; joint worths become columns of their own.
    watch : Watch
        Time left.

    Attributes
    ----------
    first : list of int
        Column of each issue's first option; at the end, the number of option columns.
    low, unit : list of Fraction
        Each party's value if every issue had its worst option, and its range from there to the best.
    share : ndarray, shape (columns, parties)
        What an option is worth above the worst of its issue, in units.
    rules, lines : list of Row
        What the rules forbid, and what consenting parties refuse.
    floors : dict of int to Fraction
        No-deal values of the consenting parties, where known; elsewhere no allowed package is below.
    """

    def __init__(self, problem: Problem, watch: Watch) -> None:
        self.problem, self.watch = problem, watch
        problem = self.spelled = spelled_out(problem)
        columns = [list(zip(*issue, strict=True)) for issue in problem.worth]
        worst = [[min(column) for column in issue] for issue in columns]
        ranges = [[max(column) - min(column) for column in issue] for issue in columns]
        self.first = [0, *accumulate(map(len, problem.worth))]
        self.low = [sum(column, Fraction(0)) for column in zip(*worst, strict=True)]
        self.unit = [sum(column, Fraction(0)) or Fraction(1) for column in zip(*ranges, strict=True)]
        self.share = np.array(
            [
                [float((a - b) / unit) for a, b, unit in zip(option, least, self.unit, strict=True)]
                for issue, least in zip(problem.worth, worst, strict=True)
                for option in issue
            ]
        )
        self.refused = [line.combination for line in problem.red_lines if problem.consent[line.party]]
        starts = zip(self.first, map(len, problem.worth), strict=False)
        self._choices = [Row(np.arange(at, at + n, dtype=np.int32), np.ones(n), 1.0, 1.0) for at, n in starts]
        known = {party: problem.no_deal[party] for party in problem.consenting}
        self.floors = {party: floor for party, floor in known.items() if floor is not None}
        self.rules = list(map(self._not_all, problem.forbidden))
        self.lines = list(map(self._not_all, self.refused))

    @property
    def size(self) -> int:
        """The number of option columns."""
        return self.first[-1]

    def columns(self, package: Package) -> list[int]:
        """Return the columns of a package's options, and of the combinations that hold in it."""
        held = (HELD if one.combination.holds_in(package) else NOT_HELD for one in self.problem.joint)
        return [start + option for start, option in zip(self.first, (*package, *held), strict=False)]

    def keeps_lines(self, package: Package) -> bool:
        """Tell whether a package keeps the rules and crosses no red line of a consenting party."""
        return self.problem.allowed(package) and not any(line.holds_in(package) for line in self.refused)

    def gain_row(self, party: int, base: Fraction, unit: Fraction, column: int, sign: float) -> Row:
        """Require (value - base) / unit + sign x a further column to be 0 or more."""
        row = self._floor_row(party, base)
        by = float(self.unit[party] / unit)
        index = np.append(row.index, np.int32(self.size + column))
        return Row(index, np.append(by * row.value, sign), by * row.lower)

    def _floor_row(self, party: int, floor: Fraction) -> Row:
        """Bound a party's value from below, in units."""
        index = np.arange(self.size, dtype=np.int32)
        return Row(index, self.share[:, party], float((floor - self.low[party]) / self.unit[party]))

    def _not_all(self, combination: Combination) -> Row:
        """Forbid options to meet."""
        index = [
            self.first[issue] + option for issue, chosen in combination.options.items() for option in chosen
        ]
        ones = np.ones(len(index))
        return Row(np.array(sorted(index), dtype=np.int32), ones, upper=len(combination.options) - 1)

    def _not_as_bad(self, package: Package, party: int) -> Row:
        """Forbid a package, with all that are issue by issue no better for the party."""
        worth = [[option[party] for option in issue] for issue in self.spelled.worth]
        chosen = [at - start for at, start in zip(self.columns(package), self.first, strict=False)]
        bad = {
            issue: frozenset(o for o, value in enumerate(values) if value <= values[chosen[issue]])
            for issue, values in enumerate(worth)
        }
        return self._not_all(Combination(bad))

    def solve(
        self,
        cost: Floats,
        rows: Iterable[Row],
        floors: Mapping[int, Fraction],
        columns: tuple[Column, ...] = (),
        start: Package | None = None,
        gap: float = 0.0,
    ) -> Answer | None:
        """Maximise cost x options + cost x further columns over the packages that keep the floors.

        Parameters
        ----------
        cost : ndarray
            Of the option columns.
        rows : iterable of Row
            Beside one option for each issue and the floors.
        floors : mapping of int to Fraction
            Least value by party; kept exactly.
        columns : tuple of Column, optional
            Further columns; their indexes follow those of the options.
        start : tuple of int, optional
            A good package that keeps everything: saves the solver its own search for one, and is what
            is returned, with an infinite bound, if the time is up before the solver finds any.
        gap : float, optional
            Absolute gap at which to stop.

        Returns
        -------
        Answer or None
            None if the solver proves that there is no such package.

        Raises
        ------
        LimitError
            If the time is up and no package is known.
        """
        rows = [*self._choices, *rows, *(self._floor_row(*floor) for floor in floors.items())]
        chosen = self.columns(start) if start is not None else None
        while True:
            outcome = maximise(cost, rows, columns, self.watch, start=chosen, gap=gap)
            if outcome.values is None:
                return self._without(start, outcome.finished)
            package = self._package(outcome.values)
            slipped = self._below(package, floors)
            if slipped is None:
                return Answer(package, outcome.bound, outcome.finished)
            rows.append(self._not_as_bad(package, slipped))

    def best(
        self,
        weights: Mapping[int, Fraction],
        rows: Iterable[Row],
        floors: Mapping[int, Fraction],
        start: Package | None = None,
    ) -> Answer | None:
        """Maximise a weighted sum of values; the bound is in the parties' own units."""
        total = sum((abs(weight) * self.unit[party] for party, weight in weights.items()), Fraction(0))
        cost = np.zeros(self.size)
        for party, weight in weights.items():
            cost += float(weight * self.unit[party] / (total or 1)) * self.share[:, party]
        found = self.solve(cost, rows, floors, start=start)
        base = sum((weight * self.low[party] for party, weight in weights.items()), Fraction(0))
        return replace(found, bound=float(base) + float(total) * found.bound) if found else None

    def mixed(self, rows: list[Row], least: list[Row]) -> tuple[Package, Floats]:
        """Maximise a further column over mixtures of options; round to a package, and weigh the last rows.

        The weights, one for each of ``least`` and 1 in sum, say how much the optimum owes to each.
        """
        column = Column(-np.inf, np.inf, 1.0)
        every = [*self._choices, *rows, *least]
        outcome = maximise(np.zeros(self.size), every, (column,), self.watch, whole=False)
        if outcome.values is None:
            raise LimitError(_TOO_SHORT)
        return self._package(outcome.values), np.abs(outcome.duals[-len(least) :])

    def ceiling(self, party: int) -> Fraction:
        """Bound a party's value in the zone by that of the best mixture of options."""
        rows = [
            *self._choices,
            *self.rules,
            *self.lines,
            *(self._floor_row(*floor) for floor in self.floors.items()),
        ]
        outcome = maximise(self.share[:, party], rows, (), self.watch, whole=False)
        share = 1.0 if outcome.values is None else float(self.share[:, party] @ outcome.values) + SLACK
        return self.low[party] + self.unit[party] * Fraction(share)

    def _package(self, columns: Floats) -> Package:
        """Take the greatest option column of each issue."""
        parts = np.split(columns[: self.size], self.first[1:-1])
        return tuple(int(part.argmax()) for part in parts[: len(self.problem.issues)])

    @staticmethod
    def _without(start: Package | None, finished: bool) -> Answer | None:
        """Answer where the solver found nothing."""
        if finished:
            return None
        if start is None:
            raise LimitError(_TOO_SHORT)
        return Answer(start, np.inf, False)

    def _below(self, package: Package, floors: Mapping[int, Fraction]) -> int | None:
        """Name a party whose floor a package misses, in fractions."""
        values = self.problem.values(package)
        return next((party for party, floor in floors.items() if values[party] < floor), None)
