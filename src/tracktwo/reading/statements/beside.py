"""Quotations that stand beside a cue, whatever the grammar makes of them."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.reading.statements.frames import Cue, Frame, verb_cue
from tracktwo.reading.statements.grammar import Grammar
from tracktwo.reading.statements.scene import Scene
from tracktwo.reading.statements.sources import Range

__all__ = ["quote_tokens", "quotes_beside"]

_FAR = 25
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])


def quotes_beside(scene: Scene, verb: int) -> Iterator[Frame]:
    """Return the frames of a verb whose content is a quotation before it, after it, or both."""
    g = scene.grammar
    if not scene.quotes or scene.inside[verb] >= 0:
        return
    cue = verb_cue(g, verb)
    low, high = _core(g, cue)
    before, (after, gap) = _before(scene, low), _after(scene, high, verb)
    if before >= 0:
        yield cue.says("quote before", quote_tokens(scene, before))
        first = g.first[scene.token_at(scene.quotes[before].start)]
        if first < scene.token_at(scene.quotes[before].start):
            yield cue.says("sentence before", (first, low - 1))
    if after >= 0:
        yield cue.says(f"quote after{gap}", quote_tokens(scene, after))
    if before >= 0 and after >= 0:
        yield cue.says(f"quotes around{gap}", quote_tokens(scene, before), quote_tokens(scene, after))


def _core(g: Grammar, cue: Cue) -> Range:
    """Return a cue with the source that stands next to it."""
    (low, high), source = cue.cue, cue.source
    if not source:
        return low, high
    if source[1] < low and all(g.deps[at] == "punct" for at in range(source[1] + 1, low)):
        return source[0], high
    return (low, source[1]) if source[0] == high + 1 else (low, high)


def _before(scene: Scene, low: int) -> int:
    at = low - 1
    while at >= 0 and scene.grammar.words[at] in (",", "—", "–", "--") and scene.inside[at] < 0:
        at -= 1
    return scene.inside[at] if at >= 0 and scene.block[at] == scene.block[low] else -1


def _after(scene: Scene, high: int, verb: int) -> tuple[int, str]:
    """Return the next quotation in the sentence, unless another verb comes first, and what leads to it.

    A colon leads over the end of a sentence, but not of a paragraph.
    """
    g = scene.grammar
    for at in range(high + 1, min(high + _FAR, len(g))):
        over = g.first[at] != g.first[verb] and g.words[at - 1] != ":"
        if over or scene.block[at] != scene.block[verb] or (scene.inside[at] < 0 and g.tags[at] in _FINITE):
            break
        if scene.inside[at] >= 0:
            return scene.inside[at], _gap(g.words[at - 1], at - high - 1)
    return -1, ""


def _gap(last: str, words: int) -> str:
    if last == ":":
        return " colon"
    if words <= 1:
        return ""
    return " comma" if last in (",", "—", "–") else " far"


def quote_tokens(scene: Scene, number: int) -> Range:
    """Return the first and last token of a quotation."""
    one = scene.quotes[number]
    low = scene.token_at(one.start)
    return low, max(scene.token_at(one.end) - 1, low)
