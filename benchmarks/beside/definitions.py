"""The four solution concepts by their definitions, in fractions, over a list of vectors.

This is a second opinion: nothing here comes from the engine. The zone is what gives every party at least its
disagreement point. A party that can gain nothing in the zone is left out of the comparison.

- Nash (1950): the greatest product of gains; where it is 0, most parties with a gain, then their product.
- Kalai and Smorodinsky (1975): the greatest least ratio of gain to greatest gain in the zone; ties by the
  next smallest (leximin).
- egalitarian, Kalai (1977): the greatest least gain; ties by the next smallest.
- utilitarian, Harsanyi (1955): the greatest sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import prod

__all__ = ["CONCEPTS", "Zone"]

Vector = tuple[Fraction, ...]
CONCEPTS = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")


class Zone:
    """The vectors that are no worse than a disagreement point.

    Parameters
    ----------
    vectors : sequence of tuple of Fraction
        A frontier.
    disagreement : sequence of Fraction
        One number a party.
    wide : bool, optional
        Take the greatest gains over all vectors, not over those of the zone.
    """

    def __init__(
        self, vectors: Sequence[Vector], disagreement: Sequence[Fraction], *, wide: bool = False
    ) -> None:
        self.disagreement = tuple(disagreement)
        self.vectors = [v for v in vectors if all(a >= b for a, b in zip(v, disagreement, strict=True))]
        columns = zip(*map(self.gains, vectors if wide else self.vectors), strict=True)
        self.ideal = [max(column) for column in columns]
        self._best: dict[str, list[Vector]] = {}
        self.gainers = [party for party, most in enumerate(self.ideal) if most > 0]

    def gains(self, vector: Vector) -> Vector:
        """Return what a vector gives over the disagreement point."""
        return tuple(a - b for a, b in zip(vector, self.disagreement, strict=True))

    def key(self, concept: str, vector: Vector) -> tuple[Fraction, ...]:
        """Return what a concept makes as great as possible, the first number first."""
        gains = self.gains(vector)
        if concept == "nash":
            positive = [gain for gain in gains if gain > 0]
            return Fraction(len(positive)), prod(positive, start=Fraction(1))
        if concept == "utilitarian":
            return (sum(vector, Fraction(0)),)
        if concept == "kalai_smorodinsky":
            return tuple(sorted(gains[party] / self.ideal[party] for party in self.gainers))
        return tuple(sorted(gains[party] for party in self.gainers))

    def score(self, concept: str, vector: Vector) -> Fraction:
        """Return the product, ratio, gain or sum that decides before ties do."""
        if concept == "nash":
            return prod(self.gains(vector), start=Fraction(1))
        key = self.key(concept, vector)
        return key[0] if key else Fraction(0)

    def best(self, concept: str) -> list[Vector]:
        """Return all vectors that are best by a concept."""
        if concept not in self._best:
            keys = {vector: self.key(concept, vector) for vector in self.vectors}
            most = max(keys.values(), default=())
            self._best[concept] = [vector for vector, key in keys.items() if key == most]
        return self._best[concept]
