"""How far the weighted mean can go at most, whatever the judgements turn out to be within their ranges."""

from __future__ import annotations

import numpy as np

from tracktwo.case import Case, Issue, Judgement
from tracktwo.case.numbers import values_of
from tracktwo.forecast.from_case import levels
from tracktwo.forecast.scene import Scene, Voice

__all__ = ["weighted_mean_reach"]

Ends = tuple[float, float]


def weighted_mean_reach(scene: Scene) -> tuple[Ends, ...]:
    """Return bounds of the weighted mean on each dimension.

    Parameters
    ----------
    scene : Scene
        Made from a case.

    Returns
    -------
    tuple of (float, float)
        No combination of numbers within the ranges leads outside. The bounds may be wider than what can be
        reached: every number goes to the end that serves a bound, whatever links the case has.
    """
    assert scene.case is not None
    return tuple(_bounds(scene, scene.case, at) for at in range(len(scene.dimensions)))


def _bounds(scene: Scene, case: Case, at: int) -> Ends:
    issue = case.issue(scene.dimensions[at].id)
    voices = [one for one in scene.voices if one.positions[at] is not None]
    places = [_places(case, issue, one) for one in voices]
    weights = [_weights(scene, case, issue, one) for one in voices]
    highest = _greatest([high for _, high in places], weights)
    return 0.0 - _greatest([-low for low, _ in places], weights), highest


def _greatest(places: list[float], weights: list[Ends]) -> float:
    """Return the greatest mean: above some place all weigh what they can at most, below at least."""
    order = np.argsort(places)
    where = np.array(places)[order]
    least, most = np.array(weights)[order].T
    found = []
    for cut in range(len(where)):
        weight = np.concatenate([least[:cut], most[cut:]])
        if weight.sum() > 0:
            found.append(float(weight @ where / weight.sum()))
    return max(found)


def _places(case: Case, issue: Issue, voice: Voice) -> Ends:
    """Return the ends of where the option valued most may lie."""
    judged = case.positions[voice.id].values[issue.id]
    low = np.array(values_of(issue, judged, _low), dtype=float)
    high = np.array(values_of(issue, judged, _high), dtype=float)
    possible = levels(issue)[high >= low.max() - 1e-12]
    return float(possible.min()), float(possible.max())


def _weights(scene: Scene, case: Case, issue: Issue, voice: Voice) -> Ends:
    """Return the ends of influence times the issue's share of what matters to a party."""
    stakes = {one: _stake(case, voice, one) for one in case.positions[voice.id].weights}
    own = stakes.pop(issue.id)
    least = own[0] / max(own[0] + sum(high for _, high in stakes.values()), 1e-300)
    most = own[1] / max(own[1] + sum(low for low, _ in stakes.values()), 1e-300)
    influence = case.party(voice.id).influence
    if influence is None or any(party.influence is None for party in case.parties):
        return least, most
    return _low(influence) * least, _high(influence) * most


def _stake(case: Case, voice: Voice, issue_id: str) -> Ends:
    position, issue = case.positions[voice.id], case.issue(issue_id)
    weight = position.weights[issue_id]
    if case.scale == "shares":
        return _low(weight), _high(weight)
    judged = position.values.get(issue_id, {})
    if not judged:
        return 0.0, 0.0
    low = np.array(values_of(issue, judged, _low), dtype=float)
    high = np.array(values_of(issue, judged, _high), dtype=float)
    least = max(0.0, float(low.max() - high.min()))
    return _low(weight) * least, _high(weight) * float(high.max() - low.min())


def _low(judgement: Judgement) -> float:
    return float(judgement.estimate.low)


def _high(judgement: Judgement) -> float:
    return float(judgement.estimate.high)
