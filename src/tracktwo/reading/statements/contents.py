"""What is said, in offsets of the parsed text: frames fitted to the quotation marks round them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracktwo.reading.model import Span, Spans
from tracktwo.reading.statements.frames import Frame
from tracktwo.reading.statements.scene import Scene

__all__ = ["content_of", "joined", "overlap", "quoted", "size", "trimmed"]

_EDGE = " \t\n\r\xa0,;:.—–-…"


def content_of(scene: Scene, frame: Frame) -> tuple[Span, ...]:
    """Return what a frame says: without its cue and source, no quotation cut in two.

    A cue between quotation marks says nothing beyond them; one outside takes the whole quotation that its
    content touches, over the ends of sentences.
    """
    g = scene.grammar
    apart = [g.span(*frame.cue)] + ([g.span(*frame.source)] if frame.source else [])
    spans = [part for one in frame.content for part in _without(g.span(*one), apart)]
    home = scene.inside[frame.head]
    if home >= 0:
        low, high = scene.quotes[home].inner
        spans = [(max(start, low), min(end, high)) for start, end in spans]
    else:
        spans = [_whole(scene, span, apart) for span in spans]
    return joined(trimmed(scene, span) for span in spans)


def _without(span: Span, apart: Iterable[Span]) -> list[Span]:
    """Return what of a span is left, others taken out."""
    left = [span]
    for low, high in apart:
        left = [
            part
            for start, end in left
            for part in ((start, min(end, low)), (max(start, high), end))
            if part[0] < part[1]
        ]
    return left


def _whole(scene: Scene, span: Span, apart: Iterable[Span]) -> Span:
    """Let a span take in the quotations that it starts or ends in, unless cue or source stand in them."""
    start, end = span
    for number in (scene.quote_at(start), scene.quote_at(end - 1), scene.quote_at(end)):
        if number < 0:
            continue
        one = scene.quotes[number]
        if not any(low < one.end and one.start < high for low, high in apart):
            start, end = min(start, one.start), max(end, one.end)
    return start, end


def trimmed(scene: Scene, span: Span) -> Span:
    """Take white space and stops off the ends of a span, but none that quotation marks hold."""
    string = scene.grammar.string
    start, end = span
    while start < end and string[start] in _EDGE:
        start += 1
    while start < end and string[end - 1] in _EDGE and scene.quote_at(end - 1) < 0:
        end -= 1
    return start, end


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that touch as one, empty ones left out."""
    made: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return tuple(made)


def size(spans: Iterable[Span]) -> int:
    """Return how many characters spans hold."""
    return sum(end - start for start, end in spans)


def overlap(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return intersection over union of two lists of spans, each in order and apart."""
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    return shared / max(size(one) + size(other) - shared, 1)


def quoted(scene: Scene, content: Spans) -> str:
    """Say how much of what is said stands between quotation marks."""
    within = 0
    for start, end in content:
        for number in {scene.quote_at(start), scene.quote_at(end - 1)} - {-1}:
            one = scene.quotes[number]
            within += max(0, min(end, one.end) - max(start, one.start))
    share = within / max(size(content), 1)
    return "all" if share > 0.95 else "most" if share > 0.5 else "some" if share > 0 else "none"
