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
from tracktwo.reading.statements.contents import content_of, overlap, quoted, size
from tracktwo.reading.statements.frames import Frame, frames_at
from tracktwo.reading.statements.grammar import Grammar
from tracktwo.reading.statements.lengths import border_of, length_features, lengths_of
from tracktwo.reading.statements.scene import Scene
from tracktwo.reading.words import words

__all__ = ["Candidate", "candidates_in", "chosen_in", "features_of"]

_ENOUGH = -0.95
_SAME = 0.8
_NEAR = 50
_LONG = 40
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
        odds = _SURE.get(one.frame.form) or _odds(features_of(scene, one))
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
    return one if frame is one.frame else replace(one, frame=frame, content=content_of(scene, frame))


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


def features_of(scene: Scene, candidate: Candidate) -> list[str]:
    """Return what counts for or against a candidate."""
    g, frame = scene.grammar, candidate.frame
    form, word, head = frame.form, frame.word, frame.head
    return [
        f"form={form}",
        f"word={word}",
        f"{form}={word}",
        f"source={_source(g, frame)}",
        f"{form} source={_source(g, frame)}",
        f"source head={_source_head(g, frame)}",
        f"tense={g.tags[head]}",
        f"dep={g.deps[head]}",
        f"{form} dep={g.deps[head]}",
        f"group={_group(g, frame)}",
        f"quoted={quoted(scene, candidate.content)}",
        f"{form} whole={_whole(scene, candidate.content)}",
        f"{form} quoted={quoted(scene, candidate.content)}",
        f"length={min(size(candidate.content) // 10, 12) if size(candidate.content) < 120 else 12}",
        f"starts={_starts(g, frame)}",
        f"{form} starts={_starts(g, frame)}",
        f"{form} of={_of(g, frame)}",
        f"{form} with={_with(g, head)}",
        f"border={border_of(g, frame)}",
        f"{form} border={border_of(g, frame)}",
        f"headline={scene.block[head] == 0}",
    ]


def _source(g: Grammar, frame: Frame) -> str:
    if frame.source is None:
        return "none"
    low, high = frame.source
    if low == high:
        word = g.words[low]
        if g.parts[low] == "PRON" or g.tags[low] in ("WP", "WDT", "PRP$"):
            return word
    names = set(g.names[low : min(high, low + _LONG) + 1])
    for name in ("PERSON", "ORG", "NORP", "GPE"):
        if name in names:
            return name
    return "noun"


def _source_head(g: Grammar, frame: Frame) -> str:
    """Return the noun that a source without a name hangs from."""
    if frame.source is None:
        return "none"
    top = g.top(*frame.source)
    return g.lemmas[top].lower() if g.parts[top] == "NOUN" else g.parts[top]


def _group(g: Grammar, frame: Frame) -> str:
    """Say what auxiliaries stand with a verb."""
    found = {
        g.lemmas[at].lower()
        for at in range(frame.cue[0], frame.head)
        if g.deps[at] in ("aux", "auxpass", "neg")
    }
    return " ".join(sorted(found)) or "bare"


def _starts(g: Grammar, frame: Frame) -> str:
    low = frame.content[0][0]
    word = g.words[low]
    if word in (
        "that",
        "to",
        "whether",
        "if",
        "how",
        "what",
        "why",
        "who",
        "when",
        "where",
        "for",
        "as",
        "it",
        "a",
        "the",
    ):
        return word
    return g.parts[low]


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


def _of(g: Grammar, frame: Frame) -> str:
    """Return the lemma of the word that a frame's content hangs from."""
    top = g.top(*frame.content[-1])
    return g.lemmas[top].lower() if g.parts[top] != "PROPN" else "a name"


def _with(g: Grammar, head: int) -> str:
    """Say what kinds of complements a cue has."""
    found = {g.deps[kid] for kid in g.kids[head]} & {"ccomp", "xcomp", "dobj", "dative", "auxpass", "neg"}
    return " ".join(sorted(found)) or "nothing"


def _whole(scene: Scene, content: Spans) -> str:
    """Say whether what is said starts, and ends, with a sentence."""
    g = scene.grammar
    low, high = scene.token_at(content[0][0]), scene.token_at(content[-1][1] - 1)
    rest = range(high + 1, min(g.last[high] + 1, high + 3))
    ends = all(g.parts[at] in ("PUNCT", "SPACE") for at in rest)
    return f"{'starts' if g.first[low] == low else ''} {'ends' if ends else ''}".strip() or "no"
