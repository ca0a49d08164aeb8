"""Packages that are best in some sense, where the frontier is too large to list.

Each question is a mixed-integer programme over all packages at once. The answer is one package, with
its score in exact fractions and a bound that the solver proves no package can pass.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import exp, inf, log, log1p, prod

import numpy as np
from numpy.typing import NDArray

from tracktwo.deals.climb import climb
from tracktwo.deals.milp import SLACK, Answer, Column, Model, Row, Watch
from tracktwo.deals.problem import Package, Problem

__all__ = ["Optimum", "Program"]

Floats = NDArray[np.float64]

_LOG_GAP = 2e-7
"""Where the search for the greatest product of gains stops, in the logarithm of the product."""

_SPREAD = (0.7, 0.85, 1.0, 1.18, 1.4)
"""Where the first tangents touch, relative to the gains of the package that the search starts from."""


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
        self._model = Model(problem)
        self._watch = Watch(time_limit, progress)
        self._refused = [line.combination for line in problem.red_lines if problem.consent[line.party]]
        self._rules = [self._model.not_all(combination) for combination in problem.forbidden]
        self._rows = self._rules + [self._model.not_all(combination) for combination in self._refused]

    @cached_property
    def no_deal(self) -> Mapping[int, Fraction] | None:
        """What each consenting party expects without agreement; None if no package is allowed."""
        found: dict[int, Fraction] = {}
        for party in self.problem.consenting:
            value = self.problem.no_deal[party]
            if value is None:
                worst = self._linear({party: Fraction(-1)}, {}, self._rules)
                if worst is None:
                    return None
                value = -worst.score
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
        if self.no_deal is None:
            return None
        return self._linear(weights, {**self.no_deal, **(floor or {})}, self._rows)

    def utilitarian(self) -> Optimum | None:
        """Find the greatest sum of the consenting parties' values."""
        return self.best(dict.fromkeys(self.problem.consenting, Fraction(1)))

    def kalai_smorodinsky(self) -> Optimum | None:
        """Find the greatest minimum of gain / greatest gain, among the parties that can gain.

        Among packages with the same minimum, the one with the greatest sum of these ratios is returned.
        Where nobody can gain the score is 1. The gap includes what the greatest gains may be off.

        References
        ----------
        As for :func:`tracktwo.deals.concepts.kalai_smorodinsky`.
        """
        if self.ideal is None:
            return None
        found = self._greatest_minimum(self._most)
        doubt = max(map(self._doubt, self._most), default=0.0)
        score = min(self._ratios(found.package).values(), default=Fraction(1))
        return self._optimum(found, score, found.bound + doubt)

    def egalitarian(self) -> Optimum | None:
        """Find the greatest minimum gain; ties by the greatest sum of gains.

        A party that can gain nothing makes the score 0; the others' gains then decide.

        References
        ----------
        As for :func:`tracktwo.deals.concepts.egalitarian`.
        """
        if self.ideal is None:
            return None
        unit = min(self._most.values(), default=Fraction(1))
        found = self._greatest_minimum(dict.fromkeys(self._most, unit))
        bound = min(float(unit) * found.bound, *(self._ceiling(party) for party in self.ideal))
        return self._optimum(found, min(self._gains(found.package).values()), bound)

    def nash(self) -> Optimum | None:
        """Find the greatest product of gains over no deal.

        By outer approximation: the logarithm of each gain is bounded by tangents, more of them at each
        package found, until the sum of bounds is within 2e-7 of a package's. If a party can gain nothing
        the score is 0 and the product of the others' gains decides; if no package gives a gain to all
        who can gain, it is 0 as well and the Kalai-Smorodinsky package is returned.

        References
        ----------
        Nash 1950, as for :func:`tracktwo.deals.concepts.nash`. M. A. Duran and I. E. Grossmann, "An
        outer-approximation algorithm for a class of mixed-integer nonlinear programs", Mathematical
        Programming 36, 1986, 307-339.
        """
        if self.ideal is None:
            return None
        found = self._greatest_product()
        top = prod(float(self._most.get(party, 0)) or self._ceiling(party) for party in self.ideal)
        return self._optimum(found, prod(self._gains(found.package).values()), exp(found.bound) * top)

    def fewest_changes(self, package: Package) -> Optimum | None:
        """Find the package of the zone that differs from a given one in the fewest issues.

        Among those, the one whose greatest loss of a consenting party, from the given package and in the
        party's own units, is least. The score is the number of issues changed.
        """
        if self.no_deal is None:
            return None
        kept = np.zeros(self._model.size)
        kept[self._model.columns(package)] = 1.0
        issues = len(package)
        found = self._model.solve(kept / issues, self._rows, self._watch, self.no_deal)
        if found.package is None:
            return None
        same = sum(a == b for a, b in zip(package, found.package or (), strict=True))
        row = Row(np.flatnonzero(kept).astype(np.int32), np.ones(issues), same)
        before = dict(enumerate(self.problem.values(package)))
        unit = dict.fromkeys(self.no_deal, max(self._model.unit))
        mildest = self._minimum(before, unit, [row], found.package)
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
        if self.no_deal is None:
            return None
        unit = max(self._model.unit[party] for party in self.no_deal)
        columns = tuple(Column(0.0, np.inf, -1.0) for _ in ([0] if greatest else self.no_deal))
        rows = [
            self._gain_row(party, least, unit, min(at, len(columns) - 1), 1.0)
            for at, (party, least) in enumerate(self.no_deal.items())
        ]
        found = self._model.solve(np.zeros(self._model.size), self._rows + rows, self._watch, {}, columns)
        if found.package is None:
            return None
        short = [max(-gain, Fraction(0)) for gain in self._gains(found.package).values()]
        return self._optimum(found, max(short) if greatest else sum(short, Fraction(0)), -float(unit) * found.bound)

    @cached_property
    def _most(self) -> Mapping[int, Fraction]:
        """The greatest gain of each consenting party that can gain."""
        gains = {party: best.score - (self.no_deal or {})[party] for party, best in (self.ideal or {}).items()}
        return {party: gain for party, gain in gains.items() if gain > 0}

    def _linear(
        self,
        weights: Mapping[int, Fraction],
        floors: Mapping[int, Fraction],
        rows: list[Row],
        start: Package | None = None,
    ) -> Optimum | None:
        """Maximise a weighted sum of values over the packages that keep rows and floors."""
        model = self._model
        total = sum((abs(weight) * model.unit[party] for party, weight in weights.items()), Fraction(0)) or 1
        cost = np.zeros(model.size)
        for party, weight in weights.items():
            cost += float(weight * model.unit[party] / total) * model.share[:, party]
        found = model.solve(cost, rows, self._watch, floors, start=start)
        if found.package is None:
            return None
        values = self.problem.values(found.package)
        base = sum((weight * model.low[party] for party, weight in weights.items()), Fraction(0))
        score = sum((weight * values[party] for party, weight in weights.items()), Fraction(0))
        return self._optimum(found, score, float(base) + float(total) * found.bound)

    def _optimum(self, found: Answer, score: Fraction, bound: float) -> Optimum:
        """Put an answer, its exact score and its bound together."""
        assert found.package is not None
        gap = abs(bound - float(score)) / (abs(float(score)) or 1.0)
        values = self.problem.values(found.package)
        finished = found.finished and all(best.finished for best in self.__dict__.get("ideal", {}).values())
        return Optimum(found.package, values, score, bound, gap, finished)

    def _gains(self, package: Package) -> dict[int, Fraction]:
        """Return what each consenting party gains over no deal."""
        values = self.problem.values(package)
        return {party: values[party] - least for party, least in (self.no_deal or {}).items()}

    def _ratios(self, package: Package) -> dict[int, Fraction]:
        """Return the gains of those who can gain, divided by the greatest."""
        gains = self._gains(package)
        return {party: gains[party] / most for party, most in self._most.items()}

    def _ceiling(self, party: int) -> float:
        """Bound the greatest gain of a party from above."""
        return (self.ideal or {})[party].bound - float((self.no_deal or {})[party])

    def _doubt(self, party: int) -> float:
        """Bound how far the greatest gain found may be from the true one, relatively."""
        best = (self.ideal or {})[party]
        return (best.bound - float(best.score)) / float(self._most[party])

    def _gain_row(self, party: int, base: Fraction, unit: Fraction, column: int, sign: float) -> Row:
        """Require (value - base) / unit + sign x a further column to be 0 or more."""
        model = self._model
        lower, by = float((base - model.low[party]) / unit), float(model.unit[party] / unit)
        return model.value_row(party, lower, {column: sign}, by)

    def _minimum(
        self, base: Mapping[int, Fraction], unit: Mapping[int, Fraction], rows: list[Row], start: Package
    ) -> Answer:
        """Maximise the least (value - base) / unit in the zone."""
        least = [self._gain_row(party, base[party], size, 0, -1.0) for party, size in unit.items()]
        return self._model.solve(
            np.zeros(self._model.size),
            self._rows + rows + least,
            self._watch,
            self.no_deal or {},
            (Column(-np.inf, np.inf, 1.0),),
            start,
        )

    def _greatest_minimum(self, unit: Mapping[int, Fraction]) -> Answer:
        """Maximise the least gain / unit; among equals the sum, so that no package is better for all."""
        if not unit:
            return self._anything(1.0)
        floors = dict(self.no_deal or {})
        start = self._climbed(unit, lambda values: values.min(axis=-1))
        found = self._minimum(floors, unit, [], start)
        assert found.package is not None
        gains = self._gains(found.package)
        level = min(gains[party] / size for party, size in unit.items())
        raised = floors | {party: floors[party] + level * size for party, size in unit.items()}
        weights = {party: 1 / size for party, size in unit.items()}
        last = self._linear(weights, raised, self._rows, found.package)
        return replace(found, package=last.package if last else found.package)

    def _anything(self, bound: float) -> Answer:
        """Answer with a package of the zone where nobody can gain."""
        return Answer(next(iter((self.ideal or {}).values())).package, bound, True)

    def _greatest_product(self) -> Answer:
        """Maximise the product of ratios; the bound is on its logarithm."""
        if not self._most:
            return self._anything(0.0)
        start = self._climbed(self._most, lambda values: np.maximum(values, 0.0).prod(axis=-1))
        if all(self._ratios(start).values()):
            return self._tangents(start)
        fair = self._greatest_minimum(self._most)
        assert fair.package is not None
        if all(self._ratios(fair.package).values()):
            return self._tangents(fair.package)
        return replace(fair, bound=log(fair.bound))  # no ratio is above 1, so the least bounds the product

    def _tangents(self, best: Package) -> Answer:
        """Outer approximation, from a package with a gain for all who can gain."""
        high = [log1p(self._doubt(party)) for party in self._most]
        at = list(map(float, self._ratios(best).values()))
        low, touched, upper, finished = sum(map(log, at)), [], inf, True
        touched = [[min(1.0, a * by) for a in at] for by in _SPREAD]
        while True:
            columns = tuple(Column(low - sum(high) - SLACK, top + SLACK, 1.0) for top in high)
            rows = [self._tangent(n, a) for point in touched for n, a in enumerate(point)]
            found = self._model.solve(
                np.zeros(self._model.size), self._rows + rows, self._watch, self.no_deal or {}, columns, best,
                _LOG_GAP / 2,
            )
            upper = min(upper, found.bound)
            at = [max(float(ratio), 1e-12) for ratio in self._ratios(found.package).values()]
            if sum(map(log, at)) > low:
                low, best = sum(map(log, at)), found.package
            if upper - low <= _LOG_GAP or at in touched or not found.finished:
                return Answer(best, min(upper, sum(high)), found.finished)
            touched.append(at)

    def _tangent(self, number: int, at: float) -> Row:
        """Bound the logarithm of a ratio by its tangent, multiplied by `at` to keep coefficients near 1."""
        party = list(self._most)[number]
        row = self._gain_row(party, (self.no_deal or {})[party], self._most[party], number, -at)
        return replace(row, lower=row.lower + at * (1.0 - log(at)))

    def _climbed(self, unit: Mapping[int, Fraction], merit: Callable[[Floats], Floats]) -> Package:
        """Find a good package of the zone by local search, by a merit of gains / units."""
        model, parties = self._model, list(unit)
        by = np.array([float(model.unit[party] / unit[party]) for party in parties])
        base = np.array([float((self.no_deal[party] - model.low[party]) / unit[party]) for party in parties])
        first = self.best({party: 1 / size for party, size in unit.items()})
        assert first is not None
        return climb(model.share[:, parties] * by, model.first, lambda v: merit(v - base), self._valid, first.package)

    def _valid(self, package: Package) -> bool:
        """Tell whether a package is in the zone."""
        if not self.problem.allowed(package) or any(line.holds_in(package) for line in self._refused):
            return False
        return all(gain >= 0 for gain in self._gains(package).values())
