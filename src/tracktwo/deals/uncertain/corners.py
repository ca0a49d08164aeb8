"""What holds whatever the uncertain judgements are within their ranges: exact, without drawing any.

Weights are never negative. A party whose weights, values and no-deal value lie anywhere in their ranges
accepts a package (red lines aside) if ``sum w[i] * (v[i] - d) >= 0``. That sum is least with every value
low, no deal high and each weight at the end that hurts, which is known issue by issue: low where the
option beats no deal, high where it does not. So the least of it is a plain sum over issues, and so is
the greatest: two ordinary problems, of which every exact question can be asked. Ranges of different
parties are independent, so a package that every party could accept can be accepted by all at once.

Likely values and links between judgements are left out of account: a link only rules corners out, so
what is found to hold always or never holds with links too.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

import numpy as np

from tracktwo.case import Case
from tracktwo.deals.from_case import problem_of
from tracktwo.deals.joined import joined
from tracktwo.deals.pareto.front import Frontier, frontier
from tracktwo.deals.problem import Package, Problem
from tracktwo.deals.refusal.tally import tally
from tracktwo.deals.uncertain.extremes import Values, extreme, least, option_values
from tracktwo.errors import LimitError

__all__ = ["Corners", "Reach", "Verdict", "together"]

COUNT_LIMIT = 2_000_000
"""Partial packages that a count may look at."""


class Verdict(StrEnum):
    """Whether something is so in every corner of the ranges, in none, or in some only."""

    ALWAYS = "always"
    NEVER = "never"
    DEPENDS = "depends"


@dataclass(frozen=True)
class Reach:
    """How many packages all consenting parties accept always, and how many they accept somewhere.

    Parameters
    ----------
    allowed : int or None
        Packages that the rules allow; None where they were not counted.
    always, possible : int or None
        Acceptable to all in every corner of the ranges, and in some corner; None where not counted.
    verdict : Verdict or None
        `ALWAYS` if a package is acceptable to all whatever the judgements are, `NEVER` if none is
        anywhere in the ranges; None where this was beyond the limits of an exact answer.
    """

    allowed: int | None
    always: int | None
    possible: int | None
    verdict: Verdict | None


@dataclass(frozen=True)
class Corners:
    """The worst and the best that the ranges hold for each party and package.

    Parameters
    ----------
    case : Case
        Whose corners.
    worst, best : Problem
        In these a package is worth at least no deal to a party if the party accepts it in every corner,
        and in some corner. Their numbers mean nothing else.
    low, high : list of list of list of Fraction
        Least and greatest value of each option, by issue, option and party; weights are not in.
    """

    case: Case
    worst: Problem
    best: Problem
    low: Values
    high: Values

    @classmethod
    def of(cls, case: Case, *, at: date | None = None) -> Corners:
        """Return the corners of a case, with the no-deal values of a day."""
        case = joined(case)
        base = problem_of(case, at=at)
        low = option_values(case, lambda judgement: judgement.estimate.low)
        high = option_values(case, lambda judgement: judgement.estimate.high)
        worst, best = extreme(case, base, low, at, worst=True), extreme(case, base, high, at, worst=False)
        return cls(case, worst, best, low, high)

    def verdicts(self, package: Package) -> tuple[Verdict, ...]:
        """Say for each party whether it accepts an allowed package always, never or in some corners."""
        refused = {line.party for line in self.worst.crossed(package)}
        least, most = self.worst.values(package), self.best.values(package)
        return tuple(
            Verdict.NEVER
            if party in refused or most[party] < _floor(self.best, party)
            else Verdict.ALWAYS
            if least[party] >= _floor(self.worst, party)
            else Verdict.DEPENDS
            for party in range(len(least))
        )

    def reach(self, parties: Collection[int] | None = None) -> Reach:
        """Count the packages that survive every corner and those that survive some.

        Parameters
        ----------
        parties : collection of int, optional
            Whose consent counts; that of every consenting party by default.
        """
        consenting = self.worst.consenting if parties is None else parties
        consent = tuple(party in consenting for party in range(len(self.worst.parties)))
        worst, best = replace(self.worst, consent=consent), replace(self.best, consent=consent)
        allowed, always = _zone(worst)
        _, possible = _zone(best)
        some = _exists(worst) if always is None else always > 0
        any_ = _exists(best) if possible is None else possible > 0
        verdict: Verdict | None = Verdict.DEPENDS
        if some:
            verdict = Verdict.ALWAYS
        elif any_ is False:
            verdict = Verdict.NEVER
        elif some is None or any_ is None:
            verdict = None
        return Reach(allowed, always, possible, verdict)

    def options_left(self) -> dict[str, tuple[str, ...]]:
        """Return, by issue, the options of packages that every consenting party accepts in some corner.

        Raises
        ------
        LimitError
            If the packages are too many to count.
        """
        return {
            issue: tuple(
                option
                for number, option in enumerate(self.best.options[place])
                if tally(self.best.restricted({place: number}), samples=0).zone.value
            )
            for place, issue in enumerate(self.best.issues)
        }

    def surviving(self, most: int) -> list[Package]:
        """Return some packages that all consenting parties accept in every corner, none where unknown.

        Those that no other beats for every party in its worst corner; the widest margins first.
        """
        consenting = self.worst.consenting
        try:
            front = _zone_frontier(self.worst)
        except LimitError:
            return []
        margin = front.floats - np.array([float(_floor(self.worst, party)) for party in consenting])
        order = np.argsort(-margin.min(axis=1), kind="stable")[:most]
        return [front.package(int(row)) for row in order]

    def prefers(self, one: Package, other: Package) -> tuple[bool, ...]:
        """Say for each party whether it values one package at least as highly as another in every corner.

        Where both take the same option nothing is compared. Sound always, and exact but for numeric
        issues whose options lie between judged levels: there a yes is sure, a no may be too careful.
        """
        issues = [issue for issue, option in enumerate(one) if option != other[issue]]
        return tuple(self._least(party, issues, one, other) >= 0 for party in range(len(self.worst.parties)))

    def _least(self, party: int, issues: list[int], one: Package, other: Package) -> Fraction:
        """Return the least that the weighted difference on some issues may be."""
        weights = self.case.positions[self.worst.parties[party]].weights
        total = Fraction(0)
        for issue in issues:
            weight = weights.get(self.worst.issues[issue])
            difference = self.low[issue][one[issue]][party] - self.high[issue][other[issue]][party]
            total += least(weight, difference) if weight else 0
        return total


def together(verdicts: tuple[Verdict, ...]) -> Verdict:
    """Return the verdict on "all of them accept"; nobody to ask accepts always."""
    if Verdict.NEVER in verdicts:
        return Verdict.NEVER
    return Verdict.DEPENDS if Verdict.DEPENDS in verdicts else Verdict.ALWAYS


def _floor(problem: Problem, party: int) -> Fraction:
    no_deal = problem.no_deal[party]
    assert no_deal is not None
    return no_deal


def _zone(problem: Problem) -> tuple[int | None, int | None]:
    """Count the allowed packages and those of the zone, exactly; None where they are too many."""
    try:
        counted = tally(problem, limit=COUNT_LIMIT, samples=0)
    except LimitError:
        return None, None
    return counted.total, counted.zone.value


def _exists(problem: Problem) -> bool | None:
    """Tell whether the zone has any package; None where that is beyond the limit."""
    try:
        return len(_zone_frontier(problem)) > 0
    except LimitError:
        return None


def _zone_frontier(problem: Problem) -> Frontier:
    """Return the frontier of the zone, of consenting parties."""
    consenting = problem.consenting
    lines = [line.combination for line in problem.red_lines if line.party in consenting]
    floor = [problem.no_deal[party] for party in consenting]
    return frontier(problem, floor=floor, extra_forbidden=lines, parties=consenting)
