"""Sources that stand apart from what they say: "according to", "in a poll", a name and a colon."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.reading.statements.beside import quote_tokens
from tracktwo.reading.statements.frames import Cue, Frame
from tracktwo.reading.statements.grammar import Grammar
from tracktwo.reading.statements.scene import Scene
from tracktwo.reading.statements.sources import Range, subject_of

__all__ = ["frames_apart"]

_PREPOSITIONS = frozenset(["in", "for", "to", "per", "under", "by", "from", "on", "with", "at"])
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_POINTING = frozenset(["that", "this", "all", "these", "those", "it", "so", "and"])
_NAME = 12
_LEAD = 25


def frames_apart(scene: Scene, token: int) -> Iterator[Frame]:
    """Return the frames of a token whose source is no subject."""
    g = scene.grammar
    word = g.words[token]
    if word == "according":
        yield from _according(scene, token)
    elif word in _PREPOSITIONS and g.deps[token] == "prep":
        yield from _in_source(g, token)
    elif word == ":" and scene.inside[token] < 0:
        yield from _colon(scene, token)


def _according(scene: Scene, token: int) -> Iterator[Frame]:
    """What stands round "according to", or, where the sentence says nothing else, the one before."""
    g = scene.grammar
    to = token + 1
    noun = g.kid(to, "pobj") if to < len(g) and g.words[to] == "to" else -1
    if noun < 0:
        return
    cue = Cue("according to", token, (token, to), (g.left[noun], _close(g, noun)))
    lead = [g.words[at] for at in range(g.first[token], token) if g.parts[at] not in ("PUNCT", "SPACE")]
    before = _sentence_before(scene, token) if lead and all(one in _POINTING for one in lead) else None
    if before:
        yield cue.says("according before", before)
        return
    verb = next((one for one in g.above(token) if g.parts[one] in ("VERB", "AUX")), -1)
    if verb >= 0:
        main = "according" if g.deps[verb] == "ROOT" else "according, in part"
        yield cue.says(main, (g.left[verb], g.right[verb]))
    yield cue.says("according sentence", (g.first[token], g.last[token]))


def _close(g: Grammar, noun: int) -> int:
    """Return where a source after a preposition ends: before a clause that a comma sets off from it."""
    far = [g.left[kid] for kid in g.kids[noun] if kid > noun and g.deps[kid] in ("relcl", "advcl", "conj")]
    return next((low - 2 for low in far if g.words[low - 1] == "," and low - 2 >= noun), g.right[noun])


def _sentence_before(scene: Scene, token: int) -> Range | None:
    """Return the sentence before, over the end of a paragraph."""
    g = scene.grammar
    last = g.first[token] - 1
    while last >= 0 and not g.words[last].strip():
        last -= 1
    return (g.first[last], last) if last >= 0 else None


def _in_source(g: Grammar, token: int) -> Iterator[Frame]:
    """The clause round "in a poll", "for most voters", "in his view"."""
    head, noun = g.heads[token], g.kid(token, "pobj")
    if noun < 0 or g.parts[head] not in ("VERB", "AUX"):
        return
    word = f"{g.words[token]} {g.word(noun)}"
    cue = Cue(word, token, (token, token), (g.left[noun], g.right[noun]))
    first = " first" if token < head and g.left[token] == g.first[token] else ""
    yield cue.says(f"in source{first}", (g.left[head], g.right[head]))


def _colon(scene: Scene, colon: int) -> Iterator[Frame]:
    """What follows a colon, after a name alone or after a verb."""
    g = scene.grammar
    start, end = scene.block_of(colon)
    if colon >= end:
        return
    low = max(start, g.first[colon])
    stop = max(g.last[colon], min(colon + 1, end))
    lead = range(max(low, colon - _LEAD), colon)
    verbs = [at for at in lead if g.tags[at] in _FINITE and g.parts[at] == "VERB"]
    if verbs and colon < end and scene.inside[colon + 1] >= 0:
        source = subject_of(g, next((at for at in verbs if g.deps[at] == "ROOT"), verbs[0]))
        whole = quote_tokens(scene, scene.inside[colon + 1])
        yield Cue(":", colon, (colon, colon), source).says("colon and quotation", whole)
    elif not verbs and colon - low <= _NAME:
        cue = Cue(":", colon, (colon, colon), (low, colon - 1) if low < colon else None)
        yield cue.says("name and colon", (colon + 1, stop))
        if end > stop:
            yield cue.says("name and colon, paragraph", (colon + 1, end))
