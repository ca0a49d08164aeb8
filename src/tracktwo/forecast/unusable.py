"""What in a scene no model can use, in words."""

from __future__ import annotations

import math
from collections.abc import Iterator

from tracktwo.errors import Finding, Place
from tracktwo.forecast.scene import Scene, Voice

__all__ = ["unusable"]


def unusable(scene: Scene) -> Iterator[Finding]:
    """Tell what is missing or cannot be, by actor and dimension."""
    place = Place(scene.title or "actors")
    if not scene.dimensions:
        reasons = "; ".join(f"{issue}: {reason}" for issue, reason in scene.left_out)
        message = f"there is no scale to forecast on{f' ({reasons})' if reasons else ''}."
        yield Finding(place, message, "Give an issue of kind ordered or range on which two parties differ.")
    if len(scene.voices) < 2:
        yield Finding(place, f"{len(scene.voices)} actors are too few.", "Give two or more.")
    for one in scene.voices:
        yield from _wrong_numbers(place, scene, one)
    for at, dimension in enumerate(scene.dimensions):
        if not any(one.influence > 0 and one.saliences[at] > 0 for one in scene.voices if _side(one, at)):
            message = f"nobody with influence cares about {dimension.name}: all saliences are 0."
            yield Finding(place, message, "Give some actor a salience above 0 there, or leave it out.")
        if dimension.high < dimension.low:
            yield Finding(place, f"the scale of {dimension.name} ends below where it begins.")


def _wrong_numbers(place: Place, scene: Scene, one: Voice) -> Iterator[Finding]:
    size = len(scene.dimensions)
    if len(one.positions) != size or len(one.saliences) != size:
        message = f"{one.name} has {len(one.positions)} positions and {len(one.saliences)} saliences."
        yield Finding(place, message, f"Give one of each for every dimension: {size}.")
    if size and not any(position is not None for position in one.positions):
        yield Finding(place, f"{one.name} takes no position.", "Give it one, or leave it out.")
    if not 0 <= one.influence < math.inf:
        message = f"the influence of {one.name} is {one.influence}."
        yield Finding(place, message, "Write a number of 0 or more.")
    for position in one.positions:
        if position is not None and not math.isfinite(position):
            yield Finding(place, f"a position of {one.name} is {position}.", "Write a number.")
    for salience in one.saliences:
        if not 0 <= salience <= 1:
            yield Finding(place, f"a salience of {one.name} is {salience}.", "Write a number from 0 up.")


def _side(one: Voice, at: int) -> bool:
    return at < min(len(one.positions), len(one.saliences)) and one.positions[at] is not None
