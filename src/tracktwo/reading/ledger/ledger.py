"""The ledger: reports, and what they say, every item tied to a passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tracktwo.errors import Finding
from tracktwo.reading.ledger.records import document_record
from tracktwo.reading.model import Document, Found, Item, Reading

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

    def of(self, kind: type[Found]) -> tuple[Found, ...]:
        """Return the items of one kind: ``ledger.of(Claim)``."""
        return tuple(item for item in self.items if isinstance(item, kind))

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

    def document(self, identity: str) -> Document:
        """Return a document by id; KeyError where there is none."""
        return self._documents[identity]

    @cached_property
    def _by_id(self) -> dict[str, Item]:
        return {item.id: item for item in self.items}

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return {document.id: document for document in self.documents}

    def to_records(self) -> Iterator[dict[str, Any]]:
        """Give plain records: of each document first itself, then what was found in it."""
        by_document: dict[str, list[Item]] = {document.id: [] for document in self.documents}
        for item in self.items:
            by_document[item.document].append(item)
        for document in self.documents:
            yield document_record(document)
            yield from (item.to_record() for item in by_document[document.id])
