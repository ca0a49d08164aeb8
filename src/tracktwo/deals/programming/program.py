"""Packages that are best in some sense, where the frontier is too large to list.

Each question is a mixed-integer programme over all packages at once. The answer is one package, with
its score in exact fractions and a bound that the solver proves no package can pass.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import exp, prod

import numpy as np

from tracktwo.deals.problem import Package, Problem
from tracktwo.deals.programming.gains import Gains, least_rows
from tracktwo.deals.programming.highs import SLACK, Column, Row, Watch
from tracktwo.deals.programming.milp import Answer, Model

__all__ = ["Optimum", "Program"]


@dataclass(frozen=True)
class Optimum:
    """A package, what it is worth, and how far from best it can be at most.

    Parameters
    ----------
    package : tuple of int
        One option index for every issue.
    values : tuple of Fraction
        Its exact value to every party.
    score : Fraction
        Its exact score: the sum, ratio, gain, product, number of changes or shortfall asked about.
    bound : float
        No package in question has a better score, to within the solver's tolerance.
    gap : float
        Difference of score and bound relative to the score, or as it is where the score is 0.
    finished : bool
        False if the time limit cut the proof short; the gap then says how far it came.
    """

    package: Package
    values: tuple[Fraction, ...]
    score: Fraction
    bound: float
    gap: float
    finished: bool


class Program:
    """Questions about the zone of agreement of one problem, answered by mixed-integer programming.

    Every answer keeps the rules, the red lines of the consenting parties and, unless it says otherwise,
    gives each consenting party its no-deal value or more; that is checked in exact fractions. It is None
    if the solver proves that there is no such package.

    The solver works to 1e-9 of each party's range: of worths that differ by less it may prefer any, and a
    gain smaller than that may count as none.

    Parameters
    ----------
    problem : Problem
        A no-deal value that is missing is the party's least over allowed packages.
    time_limit : float, optional
        Seconds for all that is asked of this object. What was found by then is returned with the gap
        reached; a LimitError is raised if nothing was.
    progress : callable, optional
        Told the relative gap of the solve under way, now and then.
    """

    def __init__(
        self,
        problem: Problem,
        time_limit: float | None = None,
        progress: Callable[[float], None] | None = None,
    ) -> None:
        self.problem = problem
        self._model = Model(problem, Watch(time_limit, progress))
        self._rows = self._model.rules + self._model.lines

    @cached_property
    def no_deal(self) -> Mapping[int, Fraction] | None:
        """What each consenting party expects without agreement; None if no package is allowed."""
        found: dict[int, Fraction] = {}
        for party in self.problem.consenting:
            value = self.problem.no_deal[party]
            if value is None and not self.problem.forbidden and not self.problem.joint:
                value = self._model.low[party]
            if value is None:
                worst = self._model.best({party: Fraction(-1)}, self._model.rules, {})
                if worst is None:
                    return None
                value = self.problem.values(worst.package)[party]
            found[party] = value
        return found

    @cached_property
    def ideal(self) -> Mapping[int, Optimum] | None:
        """The best package in the zone for each consenting party; None if the zone is empty."""
        found = {}
        for party in self.problem.consenting:
            best = self.best({party: Fraction(1)})
            if best is None:
                return None
            found[party] = best
        return found

    def feasible(self) -> Package | None:
        """Find any package in the zone of agreement."""
        found = self.best({})
        return found.package if found else None

    def best(
        self, weights: Mapping[int, Fraction], floor: Mapping[int, Fraction] | None = None
    ) -> Optimum | None:
        """Find the greatest weighted sum of values.

        Parameters
        ----------
        weights : mapping of int to Fraction
            Weight by party; one party alone gives the most that it can get.
        floor : mapping of int to Fraction, optional
            The least that a party must get, in place of its no-deal value.
        """
        found = self._model.best(weights, self._rows, {**self._model.floors, **(floor or {})})
        if found is None:
            return None
        values = self.problem.values(found.package)
        score = sum((weight * values[party] for party, weight in weights.items()), Fraction(0))
        return self._optimum(found, score, found.bound)

    def utilitarian(self) -> Optimum | None:
        """Find the greatest sum of the consenting parties' values."""
        return self.best(dict.fromkeys(self.problem.consenting, Fraction(1)))

    def kalai_smorodinsky(self) -> Optimum | None:
        """Find the greatest minimum of gain / greatest gain, among the parties that can gain.

        Among packages with the same minimum, the one with the greatest sum of these ratios is returned.
        Where nobody can gain the score is 1. The gap includes what the greatest gains may be off.

        References
        ----------
        As for :func:`tracktwo.deals.solutions.concepts.kalai_smorodinsky`.
        """
        if self._gains is None:
            return None
        found = self._gains.greatest_minimum(self._gains.most)
        score = min(self._gains.ratios(found.package).values(), default=Fraction(1))
        return self._optimum(found, score, found.bound + max(self._gains.doubt.values(), default=0.0))

    def egalitarian(self) -> Optimum | None:
        """Find the greatest minimum gain; ties by the greatest sum of gains.

        A party that can gain nothing makes the score 0; the others' gains then decide.

        References
        ----------
        As for :func:`tracktwo.deals.solutions.concepts.egalitarian`.
        """
        if self._gains is None:
            return None
        unit = min(self._gains.most.values(), default=Fraction(1))
        found = self._gains.greatest_minimum(dict.fromkeys(self._gains.most, unit))
        bound = min(float(unit) * found.bound, *self._ceilings())
        return self._optimum(found, min(self._gains.of(found.package).values()), bound)

    def nash(self) -> Optimum | None:
        """Find the greatest product of gains over no deal.

        By outer approximation: the logarithm of each gain is bounded by tangents, more of them at each
        package found, until the sum of bounds is within 2e-7 of a package's. If a party can gain nothing
        the score is 0 and the product of the others' gains decides; if no package gives a gain to all
        who can gain, it is 0 as well and the Kalai-Smorodinsky package is returned.

        References
        ----------
        Nash (1950), as for :func:`tracktwo.deals.solutions.concepts.nash`. Duran and Grossmann (1986), "An
        outer-approximation algorithm for a class of mixed-integer nonlinear programs", Mathematical
        Programming 36, 307-339.
        """
        gains = self._roughly()
        start = gains.all_gain() if gains else None
        if start is None:
            gains = self._gains
            start = gains.all_gain() if gains else None
        if gains is None:
            return None
        if start is None:
            fair = gains.greatest_minimum(gains.most)
            return self._optimum(fair, Fraction(0), fair.bound * prod(self._ceilings()))
        found = gains.greatest_product(start)
        score = prod(gains.of(found.package).values(), start=Fraction(1))
        top = [
            float(gains.most.get(party, 0)) or self._ceilings()[at] for at, party in enumerate(gains.no_deal)
        ]
        return self._optimum(found, score, exp(found.bound) * prod(top))

    def fewest_changes(self, package: Package) -> Optimum | None:
        """Find the package of the zone that differs from a given one in the fewest issues.

        Among those, the one whose greatest loss of a consenting party, from the given package and in the
        party's own units, is least. The score is the number of issues changed.
        """
        model, issues = self._model, len(package)
        kept = np.zeros(model.size)
        kept[model.columns(package)[:issues]] = 1.0
        found = model.solve(kept / issues, self._rows, model.floors)
        if found is None:
            return None
        same = sum(a == b for a, b in zip(package, found.package, strict=True))
        row = Row(np.flatnonzero(kept).astype(np.int32), np.ones(issues), same)
        before = dict(enumerate(self.problem.values(package)))
        losses = least_rows(model, before, dict.fromkeys(self.problem.consenting, max(model.unit)))
        rows, column = [*self._rows, row, *losses], (Column(-np.inf, np.inf, 1.0),)
        mildest = model.solve(np.zeros(model.size), rows, model.floors, column, found.package)
        assert mildest is not None
        answer = Answer(mildest.package, found.bound, found.finished and mildest.finished)
        return self._optimum(answer, Fraction(issues - same), issues - issues * found.bound)

    def least_shortfall(self, greatest: bool = False) -> Optimum | None:
        """Find the package that falls least short of no deal, over the consenting parties.

        Rules and red lines are kept. In the parties' own units; 0 if the zone is not empty.

        Parameters
        ----------
        greatest : bool, optional
            Make the greatest shortfall of a party least, not the sum.
        """
        model, unit = self._model, max(self._model.unit)
        columns = (Column(0.0, np.inf, -1.0),) * (1 if greatest else len(model.floors))
        rows = [
            model.gain_row(party, least, unit, min(at, len(columns) - 1), 1.0)
            for at, (party, least) in enumerate(model.floors.items())
        ]
        found = model.solve(np.zeros(model.size), self._rows + rows, {}, columns)
        if found is None:
            return None
        values = self.problem.values(found.package)
        short = [max(least - values[party], Fraction(0)) for party, least in model.floors.items()]
        score = max(short, default=Fraction(0)) if greatest else sum(short, Fraction(0))
        return self._optimum(found, score, -float(unit) * found.bound)

    @cached_property
    def _gains(self) -> Gains | None:
        """The zone, measured from no deal; None if it is empty."""
        if self.ideal is None or self.no_deal is None:
            return None
        most = {party: best.score - self.no_deal[party] for party, best in self.ideal.items()}
        able = {party: gain for party, gain in most.items() if gain > 0}
        off = {party: self.ideal[party].bound - float(self.ideal[party].score) for party in able}
        doubt = {party: by / float(able[party]) for party, by in off.items()}
        known = next(iter(self.ideal.values())).package
        return Gains(self._model, self.no_deal, able, doubt, known)

    def _roughly(self) -> Gains | None:
        """Measure the zone without each party's best package, if it is certain enough that all can gain.

        The product of gains needs no more, and these packages can take most of the time.
        """
        some = self.utilitarian()
        if some is None or self.no_deal is None:
            return None
        most = {party: self._model.ceiling(party) - least for party, least in self.no_deal.items()}
        if any(gain <= 2 * Fraction(SLACK) * self._model.unit[party] for party, gain in most.items()):
            return None
        return Gains(self._model, self.no_deal, most, dict.fromkeys(most, 0.0), some.package)

    def _ceilings(self) -> list[float]:
        """Bound the greatest gain of each consenting party from above."""
        return [best.bound - float((self.no_deal or {})[party]) for party, best in (self.ideal or {}).items()]

    def _optimum(self, found: Answer, score: Fraction, bound: float) -> Optimum:
        """Put an answer, its exact score and its bound together."""
        gap = abs(bound - float(score)) / (abs(float(score)) or 1.0)
        return Optimum(found.package, self.problem.values(found.package), score, bound, gap, found.finished)
