"""The reports beside a drafted case, and quotes from them that stand there once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from tracktwo.reading.model import Document, Item, Spans
from tracktwo.reading.text import Text, text_of

__all__ = ["Report"]

LONGEST_QUOTE = 600
AROUND = (0, 40, 160, 640)
"""How many letters before and after a passage are added to it, one after another, until it is found once."""


@dataclass(frozen=True)
class Report:
    """A document as it is put beside a case: what a reader sees, without markup.

    Parameters
    ----------
    document : Document
        Of the ledger.
    """

    document: Document

    @property
    def file(self) -> str:
        """Its name beside the case."""
        return f"reports/{self.document.id}.txt"

    @cached_property
    def text(self) -> str:
        """What the file holds: the raw text, but of a web page its readable text."""
        return self._readable.string if self._readable else self.document.raw

    @cached_property
    def _readable(self) -> Text | None:
        if self.document.media != "html":
            return None
        return text_of(self.document, (("body", one) for one in self.document.paragraphs))

    def quote(self, item: Item, spans: Spans | None = None) -> str:
        """Return words around a passage that stand in the file once.

        Parameters
        ----------
        item : Item
            Of this document.
        spans : tuple of (int, int), optional
            The passage; that of the item by default.

        Returns
        -------
        str
            Empty where no words around it do.
        """
        start, end = self._place(item.spans if spans is None else spans)
        tried = (self._around(start, end, more) for more in AROUND if start < end)
        return next((words for words in tried if self._once(words)), "")

    def _place(self, spans: Spans) -> tuple[int, int]:
        """Return one stretch of the file: all of a passage, or its first part where it is long."""
        if not spans:
            return 0, 0
        whole = min(start for start, _ in spans), max(end for _, end in spans)
        start, end = whole if whole[1] - whole[0] <= LONGEST_QUOTE else spans[0]
        return self._readable.clean(start, end) if self._readable else (start, end)

    def _once(self, words: str) -> bool:
        if not words or not all(one.isprintable() or one.isspace() for one in words):
            return False
        passage = r"\s+".join(re.escape(word) for word in words.split())
        return sum(1 for _ in re.finditer(f"(?={passage})", self.text)) == 1

    def _around(self, start: int, end: int, more: int) -> str:
        """Return a passage with some letters before and after it, whole words of its own paragraph."""
        first = self.text.rfind("\n", 0, start) + 1
        last = self.text.find("\n", end)
        last = len(self.text) if last < 0 else last
        if more and start - more > first:
            first = self.text.find(" ", start - more, start) + 1 or start
        if more and end + more < last:
            last = self.text.rfind(" ", end, end + more)
            last = end if last < 0 else last
        return (self.text[first:last] if more else self.text[start:end]).strip()
