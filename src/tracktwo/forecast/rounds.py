"""What a model that runs in rounds tells of each."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.forecast.averages import weighted_mean, weighted_median
from tracktwo.forecast.table import Floats, Table

__all__ = ["Round", "Rounds"]


@dataclass(frozen=True, eq=False)
class Round:
    """The weighted median and mean of positions after a round, each of shape (dimensions,)."""

    median: Floats
    mean: Floats

    @classmethod
    def of(cls, table: Table) -> Round:
        """Take both from where actors stand."""
        return cls(weighted_median(table), weighted_mean(table))


@dataclass(frozen=True, eq=False)
class Rounds:
    """How a model ran.

    Attributes
    ----------
    value : array, shape (dimensions,)
        The outcome.
    rounds : tuple of Round
        After each round, from the first.
    settled : bool
        Whether it came to rest before the last round allowed.
    """

    value: Floats
    rounds: tuple[Round, ...]
    settled: bool
