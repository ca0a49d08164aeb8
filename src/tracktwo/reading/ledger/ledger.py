"""The ledger: reports, and what they say, every item tied to a passage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tracktwo.errors import Finding
from tracktwo.reading.ledger.records import document_record
from tracktwo.reading.model import Claim, Copy, Document, Found, Item, Reading, Spans, Stance

__all__ = ["Ledger"]


@dataclass(frozen=True)
class Ledger:
    """Reports and what they say.

    Parameters
    ----------
    documents : tuple of Document
        The reports, in the order in which they were given.
    items : tuple of Item
        What was found, document by document.
    unread : tuple of Finding, optional
        Files that could not be read, and why.
    """

    documents: tuple[Document, ...]
    items: tuple[Item, ...]
    unread: tuple[Finding, ...] = ()

    @classmethod
    def of_readings(cls, readings: Iterable[Reading], unread: Iterable[Finding] = ()) -> Ledger:
        """Put readings together."""
        readings = tuple(readings)
        documents = tuple(one.document for one in readings)
        return cls(documents, tuple(item for one in readings for item in one.items), tuple(unread))

    def plus(self, items: Iterable[Item]) -> Ledger:
        """Return the ledger with more items."""
        return Ledger(self.documents, (*self.items, *items), self.unread)

    def of(self, kind: type[Found]) -> tuple[Found, ...]:
        """Return the items of one kind: ``ledger.of(Claim)``."""
        return tuple(item for item in self._by_kind.get(kind.kind, ()) if isinstance(item, kind))

    def item(self, identity: str) -> Item:
        """Return an item by id.

        Parameters
        ----------
        identity : str
            Such as ``report/claim-3``.

        Returns
        -------
        Item

        Raises
        ------
        KeyError
            There is none.
        """
        return self._by_id[identity]

    def get(self, identity: str) -> Item | None:
        """Return an item by id; None where there is none, or the id is empty."""
        return self._by_id.get(identity)

    def document(self, identity: str) -> Document:
        """Return a document by id; KeyError where there is none."""
        return self._documents[identity]

    def of_document(self, identity: str) -> tuple[Item, ...]:
        """Return the items of a document, in the order in which they were found."""
        return tuple(self._by_document[identity])

    def central(self) -> tuple[Claim, ...]:
        """Return what the reports are about: the central claim of each text, told once for all its copies."""
        copies = {copy.document for copy in self.of(Copy)}
        return tuple(one for one in self.of(Claim) if one.central and one.document not in copies)

    def stances_on(self, claim: Claim) -> tuple[Stance, ...]:
        """Return what actors have said about a claim."""
        return tuple(self._stances.get(claim.id, ()))

    def left_out(self, copy: Copy) -> tuple[Item, ...]:
        """Return the items of a source whose passages a copy left out: at least half of their letters."""
        own = self._by_document[copy.source]
        return tuple(item for item in own if item.spans and _inside(item.spans, copy.dropped) >= 0.5)

    @cached_property
    def _by_kind(self) -> dict[str, list[Item]]:
        return _grouped(self.items, lambda item: item.kind)

    @cached_property
    def _by_document(self) -> dict[str, list[Item]]:
        own = {document.id: list[Item]() for document in self.documents}
        return own | _grouped(self.items, lambda item: item.document)

    @cached_property
    def _stances(self) -> dict[str, list[Stance]]:
        return _grouped(self.of(Stance), lambda stance: stance.claim)

    @cached_property
    def _by_id(self) -> dict[str, Item]:
        return {item.id: item for item in self.items}

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return {document.id: document for document in self.documents}

    def to_records(self) -> Iterator[dict[str, Any]]:
        """Give plain records: of each document first itself, then what was found in it."""
        for document in self.documents:
            yield document_record(document)
            yield from (item.to_record() for item in self._by_document[document.id])


def _grouped(items: Iterable[Found], key: Callable[[Found], str]) -> dict[str, list[Found]]:
    groups: dict[str, list[Found]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def _inside(spans: Spans, others: Spans) -> float:
    """Return the share of some passages that lies in others."""
    total = sum(end - start for start, end in spans)
    shared = sum(max(0, min(end, last) - max(start, first)) for start, end in spans for first, last in others)
    return shared / total if total else 0.0
