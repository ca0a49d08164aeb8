"""Hold what two engines say of one scenario against each other, value by value."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from beside.definitions import CONCEPTS, Vector, Zone

__all__ = [
    "NEAR",
    "Fronts",
    "Verdict",
    "compare_fronts",
    "exact_vectors",
    "judge",
    "published",
    "spurious_of",
    "zone_of",
]

NEAR = 1e-9
"""Numbers closer than this, as a part of the greatest number at stake, are the same."""

Floats = Sequence[float]


@dataclass(frozen=True)
class Fronts:
    """How a frontier in floats stands to the exact one.

    Parameters
    ----------
    reported, exact : int
        How many vectors there are.
    twins : int
        Reported vectors that stand for an exact one that another stands for already.
    spurious : int
        Reported vectors that are near none of the exact.
    missing : int
        Exact vectors that none reported is near.
    rounding : int
        Spurious vectors that an exact one dominates while giving at least one party the same.
    """

    reported: int
    exact: int
    twins: int
    spurious: int
    missing: int
    rounding: int = 0

    @property
    def same(self) -> bool:
        """Whether the two are the same set, one for one."""
        return not (self.twins or self.spurious or self.missing)


@dataclass(frozen=True)
class Verdict:
    """What the definition says of the vectors that an engine gives for a concept.

    Parameters
    ----------
    kind : str
        ``same``: exactly the vectors of the definition; ``ties``: as good by its first number, but not the
        same vectors; ``worse``: at least one is worse; ``none``: nothing is given though there is something.
    loss : float
        How much the worst one given falls short of the best score, as a part of it.
    given : tuple of float or None
        The worst one given.
    best : tuple of float or None
        One of the definition's.
    """

    kind: str
    loss: float = 0.0
    given: tuple[float, ...] | None = None
    best: tuple[float, ...] | None = None


def exact_vectors(told: dict[str, Any]) -> list[Vector] | None:
    """Return the vectors of a result in whole numbers; None where they were too many to keep."""
    if "vectors" not in told:
        return None
    width = len(told["vectors"][0]) if told["vectors"] else 0
    scales = [int(scale) for scale in told.get("scales") or [told["scale"]] * width]
    return [
        tuple(Fraction(int(number), scale) for number, scale in zip(row, scales, strict=True))
        for row in told["vectors"]
    ]


def compare_fronts(
    exact: Sequence[Vector], reported: Sequence[Floats], floor: Sequence[float | None]
) -> Fronts:
    """Match vectors one for one.

    Parameters
    ----------
    exact : sequence of tuple of Fraction
        The exact frontier over all packages.
    reported : sequence of sequence of float
        The frontier of those packages that give every party its reserved value.
    floor : sequence of float or None
        The reserved values. Vectors within rounding of one may be reported, but need not be.
    """
    near = NEAR * _size(exact)
    low = [float("-inf") if value is None else value for value in floor]
    floats = sorted(tuple(map(float, vector)) for vector in exact)
    floats = [v for v in floats if all(a >= b - near for a, b in zip(v, low, strict=True))]
    firsts = [vector[0] for vector in floats]
    matched: set[int] = set()
    twins, spurious = 0, []
    for vector in reported:
        rows = range(bisect_left(firsts, vector[0] - near), bisect_right(firsts, vector[0] + near))
        close = [row for row in rows if _near(floats[row], vector, near)]
        free = [row for row in close if row not in matched]
        matched.update(free[:1])
        spurious += [] if close else [vector]
        twins += bool(close) and not free
    due = {n for n, v in enumerate(floats) if all(a >= b + near for a, b in zip(v, low, strict=True))}
    rounding = sum(any(_equals_and_beats(own, vector, near) for own in floats) for vector in spurious)
    return Fronts(len(reported), len(floats), twins, len(spurious), len(due - matched), rounding)


def _equals_and_beats(own: Floats, vector: Floats, near: float) -> bool:
    differences = [a - b for a, b in zip(own, vector, strict=True)]
    return min(differences) >= -near and min(differences) <= near < max(differences)


def spurious_of(exact: Sequence[Vector], reported: Sequence[Floats]) -> tuple[Floats, Vector] | None:
    """Return a reported vector that is not on the frontier, and one of the frontier that dominates it."""
    near = NEAR * _size(exact)
    for vector in reported:
        floats = [tuple(map(float, own)) for own in exact]
        if not any(_near(own, vector, near) for own in floats):
            for own, better in zip(floats, exact, strict=True):
                if _equals_and_beats(own, vector, near):
                    return vector, better
    return None


def _size(vectors: Sequence[Vector]) -> float:
    return max((abs(float(value)) for vector in vectors for value in vector), default=1.0) or 1.0


def _near(one: Floats, other: Floats, near: float) -> bool:
    return all(abs(a - b) <= near for a, b in zip(one, other, strict=True))


def zone_of(told: dict[str, Any], vectors: Sequence[Vector], *, wide: bool = False) -> Zone:
    """Return the zone of a result: where no no-deal value is given, the least value stands in."""
    given = zip(told["no_deal"], told["least"], strict=True)
    return Zone(vectors, [Fraction(least if value is None else value) for value, least in given], wide=wide)


def judge(zone: Zone, concept: str, given: Sequence[Floats]) -> Verdict:
    """Judge what an engine gives for a concept by the concept's definition.

    Parameters
    ----------
    zone : Zone
        Of the exact frontier.
    concept : str
        One of `CONCEPTS`.
    given : sequence of sequence of float
        What the engine gives.
    """
    assert concept in CONCEPTS
    best = zone.best(concept)
    if not best or not given:
        return Verdict("same" if not best and not given else "none" if best else "worse")
    near = NEAR * _size(best)
    shown = tuple(map(float, best[0]))
    all_given_best = all(any(_near(own, vector, near) for own in best) for vector in given)
    if all_given_best and all(any(_near(own, vector, near) for vector in given) for own in best):
        return Verdict("same", best=shown)
    losses = [(_loss(zone, concept, vector, best[0]), tuple(vector)) for vector in given]
    loss, worst = max(losses)
    return Verdict("worse" if loss > NEAR else "ties", max(loss, 0.0), worst, shown)


def _loss(zone: Zone, concept: str, vector: Floats, best: Vector) -> float:
    """Return what a vector lacks of the best score; all of it if it is not in the zone."""
    own = tuple(map(Fraction, vector))
    slack = NEAR * _size([best])
    if any(gain < -slack for gain in map(float, zone.gains(own))):
        return 1.0
    score, most = float(zone.score(concept, own)), float(zone.score(concept, best))
    return (most - score) / (abs(most) or 1.0)


def published(exact: Sequence[Vector], pairs: Sequence[Floats], near: float) -> dict[str, int]:
    """Tell where published points stand to a frontier.

    Parameters
    ----------
    exact : sequence of tuple of Fraction
        The frontier.
    pairs : sequence of sequence of float
        The published points.
    near : float
        How far they may be rounded.

    Returns
    -------
    dict of str to int
        How many are ``on`` it, ``dominated`` by a vector of it, or ``beyond`` it.
    """
    floats = [tuple(map(float, vector)) for vector in exact]
    told = {"on": 0, "dominated": 0, "beyond": 0}
    for pair in pairs:
        if any(_near(vector, pair, near) for vector in floats):
            told["on"] += 1
        elif any(all(a >= b - near for a, b in zip(vector, pair, strict=True)) for vector in floats):
            told["dominated"] += 1
        else:
            told["beyond"] += 1
    return told
