"""Sequences: what is to come after what."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.reading.matter.ground import Ground
from tracktwo.reading.matter.lexicon import listed
from tracktwo.reading.model import Sequence

__all__ = ["sequences_of"]

_OPENERS = {"after": "sequence.after", "once": "sequence.once", "following": "sequence.following"}
_BEFORE = {"before": "sequence.before", "until": "sequence.until"}
_NEXT = frozenset({"then", "next", "afterwards", "afterward", "subsequently", "thereafter", "later"})


def sequences_of(ground: Ground) -> tuple[Sequence, ...]:
    """Return what is told to come after what, in what is proposed or may come, about deal matter."""
    if not ground.about_talks:
        return ()
    found = [*_marked(ground), *_then(ground)]
    found.sort(key=lambda one: (one[0], one[1]))
    return tuple(
        ground.make(Sequence, sorted([first, then]), rule, first=ground.raw(*first), then=ground.raw(*then))
        for first, then, rule in found
    )


_Found = tuple[tuple[int, int], tuple[int, int], str]


def _marked(ground: Ground) -> Iterator[_Found]:
    """After X, Y; once X, Y; Y before X."""
    grammar = ground.grammar
    for token, word in enumerate(grammar.words):
        rule = _OPENERS.get(word) or _BEFORE.get(word)
        if not rule:
            continue
        head, verb = _halves(ground, token)
        if head < 0 or not ahead(ground, verb):
            continue
        marked = ground.trim(token, grammar.right[head])
        main = _rest(ground, verb, marked)
        if ground.has_matter(*marked) or ground.has_matter(*main):
            yield (marked, main, rule) if word in _OPENERS else (main, marked, rule)


def _halves(ground: Ground, token: int) -> tuple[int, int]:
    """Return the head of what "after" opens, and the verb that it hangs on; -1 where no action is."""
    grammar = ground.grammar
    if grammar.deps[token] in ("mark", "advmod"):
        head = grammar.heads[token]
        return (head, grammar.heads[head]) if grammar.deps[head] == "advcl" else (-1, -1)
    if grammar.deps[token] != "prep":
        return -1, -1
    head = grammar.kid(token, "pcomp", "pobj")
    if head < 0 or not (grammar.tags[head] == "VBG" or ground.matter[head]):
        return -1, -1
    return head, grammar.heads[token]


def ahead(ground: Ground, verb: int) -> bool:
    """Tell whether a verb speaks of what may come: by a modal, or by proposing."""
    if verb < 0 or ground.grammar.parts[verb] not in ("VERB", "AUX"):
        return False
    return bool(ground.modal(verb)) or ground.grammar.lemmas[verb] in listed("conditions", "proposing")


def _rest(ground: Ground, verb: int, marked: tuple[int, int]) -> tuple[int, int]:
    low, high = ground.clause(verb)
    if marked[0] <= low:
        return ground.trim(min(marked[1] + 1, high), high)
    return ground.trim(low, max(low, marked[0] - 1)) if marked[1] >= high else (low, high)


def _then(ground: Ground) -> Iterator[_Found]:
    """A ceasefire would then allow talks: the subject first, then the rest."""
    grammar = ground.grammar
    for token, word in enumerate(grammar.words):
        verb = grammar.heads[token]
        if word not in _NEXT or grammar.deps[token] != "advmod" or not ground.modal(verb):
            continue
        subject = grammar.kid(verb, "nsubj", "nsubjpass")
        if subject < 0 or subject > verb:
            continue
        first = ground.trim(grammar.left[subject], grammar.right[subject])
        then = ground.trim(verb, ground.clause(verb)[1])
        if ground.has_matter(*first) and then[0] > first[1]:
            yield first, then, "sequence.then"
