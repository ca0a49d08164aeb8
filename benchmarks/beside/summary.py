"""From the results of a run to what its tables hold."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from beside.compare import Fronts, Verdict, compare_fronts, exact_vectors, judge, zone_of
from beside.definitions import CONCEPTS, Zone

__all__ = ["Agreement", "Totals", "agreement", "solved", "totals"]

Told = dict[str, Any]
WIDE = "Kalai-Smorodinsky, greatest gains over all packages"
"""The same concept with the ideal point that NegMAS takes."""


@dataclass(frozen=True)
class Totals:
    """What an engine took over scenarios.

    Parameters
    ----------
    scenarios, solved : int
        How many were asked, and answered.
    frontier, points : float
        CPU seconds over those answered.
    mib : float
        The greatest peak memory of any.
    """

    scenarios: int
    solved: int
    frontier: float
    points: float
    mib: float


@dataclass(frozen=True)
class Agreement:
    """What agrees and what differs over scenarios.

    Parameters
    ----------
    brute : Counter
        ``same`` or ``differ``: tracktwo's frontier against brute force, exactly.
    own_points : Counter
        Pairs of concept and ``same`` or ``differ``: tracktwo's points against the definitions, exactly.
    fronts : dict of str to Fronts
        NegMAS's frontier against the exact one, by scenario.
    verdicts : dict of str to dict of str to Verdict
        NegMAS's points against the definitions, by concept and scenario.
    zones : dict of str to Zone
        By scenario.
    """

    brute: Counter[str]
    own_points: Counter[tuple[str, str]]
    fronts: dict[str, Fronts]
    verdicts: dict[str, dict[str, Verdict]]
    zones: dict[str, Zone]


def solved(told: Told | None) -> bool:
    """Tell whether an engine gave an answer."""
    return told is not None and "stopped" not in told


def totals(run: dict[str, Told], ids: Iterable[str]) -> Totals:
    """Add up what an engine took."""
    asked = [run[one] for one in ids if one in run]
    done = [told for told in asked if solved(told)]
    return Totals(
        len(asked),
        len(done),
        sum(told["frontier_cpu_s"] for told in done),
        sum(told["points_cpu_s"] for told in done),
        max((told["mib"] for told in done), default=0.0),
    )


def median_ratio(run: dict[str, Told], other: dict[str, Told], ids: Iterable[str], what: str) -> float | None:
    """Return the median over scenarios of how many times more ``what`` an engine takes than another."""
    ratios = [
        run[one][what] / other[one][what] for one in ids if solved(run.get(one)) and solved(other.get(one))
    ]
    return statistics.median(ratios) if ratios else None


def agreement(runs: dict[str, dict[str, Told]], ids: Iterable[str]) -> Agreement:
    """Compare everything that can be compared over scenarios."""
    found = Agreement(Counter(), Counter(), {}, {concept: {} for concept in (*CONCEPTS, WIDE)}, {})
    for one in ids:
        _compare(found, one, *(runs.get(name, {}).get(one) for name in ("tracktwo", "brute", "negmas")))
    return found


def _compare(found: Agreement, one: str, own: Told | None, brute: Told | None, negmas: Told | None) -> None:
    vectors = exact_vectors(own) if own and solved(own) else None
    if own is None or vectors is None:
        return
    if brute and solved(brute) and (other := exact_vectors(brute)) is not None:
        found.brute["same" if set(other) == set(vectors) else "differ"] += 1
    zone = found.zones[one] = zone_of(own, vectors)
    for concept in CONCEPTS:
        points = {tuple(map(Fraction, point)) for point in own["points"][concept]["exact"]}
        found.own_points[concept, "same" if points == set(zone.best(concept)) else "differ"] += 1
    if negmas and solved(negmas) and "floats" in negmas:
        found.fronts[one] = compare_fronts(vectors, negmas["floats"], negmas["reserved"])
        for concept in CONCEPTS:
            given = negmas["points"][concept]["vectors"]
            found.verdicts[concept][one] = judge(zone, concept, given)
        wide = zone_of(own, vectors, wide=True)
        given = negmas["points"]["kalai_smorodinsky"]["vectors"]
        found.verdicts[WIDE][one] = judge(wide, "kalai_smorodinsky", given)
