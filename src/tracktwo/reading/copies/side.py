"""A document as it is compared: all that a reader sees, and which part of it is its report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from tracktwo.reading.copies.folded import Words, words_of
from tracktwo.reading.copies.sketch import Hashes, hashes_of
from tracktwo.reading.passages import Document, Span, Spans
from tracktwo.reading.text import Text, text_of

__all__ = ["Side"]

RUNNING = ("", "body", "heading", "caption")
"""Zones whose paragraphs follow each other: what is dropped of them in one go is one passage."""


@dataclass(frozen=True)
class Side:
    """One of two documents that are compared.

    Parameters
    ----------
    report : Text
        What is parsed of it.
    """

    report: Text

    @property
    def document(self) -> Document:
        """The document."""
        return self.report.document

    @cached_property
    def whole(self) -> Text:
        """All paragraphs, furniture too."""
        return text_of(self.document, (("", paragraph) for paragraph in self.document.paragraphs))

    @cached_property
    def words(self) -> Words:
        """The words of the whole."""
        return words_of(self.whole.string)

    @cached_property
    def folded(self) -> list[str]:
        """The words as they are compared."""
        return [word.folded for word in self.words]

    @cached_property
    def hashes(self) -> Hashes:
        """The five-word runs of the report."""
        return hashes_of(self.report.string)

    @cached_property
    def reported(self) -> frozenset[int]:
        """The numbers of the words that belong to the report."""
        inside = [zone is not None for zone in self._zones]
        return frozenset(
            number for number, word in enumerate(self.words) if inside[self.whole.block_at(word.start)]
        )

    def raw(self, start: int, end: int) -> Span:
        """Return where ``[start, end)`` of the whole stands in the raw text; empty spans stay empty."""
        if start < end:
            spans = self.whole.raw(start, end)
            return (spans[0][0], spans[-1][1]) if spans else (0, 0)
        after = self.whole.raw(start, start + 1)
        if after:
            return after[0][0], after[0][0]
        before = self.whole.raw(max(start - 1, 0), start)
        at = before[-1][1] if before else len(self.document.raw) if start else 0
        return at, at

    def begins(self, word: int) -> int:
        """Tell whether a word begins a paragraph (2; as does the end), a sentence (1) or neither (0)."""
        if word in (0, len(self.words)):
            return 2
        before = self.whole.string[self.words[word - 1].end : self.words[word].start]
        return 2 if "\n" in before else int(any(mark in before for mark in ".!?…"))

    def start_of(self, word: int) -> int:
        """Return where a word of the whole starts, with the punctuation that sticks to it."""
        string, at = self.whole.string, self.words[word].start
        while at and not (string[at - 1].isspace() or string[at - 1].isalnum()):
            at -= 1
        return at

    def end_of(self, word: int) -> int:
        """Return where a word of the whole ends, with the punctuation that sticks to it."""
        string, at = self.whole.string, self.words[word].end
        while at < len(string) and not (string[at].isspace() or string[at].isalnum()):
            at += 1
        return at

    def passages(self, start: int, end: int) -> Spans:
        """Cut a stretch of the whole where one use ends and another begins.

        Paragraphs of the report's running text stay together; each other paragraph is a passage by itself.
        """
        found = []
        first, last = self.whole.block_at(start), self.whole.block_at(max(end - 1, start))
        for _, group in groupby(
            range(first, last + 1), lambda one: -1 if self._zones[one] in RUNNING else one
        ):
            blocks = [self.whole.blocks[number] for number in group]
            found.append(self._stripped(max(start, blocks[0].start), min(end, blocks[-1].end)))
        return tuple(span for span in found if span[0] < span[1])

    def stripped(self, spans: Iterable[Span]) -> Spans:
        """Leave out white space at both ends of stretches of the whole."""
        return tuple(self._stripped(*span) for span in spans)

    @cached_property
    def _zones(self) -> list[str | None]:
        """The zone of each paragraph of the whole; None for what is not of the report."""
        zones: list[str | None] = []
        for block in self.whole.blocks:
            spans = self.whole.raw(block.start, block.end)
            start, end = self.report.clean(spans[0][0], spans[-1][1]) if spans else (0, 0)
            zones.append(self.report.blocks[self.report.block_at(start)].zone if start < end else None)
        return zones

    def _stripped(self, start: int, end: int) -> Span:
        string = self.whole.string[start:end]
        return start + len(string) - len(string.lstrip()), max(
            start, end - len(string) + len(string.rstrip())
        )
