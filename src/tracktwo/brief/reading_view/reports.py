"""The reports of a page: in which order, how many on one page, how much of each is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Protocol

from tracktwo.reading.model import Copy, Document, Item, Piece, Span, Zone
from tracktwo.reading.text import Text, text_of

__all__ = ["Ledger", "Report", "pages_of", "reports_of"]

MOST_REPORTS = 100
"""On one page; further reports go to further pages."""
MOST_TEXT = 2_000_000
"""Characters of text on one page, copies included."""
LONGEST = 200_000
"""Characters shown of one report."""
ENOUGH = 1_200
"""Characters of a passage that are looked at to quote it, and to know it again."""
FIRST = 80
"""Characters from which a report without a title takes its name."""
MOST_ITEMS = 4_000
"""Items shown of one report."""


class Ledger(Protocol):
    """What a view is made from: the documents of a set, and what was found in them."""

    @property
    def documents(self) -> Sequence[Document]:
        """All documents, in order."""

    @property
    def items(self) -> Iterable[Item]:
        """All items, zones, copies and origins included; ids are unique."""


@dataclass(frozen=True)
class Report:
    """A document with its items.

    ``number`` counts from 1 through the whole set; ``items`` are those that are shown, ``unshown`` how many
    are not.
    """

    number: int
    document: Document
    items: tuple[Item, ...]
    unshown: int

    @cached_property
    def text(self) -> Text:
        """What is shown of it."""
        return text_of(self.document, (("", part) for part in _first(self.document.paragraphs, LONGEST)))

    @property
    def cut(self) -> bool:
        """Whether more of it is left out than shown."""
        return _length(self.document) > LONGEST

    @cached_property
    def title(self) -> str:
        """What it is called: by itself, else by its file."""
        titles = (one for one in self.items if isinstance(one, Zone) and one.zone == "title")
        zones = (self.words(title.spans) for title in titles)
        named = " ".join((self.document.told.get("title") or next(zones, "")).split())
        return named[:200] or f"{self.document.id}{self._beginning}"

    @property
    def _beginning(self) -> str:
        """The first words of what has no title, in quotation marks."""
        body = next((one for one in self.items if isinstance(one, Zone) and one.zone == "body"), None)
        start = self.text.clean(*body.spans[0])[0] if body and body.spans else 0
        words = " ".join(self.text.string[start : start + FIRST].split())
        return f" “{words.rpartition(' ')[0] or words} …”" if words else ""

    def words(self, spans: Iterable[Span]) -> str:
        """Return what a reader sees of a passage, or its beginning; empty where it is not shown."""
        found = [self.text.clean(*span) for span in islice(spans, ENOUGH)]
        stretches: list[tuple[int, int]] = []
        for start, end in (one for one in found if one[0] < one[1]):
            if (
                stretches
                and self.text.string[stretches[-1][1] : start].strip() == ""
                and stretches[-1][1] <= start
            ):
                start = stretches.pop()[0]
            stretches.append((start, end))
        return " … ".join(self.text.string[start : min(end, start + ENOUGH)] for start, end in stretches)[
            :ENOUGH
        ]

    @property
    def id(self) -> str:
        """Its id on the page."""
        return f"d{self.number}"


def reports_of(ledger: Ledger) -> list[Report]:
    """Return the reports of a ledger, each copy behind its source."""
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for item in ledger.items:
        found[item.document].append(item)
    return [
        Report(number, one, tuple(found[one.id][:MOST_ITEMS]), max(len(found[one.id]) - MOST_ITEMS, 0))
        for number, one in enumerate(_ordered(ledger.documents, found), start=1)
    ]


def pages_of(reports: Iterable[Report]) -> list[list[Report]]:
    """Share reports out to pages."""
    pages: list[list[Report]] = [[]]
    room = MOST_TEXT
    for report in reports:
        length = min(_length(report.document), LONGEST)
        if pages[-1] and (len(pages[-1]) == MOST_REPORTS or length > room):
            pages.append([])
            room = MOST_TEXT
        pages[-1].append(report)
        room -= length
    return pages


def _ordered(documents: Sequence[Document], found: Mapping[str, list[Item]]) -> list[Document]:
    """Put copies behind what they are copied from, all else in the order of the set."""
    place = {one.id: number for number, one in enumerate(documents)}
    source = {
        item.document: item.source
        for items in found.values()
        for item in items
        if isinstance(item, Copy) and item.source in place
    }

    def key(document: Document) -> tuple[int, int]:
        root, passed = document.id, {document.id}
        while (above := source.get(root)) is not None and above not in passed:
            root = above
            passed.add(root)
        return place[root], -1 if root == document.id else place[document.id]

    return sorted(documents, key=key)


def _length(document: Document) -> int:
    return sum(len(piece.text) for part in document.paragraphs for piece in part)


def _first(paragraphs: Iterable[tuple[Piece, ...]], room: int) -> Iterator[list[Piece]]:
    """Give paragraphs as far as there is room; one piece may be cut."""
    for part in paragraphs:
        kept: list[Piece] = []
        for piece in part:
            if len(piece.text) > room:
                if len(piece.text) == piece.end - piece.start:
                    kept.append(Piece(piece.text[:room], piece.start, piece.start + room))
                room = 0
                break
            kept.append(piece)
            room -= len(piece.text)
        if kept:
            yield kept
        if room <= 0:
            return
