"""Run every model on a scene, with intervals, and without each actor in turn."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tracktwo.errors import Finding, InputError, Place
from tracktwo.forecast.averages import median_ends
from tracktwo.forecast.drawing import drawn, uncertain
from tracktwo.forecast.models import BASELINE, MODELS, Model, Outcome
from tracktwo.forecast.reach import weighted_mean_reach
from tracktwo.forecast.result import Answer, Forecast, Interval, Pull, Spread
from tracktwo.forecast.scene import Scene, scene_of
from tracktwo.forecast.scores import ModelError, known_errors
from tracktwo.forecast.spatial.view import spatial
from tracktwo.forecast.table import Floats, Table
from tracktwo.formats.ktab import Actors

__all__ = ["forecast"]

DRAWN = (0.05, 0.95)
"""Ends of the interval of draws."""
TWO_SIDED = "challenge_scholz2011"
"""The model that does not treat both ends of a scale alike."""


def forecast(
    actors: Actors | Scene,
    *,
    scale: tuple[float, float] | None = None,
    draws: int = 200,
    seed: int = 1,
) -> Forecast:
    """Tell where talks on scales would end, by every model.

    Parameters
    ----------
    actors : Actors or Scene
        From a file of KTAB, or from a case with `actors_of`.
    scale : (float, float), optional
        For actors of a file: ends of all scales; by default the least and the greatest position taken.
    draws : int, optional
        How often uncertain judgements of a case are drawn. Where none is uncertain, nothing is drawn.
    seed : int, optional
        Of the random numbers.

    Returns
    -------
    Forecast
        Every model with its value, an interval, and its error on decisions with a known outcome.

    Raises
    ------
    InputError
        What no model can use, by actor and dimension.
    """
    scene = actors if isinstance(actors, Scene) else scene_of(actors, scale=scale)
    if draws < 0:
        raise InputError(Finding(Place(scene.title), f"{draws} draws cannot be.", "Write 0 or more."))
    table, loose = scene.table(), len(uncertain(scene))
    tables = list(drawn(scene, draws, seed)) if loose and draws else []
    answers = {name: _answer(model, scene, table, tables) for name, model in MODELS.items()}
    pulls = tuple(_pull(one.id, at, table, answers) for at, one in enumerate(scene.voices))
    spreads = tuple(_spread(scene, at, answers) for at in range(len(scene.dimensions)))
    return Forecast(scene, answers, pulls, spreads, spatial(table), len(tables), seed, loose)


def _answer(model: Model, scene: Scene, table: Table, tables: list[Table]) -> Answer:
    outcome = model.run(table)
    errors = [_error(model, table, at) for at in range(len(table.span))]
    band = tuple(_band(table, at, outcome.value[at], one) for at, one in enumerate(errors))
    turned = _turned(model, table) if model.name == TWO_SIDED else None
    spread = _drawn_interval(model, tables) if tables else band
    moved = [bool(tables) and high > low for low, high in spread]
    return Answer(
        model=model.name,
        value=_numbers(outcome.value),
        interval=tuple(one if here else other for one, other, here in zip(spread, band, moved, strict=True)),
        interval_from=tuple("draws" if here else "errors" for here in moved),
        error_band=band,
        errors=tuple(errors),
        outcome=outcome,
        reach=weighted_mean_reach(scene) if model.name == BASELINE and tables else None,
        turned_round=turned,
        notes=tuple(_notes(model, scene, table, outcome, turned)),
    )


def _error(model: Model, table: Table, at: int) -> ModelError:
    """Return the errors of a model that was given as much as here."""
    known, several = known_errors(), len(table.span) > 1
    if model.name == "exchange" and not several:
        return known[BASELINE]
    if model.name == "nash" and not np.isnan(table.reference[at]):
        return known["nash_reference"]
    together = f"{model.name}_together"
    return known[together if several and together in known else model.name]


def _band(table: Table, at: int, value: float, error: ModelError) -> Interval:
    low, span = float(table.low[at]), float(table.span[at])
    width = error.band / 100 * span
    if np.ptp(table.positions[table.held[:, at], at]) == 0:
        return float(value), float(value)
    return max(low, float(value) - width), min(low + span, float(value) + width)


def _drawn_interval(model: Model, tables: list[Table]) -> tuple[Interval, ...]:
    values = np.stack([model.value(one) for one in tables])
    low, high = np.quantile(values, DRAWN, axis=0)
    return tuple((float(a), float(b)) for a, b in zip(low, high, strict=True))


def _turned(model: Model, table: Table) -> tuple[float, ...]:
    """Return the value with every scale turned round, on the scales as they are."""
    ends = 2 * table.low + table.span
    round_ = replace(table, positions=ends - table.positions, reference=ends - table.reference)
    return _numbers(ends - model.value(round_))


def _pull(actor: str, at: int, table: Table, answers: dict[str, Answer]) -> Pull:
    rest = table.without(at)
    if not (rest.weights.sum(axis=0) > 0).all():
        return Pull(actor, dict.fromkeys(answers))
    rest = rest.of(np.flatnonzero(rest.held.any(axis=1)).tolist())
    by = {name: np.array(one.value) - MODELS[name].value(rest) for name, one in answers.items()}
    return Pull(actor, {name: _numbers(one) for name, one in by.items()})


def _spread(scene: Scene, at: int, answers: dict[str, Answer]) -> Spread:
    ordered = sorted(answers.values(), key=lambda one: one.value[at])
    low, high, dimension = ordered[0], ordered[-1], scene.dimensions[at]
    length = dimension.high - dimension.low or 1.0
    share = (high.value[at] - low.value[at]) / length
    return Spread(dimension.id, low.model, high.model, low.value[at], high.value[at], share)


def _numbers(found: Floats) -> tuple[float, ...]:
    return tuple(float(one) for one in found)


def _notes(
    model: Model, scene: Scene, table: Table, outcome: Outcome, turned: tuple[float, ...] | None
) -> list[str]:
    notes = []
    if model.name in ("median", "weighted_median"):
        notes += _ties(scene, table, table.weights if model.name != "median" else table.held.astype(float))
    if outcome.settled is False:
        notes.append("it did not come to rest within its rounds; the value is that of the last")
    if turned is not None and not np.allclose(turned, outcome.value, atol=1e-6 * table.span.max()):
        notes.append(
            "its rule for compromises favours the low end: with the scale turned round it says otherwise"
        )
    if model.name == "exchange" and len(table.span) == 1:
        notes.append("with one dimension there is nothing to exchange: this is the weighted mean")
    if model.name == "nash":
        notes += _without_agreement(scene, table)
    if len(table.span) > 1 and not model.together:
        notes.append("each dimension by itself")
    return notes


def _ties(scene: Scene, table: Table, weights: Floats) -> list[str]:
    low, high = median_ends(table, weights)
    return [
        f"{one.name}: every point from {a:g} to {b:g} is a median; the lowest stands here"
        for one, a, b in zip(scene.dimensions, low, high, strict=True)
        if b > a
    ]


def _without_agreement(scene: Scene, table: Table) -> list[str]:
    notes = []
    unknown = [one.name for one in scene.dimensions if one.reference is None]
    if unknown:
        notes.append(
            f"{', '.join(unknown)}: where things stay without agreement is not known; assumed to be as bad "
            "for each as an outcome a whole scale away, so that the solution lies between the wishes"
        )
    for at, one in enumerate(scene.dimensions):
        if one.reference is None:
            continue
        counted = table.consent & (table.weights[:, at] > 0)
        way = table.positions[counted, at] - one.reference
        if way.size and way.min() <= 0 <= way.max():
            notes.append(
                f"{one.name}: any move from today's {one.reference:g} is worse for somebody whose yes is "
                "needed, or somebody wants that point itself"
            )
    return notes
