"""Which frames are taken: each is weighed by its cue, its form and its surroundings.

The weights were counted once from news text with known answers (``benchmarks/reading_attribution_fit.py``): a
logistic regression, so that the sum of a frame's weights is the logarithm of the odds that it is a statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from tracktwo.reading.model import Spans
from tracktwo.reading.statements.apart import frames_apart
from tracktwo.reading.statements.beside import quotes_beside
from tracktwo.reading.statements.contents import content_of, overlap
from tracktwo.reading.statements.features import features_of
from tracktwo.reading.statements.frames import Frame, frames_at
from tracktwo.reading.statements.lengths import length_features, lengths_of
from tracktwo.reading.statements.scene import Scene
from tracktwo.reading.words import words

__all__ = ["Candidate", "candidates_in", "chosen_in"]

_ENOUGH = -0.95
_SAME = 0.8
_NEAR = 50
# Too seldom to be counted, and never anything else.
_SURE = {"according before": 2.0}


@dataclass(frozen=True)
class Candidate:
    """A frame and what it says, in offsets of the parsed text."""

    frame: Frame
    content: Spans
    odds: float = 0.0


def chosen_in(scene: Scene) -> list[Candidate]:
    """Return the frames that are statements, the likeliest of each cue, no two that say the same."""
    best: dict[int, Candidate] = {}
    for one in candidates_in(scene):
        odds = _SURE.get(one.frame.form) or _odds(features_of(scene, one.frame, one.content))
        head = one.frame.head
        if odds >= _ENOUGH and (head not in best or odds > best[head].odds):
            best[head] = replace(one, odds=odds)
    best = {head: _fitted(scene, one) for head, one in best.items()}
    kept: dict[int, list[Candidate]] = {}
    for one in sorted(best.values(), key=lambda one: (-one.odds, one.frame.head)):
        near = kept.setdefault(scene.grammar.first[one.frame.head], [])
        if all(overlap(one.content, other.content) < _SAME for other in near[-_NEAR:]):
            near.append(one)
    return sorted((one for some in kept.values() for one in some), key=lambda one: one.frame.head)


def _fitted(scene: Scene, one: Candidate) -> Candidate:
    """Return a candidate in the length that its words make likeliest."""
    odds, frame = 0.0, one.frame
    for kind, other in lengths_of(scene, one.frame):
        better = _odds(length_features(scene, one.frame, kind, other), "length bias=any")
        if better > odds:
            odds, frame = better, other
    content = content_of(scene, frame)
    return replace(one, frame=frame, content=content) if content else one


def candidates_in(scene: Scene) -> Iterator[Candidate]:
    """Return every frame in a text that says something."""
    g = scene.grammar
    for token in range(len(g)):
        if scene.inside[token] >= 0:
            continue  # who says what within a quotation is not asked
        frames = [*frames_at(g, token), *frames_apart(scene, token)]
        if g.parts[token] == "VERB":
            frames += quotes_beside(scene, token)
        for frame in frames:
            content = content_of(scene, frame)
            if content:
                yield Candidate(frame, content)


def _odds(features: Iterable[str], bias: str = "all=any") -> float:
    weights = _weights()
    return weights.get(bias, -9.0) + sum(weights.get(one, 0.0) for one in features)


@cache
def _weights() -> Mapping[str, float]:
    """Read the weights; that of ``all`` is where every sum starts."""
    return {
        f"{kind}={value}": float(weight)
        for kind, values in words("attribution").items()
        for value, weight in values.items()
    }
