"""Greatest minimum and greatest product of gains, by mixed-integer programming."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import exp, inf, log, log1p

import numpy as np

from tracktwo.deals.problem import Package
from tracktwo.deals.programming.climb import climb
from tracktwo.deals.programming.highs import SLACK, Column, Floats, Row
from tracktwo.deals.programming.milp import Answer, Model

__all__ = ["Gains", "least_rows"]

_LOG_GAP = 2e-7
"""Where the search for the greatest product stops, in the logarithm of the product."""

_SPREAD = (0.7, 0.85, 1.0, 1.18, 1.4)
"""Where the first tangents touch, relative to the gains of the package that the search starts from."""


def least_rows(model: Model, base: Mapping[int, Fraction], unit: Mapping[int, Fraction]) -> list[Row]:
    """Keep one further column at or below each (value - base) / unit."""
    return [model.gain_row(party, base[party], size, 0, -1.0) for party, size in unit.items()]


@dataclass(frozen=True)
class Gains:
    """The zone of agreement, as what the consenting parties gain over no deal.

    Parameters
    ----------
    model : Model
        The problem.
    no_deal : mapping of int to Fraction
        By consenting party.
    most : mapping of int to Fraction
        The greatest gain of each party that can gain: found, or a bound on it.
    doubt : mapping of int to float
        How much greater it could be at most, relatively.
    known : tuple of int
        Some package of the zone.
    """

    model: Model
    no_deal: Mapping[int, Fraction]
    most: Mapping[int, Fraction]
    doubt: Mapping[int, float]
    known: Package

    def of(self, package: Package) -> dict[int, Fraction]:
        """Return what each consenting party gains over no deal."""
        values = self.model.problem.values(package)
        return {party: values[party] - least for party, least in self.no_deal.items()}

    def ratios(self, package: Package) -> dict[int, Fraction]:
        """Return the gains of those who can gain, divided by the greatest."""
        gains = self.of(package)
        return {party: gains[party] / most for party, most in self.most.items()}

    def greatest_minimum(self, unit: Mapping[int, Fraction]) -> Answer:
        """Maximise the least gain / unit; among equals the sum, so that no package is better for all.

        ``unit`` names the parties that count; no gain may be greater than its unit. Where none counts,
        the bound is 1.
        """
        if not unit:
            return Answer(self.known, 1.0, True)
        model = self.model
        start = self._climbed(unit, lambda gains: gains.min(axis=-1))
        rows = [*model.rules, *model.lines, *least_rows(model, self.no_deal, unit)]
        column = (Column(-inf, inf, 1.0),)
        found = _sure(model.solve(np.zeros(model.size), rows, model.floors, column, start))
        gains = self.of(found.package)
        level = min(gains[party] / size for party, size in unit.items())
        raised = {party: self.no_deal[party] + level * size for party, size in unit.items()}
        weights = {party: 1 / size for party, size in unit.items()}
        last = _sure(
            model.best(weights, model.rules + model.lines, {**model.floors, **raised}, found.package)
        )
        return Answer(last.package, min(found.bound, 1.0 + SLACK), found.finished)

    def all_gain(self) -> Package | None:
        """Find a good package with a gain for all who can gain, if there is one."""
        if not self.most:
            return None
        start = self._climbed(self.most, lambda gains: np.maximum(gains, 0.0).prod(axis=-1))
        if self._all_positive(start):
            return start
        start = self.greatest_minimum(self.most).package
        return start if self._all_positive(start) else None

    def greatest_product(self, best: Package) -> Answer:
        """Maximise the product of ratios, from a package with a gain for all; the bound is its logarithm.

        The sum of logarithms is bounded by tangents.
        """
        model = self.model
        high = [log1p(self.doubt[party]) + SLACK for party in self.most]
        at = list(map(float, self.ratios(best).values()))
        low, upper = _logarithm(at), sum(high)
        touched = [[min(1.0, a * by) for a in at] for by in _SPREAD]
        while True:
            columns = tuple(Column(low - sum(high), top, 1.0) for top in high)
            tangents = [self._tangent(n, a) for point in touched for n, a in enumerate(point)]
            rows = [*model.rules, *model.lines, *tangents]
            found = _sure(model.solve(np.zeros(model.size), rows, model.floors, columns, best, _LOG_GAP / 2))
            upper = min(upper, found.bound)
            at = list(map(float, self.ratios(found.package).values()))
            if _logarithm(at) > low:
                low, best = _logarithm(at), found.package
            # With a smaller ratio than this no product reaches `low`, so its tangent is steep enough.
            at = [max(a, exp(low - sum(high))) for a in at]
            if upper - low <= _LOG_GAP or at in touched or not found.finished:
                return Answer(best, upper, found.finished)
            touched.append(at)

    def _tangent(self, number: int, at: float) -> Row:
        """Bound the logarithm of a ratio by its tangent, times `at` so that coefficients stay near 1."""
        party, most = list(self.most.items())[number]
        row = self.model.gain_row(party, self.no_deal[party], most, number, -at)
        return replace(row, lower=row.lower + at * (1.0 - log(at)))

    def _climbed(self, unit: Mapping[int, Fraction], merit: Callable[[Floats], Floats]) -> Package:
        """Find a good package of the zone by local search, by a merit of gains / units.

        It starts where the greatest minimum would be if options could be mixed.
        """
        model = self.model
        if not model.watch.left or model.problem.joint:  # the search adds up issue by issue
            return self.known
        mixed, owed = model.mixed([*model.rules, *model.lines], least_rows(model, self.no_deal, unit))
        sizes = {party: unit.get(party, model.unit[party]) for party in self.no_deal}
        share = model.share[:, list(sizes)] * [float(model.unit[p] / size) for p, size in sizes.items()]
        base = np.array([float((self.no_deal[p] - model.low[p]) / size) for p, size in sizes.items()])
        counted = [at for at, party in enumerate(sizes) if party in unit]
        weights = np.zeros(len(sizes))
        weights[counted] = owed

        def height(values: Floats) -> Floats:
            gains = values - base
            return np.where(gains.min(axis=-1) >= -SLACK, merit(gains[..., counted]), -inf)

        start = mixed if self._in_zone(mixed) else self.known
        found = climb(share, model.first, weights, height, model.keeps_lines, start)
        return found if self._in_zone(found) else start

    def _in_zone(self, package: Package) -> bool:
        """Tell whether a package is in the zone."""
        gains = self.of(package)
        return self.model.keeps_lines(package) and all(gains[party] >= 0 for party in self.model.floors)

    def _all_positive(self, package: Package) -> bool:
        """Tell whether a package gives a gain to all who can gain."""
        return min(self.ratios(package).values()) > 0


def _logarithm(ratios: list[float]) -> float:
    """Return the logarithm of a product, minus infinity for 0."""
    return sum(map(log, ratios)) if min(ratios) > 0 else -inf


def _sure(answer: Answer | None) -> Answer:
    """Take an answer that exists, because the zone is not empty."""
    assert answer is not None
    return answer
