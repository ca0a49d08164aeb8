"""Quotations without a cue of their own: they go on with a statement, or nobody is named for them."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import replace

from tracktwo.reading.model import Span
from tracktwo.reading.statements.contents import joined, quoted
from tracktwo.reading.statements.drafted import Drafted
from tracktwo.reading.statements.scene import Scene

__all__ = ["alone", "continued"]

_SPEECH = ("all", "most")
_MANY = 8


def continued(scene: Scene, drafted: Sequence[Drafted]) -> list[Drafted]:
    """Give each quotation that nobody is found to say to the speech in the sentence before it.

    It must start a sentence; the one before must hold a statement that is itself wholly or mostly quoted.
    """
    g = scene.grammar
    made = list(drafted)
    speech = {g.first[one.head]: at for at, one in enumerate(made) if quoted(scene, one.content) in _SPEECH}
    for number in _unsaid(scene, made):
        one = scene.quotes[number]
        low = scene.token_at(one.start)
        if low >= len(g) or g.first[low] != low:
            continue
        before = low - 1
        while before >= 0 and g.parts[before] == "SPACE":
            before -= 1
        at = speech.get(g.first[before], -1) if before >= 0 else -1
        if at >= 0:
            made[at] = replace(made[at], content=joined([*made[at].content, (one.start, one.end)]))
            speech[low] = speech[g.first[scene.token_at(one.end - 1)]] = at
    return _begun(scene, made)


def _begun(scene: Scene, drafted: list[Drafted]) -> list[Drafted]:
    """Give a quotation that runs over paragraphs to the statement in which its last paragraph is."""
    spans = sorted((low, at) for at, one in enumerate(drafted) for low, _ in one.content)
    for number in reversed(_unsaid(scene, drafted)):
        if number + 1 == len(scene.quotes) or not scene.quotes[number + 1].continued:
            continue
        one, then = scene.quotes[number], scene.quotes[number + 1]
        place = bisect_right(spans, (then.start, len(drafted))) - 1
        at = spans[place][1] if place >= 0 else -1
        if at >= 0 and drafted[at].says(then.start):
            drafted[at] = replace(drafted[at], content=joined([(one.start, one.end), *drafted[at].content]))
            insort(spans, (one.start, at))
    return drafted


def alone(scene: Scene, drafted: Sequence[Drafted], uses: Sequence[tuple[str, str]]) -> list[Drafted]:
    """Return speech in nobody's name, as far as it says something: a few words are a quotation only."""
    found = []
    for number in _unsaid(scene, drafted):
        one = scene.quotes[number]
        if uses[number][0] == "speech" and len(scene.grammar.string[one.start : one.end].split()) >= _MANY:
            found.append(Drafted(-1, "", None, None, ((one.start, one.end),), "quotation alone"))
    return found


def _unsaid(scene: Scene, drafted: Sequence[Drafted]) -> list[int]:
    """Return the numbers of the quotations that stand in no content."""
    covered: list[Span] = sorted(span for one in drafted for span in one.content)
    unsaid, at, reach = [], 0, -1
    for number, one in enumerate(scene.quotes):
        while at < len(covered) and covered[at][0] <= one.inner[0]:
            reach = max(reach, covered[at][1])
            at += 1
        if reach < one.inner[1]:
            unsaid.append(number)
    return unsaid
