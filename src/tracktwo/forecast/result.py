"""What a forecast says: where each model puts the outcome, how sure that is, and who pulls it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tracktwo.bibliography import citations
from tracktwo.forecast.models import BASELINE, MODELS, Outcome
from tracktwo.forecast.scene import Scene
from tracktwo.forecast.scores import ModelError
from tracktwo.forecast.spatial.view import Spatial

__all__ = ["Answer", "Forecast", "Interval", "Pull", "Spread"]

Interval = tuple[float, float]
Numbers = tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Answer:
    """Where a model puts the outcome.

    Parameters
    ----------
    model : str
        Its name.
    value : tuple of float
        On each dimension, in its own unit, with every judgement at its point.
    interval : tuple of Interval
        On each dimension; what it is says ``interval_from``.
    interval_from : tuple of str
        On each dimension. ``draws``: 90 % of the draws of the judgements lie in it; ``errors``: it is the
        error band, since no judgement is uncertain or none moves this model there.
    error_band : tuple of Interval
        The value give or take as much of the scale as held 80 % of this model's errors on decisions of the
        European Union, cut off at the ends of the scale.
    errors : tuple of ModelError
        Those errors, on each dimension: of the model with as much to go by as it has there.
    outcome : Outcome
        How it came about.
    reach : tuple of Interval, optional
        Of the weighted mean: no combination of the judgements can lead outside.
    turned_round : tuple of float, optional
        Of a model that does not treat both ends of a scale alike: the value with every scale turned round.
    notes : tuple of str
        What to know about this answer.
    """

    model: str
    value: Numbers
    interval: tuple[Interval, ...]
    interval_from: tuple[str, ...]
    error_band: tuple[Interval, ...]
    errors: tuple[ModelError, ...]
    outcome: Outcome
    reach: tuple[Interval, ...] | None = None
    turned_round: Numbers | None = None
    notes: tuple[str, ...] = ()

    def to_records(self) -> dict[str, Any]:
        """Return it as plain values, fit for JSON."""
        found: dict[str, Any] = {
            "value": list(self.value),
            "interval": [list(one) for one in self.interval],
            "interval_from": list(self.interval_from),
            "error_band": [list(one) for one in self.error_band],
            "errors": [one.to_records() for one in self.errors],
            "notes": list(self.notes),
        }
        if self.reach is not None:
            found["reach"] = [list(one) for one in self.reach]
        if self.turned_round is not None:
            found["turned_round"] = list(self.turned_round)
        if self.outcome.rounds:
            found["rounds"] = [
                {"median": one.median.tolist(), "mean": one.mean.tolist()} for one in self.outcome.rounds
            ]
            found["settled"] = self.outcome.settled
        return found


@dataclass(frozen=True)
class Pull:
    """What an actor does to the outcome: the values with it, less those without it.

    Parameters
    ----------
    actor : str
        Its id.
    by : mapping of str to (tuple of float) or None
        By model, on each dimension; None where nobody with weight would be left.
    """

    actor: str
    by: Mapping[str, Numbers | None]


@dataclass(frozen=True)
class Spread:
    """How far models are apart on a dimension.

    Parameters
    ----------
    dimension : str
    lowest, highest : str
        Names of models.
    low, high : float
        Their values.
    share : float
        How far they are apart, as a share of the scale.
    """

    dimension: str
    lowest: str
    highest: str
    low: float
    high: float
    share: float


@dataclass(frozen=True, eq=False)
class Forecast:
    """Where talks on scales would end, by several models.

    Parameters
    ----------
    scene : Scene
        Who stands where.
    answers : mapping of str to Answer
        By model, the baseline first.
    pulls : tuple of Pull
        By actor, in the order of the input.
    spreads : tuple of Spread
        By dimension.
    spatial : Spatial
        What the spatial model sees before anybody moves.
    draws, seed : int
        How often judgements were drawn, 0 where none is uncertain, and with what.
    uncertain : int
        How many judgements are uncertain.
    """

    scene: Scene
    answers: Mapping[str, Answer]
    pulls: tuple[Pull, ...]
    spreads: tuple[Spread, ...]
    spatial: Spatial
    draws: int
    seed: int
    uncertain: int

    def strongest(self, model: str = BASELINE, dimension: int = 0) -> Pull | None:
        """Return who moves a model's value on a dimension most; None where nobody can be left out."""
        known = [one for one in self.pulls if one.by[model] is not None]
        return max(known, key=lambda one: abs((one.by[model] or ())[dimension]), default=None)

    def methods(self) -> tuple[str, ...]:
        """Name the methods that the result rests on, as `tracktwo.bibliography` does."""
        used = dict.fromkeys(MODELS[name].method for name in self.answers)
        return (*used, "forecast errors", *(["draws"] if self.draws else []))

    def to_records(self) -> dict[str, Any]:
        """Return it as plain values, fit for JSON."""
        ids = [one.id for one in self.scene.voices]
        return {
            **self.scene.to_records(),
            "baseline": BASELINE,
            "models": {name: self._answer(name, ids) for name in self.answers},
            "pulls": [
                {"actor": one.actor, "models": {m: v if v is None else list(v) for m, v in one.by.items()}}
                for one in self.pulls
            ],
            "strongest": [self._strongest(at) for at in range(len(self.scene.dimensions))],
            "disagreement": [
                {
                    "dimension": one.dimension,
                    "lowest": one.lowest,
                    "highest": one.highest,
                    "low": one.low,
                    "high": one.high,
                    "share": one.share,
                }
                for one in self.spreads
            ],
            "spatial": self.spatial.to_records(ids),
            "uncertain": self.uncertain,
            "draws": self.draws,
            "seed": self.seed,
            "citations": [one.to_records() for one in citations(self.methods())],
        }

    def _strongest(self, dimension: int) -> str | None:
        found = self.strongest(dimension=dimension)
        return found.actor if found else None

    def _answer(self, name: str, ids: list[str]) -> dict[str, Any]:
        found = self.answers[name].to_records()
        if name == "exchange":
            dimensions = [one.id for one in self.scene.dimensions]
            found["exchanges"] = [
                {
                    "actors": [ids[one.first], ids[one.second]],
                    "moves": [
                        {"actor": ids[one.second], "dimension": dimensions[one.gained], "to": one.second_to},
                        {"actor": ids[one.first], "dimension": dimensions[one.given], "to": one.first_to},
                    ],
                    "gain": one.gain,
                }
                for one in self.answers[name].outcome.exchanges
            ]
        return found
