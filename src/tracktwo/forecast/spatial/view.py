"""What the spatial model sees before anybody moves, for results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tracktwo.forecast.spatial.bargains import likelihoods
from tracktwo.forecast.spatial.contests import Target, best_targets
from tracktwo.forecast.spatial.values import Standing, standing
from tracktwo.forecast.table import Floats, Table

__all__ = ["Spatial", "spatial"]


@dataclass(frozen=True, eq=False)
class Spatial:
    """The spatial model at the start.

    Attributes
    ----------
    standing : Standing
        Values, risk and utilities.
    prevails : array, shape (actors,)
        How likely the position at which each actor stands prevails; actors at one place have it together.
    targets : tuple of Target
        Whom each actor would challenge; those who would challenge nobody are missing.
    """

    standing: Standing
    prevails: Floats
    targets: tuple[Target, ...]

    def to_records(self, actors: Sequence[str]) -> dict[str, Any]:
        """Return it as plain values, fit for JSON, with these ids of actors."""
        now = self.standing
        return {
            "values": now.values.tolist(),
            "risk": dict(zip(actors, now.risk.tolist(), strict=True)),
            "utilities": now.utilities.tolist(),
            "prevails": dict(zip(actors, self.prevails.tolist(), strict=True)),
            "targets": [
                {
                    "challenger": actors[one.challenger],
                    "target": actors[one.target],
                    "chance": one.chance,
                    "gain": one.gain,
                }
                for one in self.targets
            ],
        }


def spatial(table: Table) -> Spatial:
    """Look at actors as the spatial model does before anybody moves."""
    now = standing(table.filled())
    _, likely, index = likelihoods(now)
    return Spatial(now, likely[index], tuple(best_targets(now)))
