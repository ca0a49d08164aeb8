"""What quotation marks are for: speech, a title, a term, or a scare quote."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tracktwo.reading.statements.drafted import Drafted
from tracktwo.reading.statements.grammar import Grammar
from tracktwo.reading.statements.quotes import Quoted
from tracktwo.reading.statements.scene import Scene
from tracktwo.reading.words import words

__all__ = ["uses_of"]

_FEW = 4
_FEWEST = 2
_NEAR = 5
_CAPITALS = 0.6
_ACTING = frozenset(["VB", "VBD", "VBP", "VBZ", "MD"])
_SMALL = frozenset(["DET", "ADP", "CCONJ", "PART", "SCONJ"])
_MARKS = ("PUNCT", "SPACE", "SYM")


def uses_of(scene: Scene, drafted: Sequence[Drafted]) -> list[tuple[str, str]]:
    """Return for each quotation its use and the rule that says so, given the statements that are known."""
    spans = sorted((low, high, one.word) for one in drafted for low, high in one.content)
    uses, held, at = [], list[tuple[int, int, str]](), 0
    for one in scene.quotes:
        while at < len(spans) and spans[at][0] <= one.inner[0]:
            held.append((spans[at][1], spans[at][0], spans[at][2]))
            at += 1
        held = [it for it in held if it[0] > one.inner[0]]
        word = min(((high - low, word) for high, low, word in held), default=(0, ""))[1]
        uses.append(_use(scene, one, word.split(" ")[0]))
    return uses


def _use(scene: Scene, one: Quoted, said: str) -> tuple[str, str]:
    """Return the use of a quotation; ``said`` is the cue of the smallest statement that it stands in."""
    g = scene.grammar
    low = scene.token_at(one.inner[0])
    inner = [at for at in range(low, min(scene.token_at(one.inner[1]), len(g))) if g.parts[at] not in _MARKS]
    if not inner:
        return "term", "nothing in it"
    before = range(max(low - 1 - _NEAR, g.first[low], 0), max(low - 1, 0))
    capital = _capital(g, inner)
    if capital and any(g.lemmas[at].lower() in _set("titled") for at in before):
        return "title", "a name after the kind of thing"
    acting = len(inner) > 1 and any(g.tags[at] in _ACTING for at in inner)
    if _named(g, before) and not (acting and len(inner) > _FEW):
        return "term", "called so"
    if len(inner) > _FEW or acting:
        return (
            ("speech", "words enough") if not capital or said in _set("saying") else ("title", "a long name")
        )
    if said in _set("saying"):
        return "speech", "in what is said"
    if capital and len(inner) > 1:
        return "term", "a name"
    return "scare", "few words that nobody says"


def _capital(g: Grammar, inner: Sequence[int]) -> bool:
    """Say whether the words that carry meaning start with capitals."""
    if len(inner) == 1:
        return False
    heavy = [at for at in inner if g.parts[at] not in _SMALL]
    return bool(heavy) and sum(g.string[g.start[at]].isupper() for at in heavy) >= _CAPITALS * len(heavy) > 1


def _named(g: Grammar, before: Sequence[int]) -> bool:
    """Say whether what comes just before gives a thing its name: "known as", "the term", "so-called"."""
    close = list(before)[-3:]
    for at in close:
        if g.lemmas[at].lower() in _set("names") and (g.parts[at] != "VERB" or g.tags[at] == "VBN"):
            return True
    return False


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(words("statements")[name])
