"""How wrong each model was on decisions whose outcome is known."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import numpy as np

from tracktwo.forecast.table import Floats

__all__ = ["ModelError", "crps", "known_errors", "score"]

HOLDS = 0.8
"""The share of decisions that an error band held."""


@dataclass(frozen=True)
class ModelError:
    """How far a model's values were from outcomes, on scales of 0 to 100.

    Parameters
    ----------
    model : str
        Its name; with ``_together`` where it saw all issues of a proposal at once, with ``_reference`` where
        it knew where things stay without agreement.
    issues : int
        On how many decisions.
    mean_absolute, root_mean_square, median_absolute : float
        Of the errors, in points of the scale.
    within_5, within_10 : float
        Shares of decisions on which the error was at most so many points.
    crps : float
        Continuous ranked probability score of a forecast that spreads the value by the errors which the same
        model made on all other proposals, in points; lower is better.
    band : float
        80 % of the errors were at most so many points.
    covered : float
        Share of decisions that fell into a band taken from all other proposals.
    against_baseline : float or None
        How much greater the mean error is than that of the weighted mean on the same decisions; below 0 where
        it is smaller.
    against_low, against_high : float or None
        95 % interval of that, proposals drawn again with replacement.
    """

    model: str
    issues: int
    mean_absolute: float
    root_mean_square: float
    median_absolute: float
    within_5: float
    within_10: float
    crps: float
    band: float
    covered: float
    against_baseline: float | None = None
    against_low: float | None = None
    against_high: float | None = None

    def to_records(self) -> dict[str, Any]:
        """Return it as plain values, fit for JSON."""
        return asdict(self)


@cache
def known_errors() -> Mapping[str, ModelError]:
    """Return how wrong each model was on the decisions of the European Union in the DEU III data.

    Returns
    -------
    mapping of str to ModelError

    Notes
    -----
    Computed by ``benchmarks/forecast.py`` from positions and saliences of Arregui and Perarnaud (2022); all
    capabilities count alike.
    """
    text = resources.files("tracktwo.forecast").joinpath("known_errors.json").read_text("utf-8")
    rows = [ModelError(**one) for one in json.loads(text)["models"]]
    return MappingProxyType({one.model: one for one in rows})


def crps(members: Floats, outcome: float) -> float:
    """Return the continuous ranked probability score of equally likely values.

    Parameters
    ----------
    members : array, shape (members,)
    outcome : float

    Returns
    -------
    float
        Mean distance to the outcome less half the mean distance between members; in their unit.

    Notes
    -----
    Gneiting and Raftery (2007).
    """
    ordered = np.sort(members)
    count = len(ordered)
    between = float((2 * np.arange(1, count + 1) - count - 1) @ ordered) * 2 / count**2
    return float(np.abs(ordered - outcome).mean()) - between / 2


def score(model: str, values: Floats, outcomes: Floats, proposals: Floats) -> ModelError:
    """Score a model's values on scales of 0 to 100.

    Parameters
    ----------
    model : str
    values, outcomes, proposals : array, shape (issues,)
        Issues with the same number under ``proposals`` were decided together: what is learned from errors
        leaves all of them out.

    Returns
    -------
    ModelError
    """
    errors = np.abs(values - outcomes)
    scores, covered = [], []
    for at in range(len(errors)):
        others = errors[proposals != proposals[at]]
        members = np.clip(np.concatenate([values[at] - others, values[at] + others]), 0, 100)
        scores.append(crps(members, float(outcomes[at])))
        covered.append(errors[at] <= np.quantile(others, HOLDS))
    return ModelError(
        model,
        len(errors),
        float(errors.mean()),
        float(np.sqrt((errors**2).mean())),
        float(np.median(errors)),
        float((errors <= 5).mean()),
        float((errors <= 10).mean()),
        float(np.mean(scores)),
        float(np.quantile(errors, HOLDS)),
        float(np.mean(covered)),
    )
