"""A statement before it has a name: in offsets of the parsed text."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.reading.model import Span, Spans

__all__ = ["Drafted"]


@dataclass(frozen=True)
class Drafted:
    """A statement in offsets of the parsed text.

    ``head`` is the token of its cue, -1 where it has none; ``odds`` the logarithm of the odds that it is one;
    ``direct`` whether speech in quotation marks is a part of it.
    """

    head: int
    word: str
    source: Span | None
    cue: Span | None
    content: Spans
    rule: str
    odds: float = 0.0
    direct: bool = False

    @property
    def place(self) -> int:
        """Where its cue starts, or, without one, what it says."""
        return self.cue[0] if self.cue else self.content[0][0]

    def says(self, position: int) -> bool:
        """Say whether a position is in its content."""
        return any(start <= position < end for start, end in self.content)
