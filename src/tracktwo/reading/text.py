"""The readable text of a document, and the way back from it to the raw text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from tracktwo.reading.model import Document, Piece, Spans

__all__ = ["Block", "Text", "text_of"]


@dataclass(frozen=True)
class Block:
    """A paragraph of the readable text: ``[start, end)`` in it, and the zone it belongs to."""

    zone: str
    start: int
    end: int


@dataclass(frozen=True)
class Text:
    """What is parsed: the paragraphs of some zones, joined by line breaks.

    Parameters
    ----------
    document : Document
        Where it comes from.
    string : str
        The text.
    blocks : tuple of Block
        Its paragraphs.
    pieces : tuple of (int, Piece)
        Where each piece of it starts, and the piece.
    """

    document: Document
    string: str
    blocks: tuple[Block, ...]
    pieces: tuple[tuple[int, Piece], ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.pieces]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def _raw_starts(self) -> list[int]:
        return [piece.start for _, piece in self.pieces]

    def raw(self, start: int, end: int) -> Spans:
        """Return where ``[start, end)`` of this text stands in the raw text; stretches that touch are one."""
        spans: list[tuple[int, int]] = []
        first = max(bisect_right(self._starts, start) - 1, 0)
        for at, piece in self.pieces[first : bisect_left(self._starts, end)]:
            low, high = max(start, at) - at, min(end, at + len(piece.text)) - at
            if low < high:
                _append(spans, _inside(piece, low, high))
        return tuple(spans)

    def clean(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``[start, end)`` of the raw text stands in this text; empty where it does not."""
        first = max(bisect_right(self._raw_starts, start) - 1, 0)
        last = bisect_left(self._raw_starts, end)
        ends = [_back(at, piece, start, end) for at, piece in self.pieces[first:last]]
        found = [one for one in ends if one[0] < one[1]]
        return (found[0][0], found[-1][1]) if found else (0, 0)

    def block_at(self, position: int) -> int:
        """Return the number of the paragraph in which a position of this text stands."""
        return max(bisect_right(self._block_starts, position) - 1, 0)


def text_of(document: Document, paragraphs: Iterable[tuple[str, Iterable[Piece]]]) -> Text:
    """Join paragraphs, each with its zone, to one text.

    Pieces of the raw text must be in order.
    """
    made: list[str] = []
    blocks: list[Block] = []
    pieces: list[tuple[int, Piece]] = []
    at = 0
    for zone, parts in paragraphs:
        start = at
        for piece in parts:
            pieces.append((at, piece))
            made.append(piece.text)
            at += len(piece.text)
        blocks.append(Block(zone, start, at))
        made.append("\n")
        at += 1
    return Text(document, "".join(made), tuple(blocks), tuple(pieces))


def _inside(piece: Piece, low: int, high: int) -> tuple[int, int]:
    if len(piece.text) == piece.end - piece.start:
        return piece.start + low, piece.start + high
    return piece.start, piece.end


def _back(at: int, piece: Piece, start: int, end: int) -> tuple[int, int]:
    if piece.end <= start or piece.start >= end:
        return at, at
    if len(piece.text) != piece.end - piece.start:
        return at, at + len(piece.text)
    return at + max(start - piece.start, 0), at + min(end - piece.start, len(piece.text))


def _append(spans: list[tuple[int, int]], span: tuple[int, int]) -> None:
    """Add a span, joined to the one before where they touch."""
    if spans and spans[-1][1] == span[0]:
        span = (spans.pop()[0], span[1])
    spans.append(span)
