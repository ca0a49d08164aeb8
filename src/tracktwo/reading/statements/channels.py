"""Whom a statement was told, and how sure it is made out to be."""

from __future__ import annotations

from functools import cache
from typing import Any

from tracktwo.reading.statements.drafted import Drafted
from tracktwo.reading.statements.grammar import Grammar
from tracktwo.reading.statements.scene import Scene
from tracktwo.reading.words import words

__all__ = ["channel_of", "hedge_of"]

_OBJECTS = ("dobj", "dative", "iobj")
_BEYOND = frozenset(["ccomp", "xcomp", "advcl", "relcl", "acl", "appos", "conj"])


def channel_of(scene: Scene, one: Drafted) -> str:
    """Return whom or where it was told: "CBS", "an interview with CBS"; "" where that is not said."""
    g, cue = scene.grammar, one.head
    if cue < 0 or g.parts[cue] != "VERB" or g.words[cue] == "according":
        return ""
    return _listener(g, cue, one) or _occasion(g, cue, one)


def _listener(g: Grammar, cue: int, one: Drafted) -> str:
    if g.lemmas[cue] not in _set("told"):
        return ""
    found = (kid for kid in g.kids[cue] if g.deps[kid] in _OBJECTS and not one.says(g.start[kid]))
    return next((_phrase(g, kid) for kid in found), "")


def _occasion(g: Grammar, cue: int, one: Drafted) -> str:
    for kid in g.kids[cue]:
        if g.deps[kid] not in ("prep", "dative") or one.says(g.start[kid]):
            continue
        inside = g.kid(kid, "pobj")
        if inside >= 0 and _fits(g, g.words[kid], inside):
            return _phrase(g, inside)
    return ""


def _fits(g: Grammar, preposition: str, noun: int) -> bool:
    named, lemma = g.names[noun] in ("ORG", "PERSON"), g.lemmas[noun].lower()
    if preposition in _set("to whom"):
        return named or g.names[noun] in ("NORP", "GPE") or lemma in _set("listeners")
    return preposition in _set("where") and (named or lemma in _set("occasions"))


def _phrase(g: Grammar, noun: int) -> str:
    """Return a noun with what is close to it: no clause, no apposition."""
    far = [kid for kid in g.kids[noun] if g.deps[kid] in _BEYOND and kid > noun]
    high = min((g.left[kid] for kid in far), default=g.right[noun] + 1) - 1
    while high > noun and g.deps[high] in ("punct", "cc"):
        high -= 1
    low = g.left[noun]
    start, end = g.span(low, max(high, noun))
    return " ".join(g.string[start:end].split())


def hedge_of(scene: Scene, one: Drafted) -> str:
    """Return the word that weakens a statement, in its cue or in the main verb of what it says."""
    g, head = scene.grammar, one.head
    if head < 0:
        return ""
    if g.parts[head] == "ADV":
        return g.words[head] if g.words[head] in _set("hedges") else ""
    if g.lemmas[head] in _set("hedging verbs"):
        return g.words[head]
    main = [head, *(kid for kid in g.kids[head] if g.deps[kid] in ("ccomp", "xcomp"))]
    for verb in main:
        for kid in g.kids[verb]:
            if g.words[kid] in _set("hedges"):
                return g.words[kid]
    return ""


@cache
def _set(name: str) -> frozenset[str]:
    told: Any = words("statements")
    return frozenset(told[name])
