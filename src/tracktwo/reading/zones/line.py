"""A line under classification, and the page it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tracktwo.reading.passages import Document, Piece
from tracktwo.reading.zones.lexicon import folded

__all__ = ["Line", "Page", "Part"]

# A line of so many words is running text; a page's head is what stands before the first, its tail what stands
# behind the last.
_LONG = 25
_NEAR = 6


@dataclass(frozen=True)
class Part:
    """A stretch of a line that is something by itself: a dateline, a credit, a signature, a name."""

    zone: str
    rule: str
    start: int
    end: int
    value: str = ""


@dataclass
class Line:
    """A paragraph as one line; ``zone`` is empty until a rule has decided.

    ``parts`` are zones within it, ``low`` and ``high`` the part of it that goes on to be parsed, ``repeats``
    whether it says what another line says again.
    """

    number: int
    pieces: tuple[Piece, ...]
    mark: str
    zone: str = ""
    rule: str = ""
    value: str = ""
    parts: list[Part] = field(default_factory=list)
    low: int = 0
    high: int = 0
    repeats: bool = False

    def __post_init__(self) -> None:
        self.high = len(self.text)

    @cached_property
    def text(self) -> str:
        """What stands there."""
        return "".join(piece.text for piece in self.pieces)

    @cached_property
    def words(self) -> int:
        """How many words it has, by spaces."""
        return self.text.count(" ") + 1

    @cached_property
    def folded(self) -> str:
        """The line folded, if it is short enough to be looked up."""
        return folded(self.text) if len(self.text) <= 200 else ""

    @property
    def open(self) -> bool:
        """Whether no rule has decided."""
        return not self.zone

    @property
    def ends(self) -> bool:
        """Whether it ends as sentences do."""
        return self.text.rstrip("\"'”’»)] ")[-1:] in (".", "!", "…", ":", ";", ",")

    def call(self, zone: str, rule: str, value: str = "") -> None:
        """Decide."""
        self.zone, self.rule, self.value = zone, rule, value

    def part(self, zone: str, rule: str, span: tuple[int, int], value: str) -> None:
        """Note that a stretch of the line is something by itself."""
        self.parts.append(Part(zone, rule, *span, value))


class Page:
    """All lines of a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        marks = document.marks
        self.lines = [Line(n, pieces, marks.get(n, "")) for n, pieces in enumerate(document.paragraphs)]

    def open(self) -> Iterator[Line]:
        """Yield the lines that are not decided."""
        return (line for line in self.lines if line.open)

    @property
    def head(self) -> Sequence[Line]:
        """The lines before the first of running text; all but the last where there is none."""
        return self.lines[: next(self._running(self.lines), max(len(self.lines) - 1, 0))]

    @property
    def tail(self) -> Sequence[Line]:
        """The lines behind the last of running text."""
        return self.lines[len(self.lines) - next(self._running(self.lines[::-1]), 0) :]

    @property
    def edges(self) -> list[Line]:
        """The lines of head and tail, and a few more: a long standfirst or afterword may stand among them."""
        inner = max(len(self.head), _NEAR), len(self.lines) - max(len(self.tail), _NEAR)
        return [line for line in self.lines if line.number < inner[0] or line.number >= inner[1]]

    @staticmethod
    def _running(lines: Sequence[Line]) -> Iterator[int]:
        return (n for n, line in enumerate(lines) if line.words >= _LONG and line.open)
