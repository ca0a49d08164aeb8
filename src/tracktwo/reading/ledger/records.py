"""Documents and items as plain records, one for each line of a ledger, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from tracktwo.reading import model
from tracktwo.reading.model import Document, Edit, Item, Piece, Role, text_hash

__all__ = ["KINDS", "document_of", "document_record", "item_of"]

KINDS: dict[str, type[Item]] = {
    kind.kind: kind
    for kind in (getattr(model, name) for name in model.__all__)
    if isinstance(kind, type) and issubclass(kind, Item) and kind is not Item
}
"""The classes of items by the word that stands for them in a ledger."""

RULE = "file"
"""Stands where an item has its rule: a document was not found by one."""


def document_record(document: Document) -> dict[str, Any]:
    """Return a document as plain values.

    Its passage is all of it: ``text`` is the raw text in which the offsets of its items count. A paragraph
    is a list of stretches ``[start, end]`` of that text, and the readable text as a third value where it
    differs.
    """
    return {
        "kind": "document",
        "id": document.id,
        "document": document.id,
        "spans": [[0, len(document.raw)]],
        "text": document.raw,
        "rule": RULE,
        "text_hash": text_hash(document.raw),
        "path": document.path,
        "sha256": document.sha256,
        "media": document.media,
        "encoding": document.encoding,
        "told": dict(document.told),
        "notes": list(document.notes),
        "marks": {str(number): mark for number, mark in document.marks.items()},
        "paragraphs": [[_stretch(document.raw, piece) for piece in one] for one in document.paragraphs],
    }


def document_of(record: Mapping[str, Any]) -> Document:
    """Return the document that a record describes."""
    raw = record["text"]
    return Document(
        id=record["id"],
        path=record["path"],
        raw=raw,
        sha256=record["sha256"],
        media=record["media"],
        encoding=record["encoding"],
        paragraphs=tuple(tuple(_piece(raw, *stretch) for stretch in one) for one in record["paragraphs"]),
        told=record["told"],
        notes=tuple(record["notes"]),
        marks={int(number): mark for number, mark in record["marks"].items()},
    )


def item_of(record: Mapping[str, Any]) -> Item:
    """Return the item that a record describes; what the record has besides is left aside."""
    kind = KINDS[record["kind"]]
    return kind(**{one.name: _tupled(record[one.name]) for one in fields(kind) if one.name in record})


def _stretch(raw: str, piece: Piece) -> list[Any]:
    plain = raw[piece.start : piece.end] == piece.text
    return [piece.start, piece.end] if plain else [piece.start, piece.end, piece.text]


def _piece(raw: str, start: int, end: int, text: str | None = None) -> Piece:
    return Piece(raw[start:end] if text is None else text, start, end)


def _tupled(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_tupled(one) for one in value)
    if isinstance(value, dict):
        made: type[Edit] | type[Role] = Edit if "source" in value else Role
        return made(**{key: _tupled(one) for key, one in value.items()})
    return value
