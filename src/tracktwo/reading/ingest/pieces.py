"""From stretches of raw text to readable pieces: odd spaces made plain, invisible characters left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tracktwo.reading.ingest.content import Paragraph
from tracktwo.reading.passages import Piece

__all__ = ["length", "part_of", "pieces_of", "trimmed"]

# One for one, so that offsets stay: every kind of space, and control characters, become a space.
_SPACES = (*range(33), 127, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
_PLAIN = dict.fromkeys(_SPACES, " ")
_ODD = re.compile(r"[^\S ]|[\x00-\x1f\x7f]")
# Soft hyphens, zero-width and direction marks, byte order marks: a reader sees none of them.
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")


def pieces_of(raw: str, start: int, end: int) -> Iterator[Piece]:
    """Yield the readable pieces of ``[start, end)``."""
    at = start
    for gap in _INVISIBLE.finditer(raw, start, end):
        if gap.start() > at:
            yield _piece(raw, at, gap.start())
        at = gap.end()
    if at < end:
        yield _piece(raw, at, end)


def trimmed(pieces: Iterable[Piece]) -> Paragraph:
    """Leave out spaces at both ends."""
    left = list(pieces)
    while left and not (text := left[0].text.lstrip()):
        del left[0]
    if left and len(text) < len(left[0].text):
        left[0] = _kept(left[0], len(left[0].text) - len(text), len(left[0].text))
    while left and not (text := left[-1].text.rstrip()):
        del left[-1]
    if left and len(text) < len(left[-1].text):
        left[-1] = _kept(left[-1], 0, len(text))
    return tuple(left)


def part_of(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """Return the pieces of ``[start, end)`` of a paragraph's readable text, without spaces at both ends."""
    at = 0
    found = []
    for piece in paragraph:
        low, high = max(start - at, 0), min(end - at, len(piece.text))
        if low < high:
            found.append(_kept(piece, low, high))
        at += len(piece.text)
    return trimmed(found)


def length(paragraph: Paragraph) -> int:
    """Count the characters that a reader sees."""
    return sum(len(piece.text) for piece in paragraph)


def _piece(raw: str, start: int, end: int) -> Piece:
    text = raw[start:end]
    return Piece(text.translate(_PLAIN) if _ODD.search(text) else text, start, end)


def _kept(piece: Piece, low: int, high: int) -> Piece:
    """Cut a piece; one that stands for other characters as a whole keeps its place."""
    if len(piece.text) != piece.end - piece.start:
        return Piece(piece.text[low:high], piece.start, piece.end)
    return Piece(piece.text[low:high], piece.start + low, piece.start + high)
