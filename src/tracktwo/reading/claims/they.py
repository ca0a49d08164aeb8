"""Whom "they" and "it" stand for, where the cast leaves it open: the last several, the last body."""

from __future__ import annotations

from tracktwo.reading.matter import Ground
from tracktwo.reading.matter.lexicon import listed
from tracktwo.reading.matter.met import joined_to

__all__ = ["it", "they"]

_FAR = 80  # Tokens back.
_PAIRS = frozenset({"pair", "two", "both", "duo", "couple", "trio"})
_PLURAL = ("NNS", "NNPS")


def they(ground: Ground, token: int) -> tuple[str, str]:
    """Return id and name of those who were last named together, or as a group, before a token.

    A group must be the subject of a sentence; "the pair" looks further, for two that are named. The id is
    the first one's, and empty for a group outside of the cast; both are empty where there is none near.
    """
    grammar = ground.grammar
    pair = False
    for at in range(token - 1, max(token - _FAR, -1), -1):
        pair = pair or grammar.lemmas[at] in _PAIRS
        known = ground.cast.actors.get(at)
        group = grammar.deps[at] in ("nsubj", "nsubjpass") and grammar.tags[at] in _PLURAL and not pair
        if not known and group and grammar.lemmas[at] in listed("meetings", "people"):
            return "", ground.phrase(at)
        if not known:
            continue
        others = [ground.cast.actors.get(one) for one in joined_to(ground, at)]
        named = [known, *(one for one in others if one and one is not known)]
        if len(named) > 1 and known.kind == "person":
            return known.id, " and ".join(ground.name(one.id) for one in named)
        if group and known.kind != "person":
            return known.id, ground.name(known.id)
    return "", ""


def it(ground: Ground, token: int) -> tuple[str, str]:
    """Return id and name of the body that was last a subject before a token; empty where there is none near.

    "It" that says or does something is a ministry, a group, a state: no person and no thing.
    """
    grammar = ground.grammar
    for at in range(token - 1, max(token - _FAR, -1), -1):
        if grammar.deps[at] not in ("nsubj", "nsubjpass") or grammar.tags[at] in _PLURAL:
            continue
        known = ground.cast.actors.get(at)
        if known and known.kind == "organisation":
            return known.id, ground.name(known.id)
        if not known and grammar.lemmas[at] in listed("stances", "bodies"):
            return "", ground.phrase(at)
    return "", ""
