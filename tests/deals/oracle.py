"""What every answer of the engine must be, by looking at each package in plain fractions.

Slow and short on purpose: each function is the definition of its notion, written down.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod

from tracktwo.deals.problem import Combination, Package, Problem

Vector = tuple[Fraction, ...]


def packages(problem: Problem, extra_forbidden: Iterable[Combination] = ()) -> list[Package]:
    """Return every package that the rules (and further combinations ruled out) allow."""
    extra = tuple(extra_forbidden)
    return [
        package
        for package in product(*(range(len(options)) for options in problem.options))
        if problem.allowed(package) and not any(combination.holds_in(package) for combination in extra)
    ]


def dominates(one: Vector, other: Vector) -> bool:
    """Tell whether one is at least as good for every party and better for some party."""
    return one != other and all(a >= b for a, b in zip(one, other, strict=True))


def nondominated(vectors: Iterable[Vector]) -> set[Vector]:
    """Return the vectors that no other one dominates."""
    distinct = set(vectors)
    return {vector for vector in distinct if not any(dominates(other, vector) for other in distinct)}


def frontier(problem: Problem, extra_forbidden: Iterable[Combination] = ()) -> dict[Vector, list[Package]]:
    """Return each value vector on the frontier with all packages that give it."""
    by_vector: dict[Vector, list[Package]] = defaultdict(list)
    for package in packages(problem, extra_forbidden):
        by_vector[problem.values(package)].append(package)
    return {vector: by_vector[vector] for vector in nondominated(by_vector)}


def disagreement(problem: Problem) -> Vector:
    """Return each party's no-deal value; where it is missing, its minimum over allowed packages.

    Needs at least one allowed package where a no-deal value is missing.
    """
    values = [problem.values(package) for package in packages(problem)]
    return tuple(
        min(vector[party] for vector in values) if known is None else known
        for party, known in enumerate(problem.no_deal)
    )


def refusing(problem: Problem, package: Package, floor: Vector) -> frozenset[int]:
    """Return the consenting parties that refuse a package: below no-deal, or a red line crossed."""
    values, crossed = problem.values(package), {line.party for line in problem.crossed(package)}
    return frozenset(
        party for party in problem.consenting if values[party] < floor[party] or party in crossed
    )


def blockers(problem: Problem) -> Counter[frozenset[int]]:
    """Count allowed packages by the exact set of consenting parties that refuse them."""
    allowed = packages(problem)
    floor = disagreement(problem) if allowed else ()
    return Counter(refusing(problem, package, floor) for package in allowed)


def zone(problem: Problem) -> list[Package]:
    """Return the zone of agreement: allowed packages that no consenting party refuses."""
    allowed = packages(problem)
    floor = disagreement(problem) if allowed else ()
    return [package for package in allowed if not refusing(problem, package, floor)]


@dataclass(frozen=True)
class Solution:
    """What a solution concept picks.

    Attributes
    ----------
    score : Fraction
        The product, ratio, minimum or sum that is greatest.
    values : frozenset of tuple of Fraction
        All tied vectors, of the consenting parties alone, that none in the zone dominates for them
        (which matters only where the greatest product is zero).
    packages : frozenset
        All packages of the zone that give one of them.
    """

    score: Fraction
    values: frozenset[Vector]
    packages: frozenset[Package]


def solutions(problem: Problem) -> dict[str, Solution] | None:
    """Return the four solution concepts, or None where the zone is empty.

    In the Kalai-Smorodinsky ratio a party that cannot gain anything in the zone has all it can get: 1.
    """
    inside = zone(problem)
    if not inside:
        return None
    floor = tuple(disagreement(problem)[party] for party in problem.consenting)
    by_vector: dict[Vector, list[Package]] = defaultdict(list)
    for package in inside:
        values = problem.values(package)
        by_vector[tuple(values[party] for party in problem.consenting)].append(package)
    best = tuple(map(max, zip(*by_vector, strict=True)))

    def gains(vector: Vector) -> Vector:
        return tuple(value - base for value, base in zip(vector, floor, strict=True))

    def ratios(vector: Vector) -> Vector:
        whole = gains(best)
        return tuple(
            part / all_ if all_ else Fraction(1) for part, all_ in zip(gains(vector), whole, strict=True)
        )

    ranks = {
        "nash": lambda vector: (prod(gains(vector), start=Fraction(1)),),
        "kalai_smorodinsky": lambda vector: tuple(sorted(ratios(vector))),
        "egalitarian": lambda vector: tuple(sorted(gains(vector))),
        "utilitarian": lambda vector: (sum(vector, Fraction(0)),),
    }
    found = {}
    for name, rank in ranks.items():
        greatest = max(map(rank, by_vector))
        tied = frozenset(vector for vector in nondominated(by_vector) if rank(vector) == greatest)
        chosen = frozenset(package for vector in tied for package in by_vector[vector])
        found[name] = Solution(greatest[0], tied, chosen)
    return found
