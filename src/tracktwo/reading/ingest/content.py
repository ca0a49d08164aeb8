"""What a reader of one kind of file hands over, and how it says that it cannot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tracktwo.reading.passages import Piece

__all__ = ["Content", "Paragraph", "Unreadable"]

Paragraph = tuple[Piece, ...]


@dataclass(frozen=True)
class Content:
    """A file's text; the fields are those of `tracktwo.reading.passages.Document`."""

    raw: str
    encoding: str
    paragraphs: tuple[Paragraph, ...]
    told: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[int, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


class Unreadable(Exception):
    """A file that cannot be read: what is wrong, and what to do; the path is added by who knows it."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
