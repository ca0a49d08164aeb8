"""What all of reading stands on: documents, passages of them, and things found in a passage.

Offsets are ``[start, end)`` in code points of a document's raw text, which is never changed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from html import unescape
from typing import Any, ClassVar

__all__ = ["Document", "Item", "Piece", "Span", "Spans", "passage", "text_hash"]

Span = tuple[int, int]
Spans = tuple[Span, ...]

# Tags within a line of a web page, and character references as they are written there.
_TAGS = re.compile(r"\s*(?:</?(?:a|abbr|b|cite|em|font|i|mark|span|strong|time|u)\b[^<>]{0,2000}>\s*)+")
_TAG = re.compile(r"<[^<>]*>")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,12});")


@dataclass(frozen=True)
class Piece:
    """A stretch of readable text and where it stands in the raw text.

    Where both are as long, character stands for character; else (``&amp;`` for ``&``) the whole
    stands for the whole.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Document:
    """A report as it was read.

    Parameters
    ----------
    id : str
        Unique in the set; made from the file's name.
    path : str
        As the user gave it.
    raw : str
        The text in which offsets count: of text, Markdown and HTML files all that the file says, decoded; of
        PDF, Word and e-mail files what they hold as text.
    sha256 : str
        Of the file's bytes.
    media : str
        ``text``, ``markdown``, ``html``, ``pdf``, ``docx`` or ``email``.
    encoding : str
        How the bytes were decoded.
    paragraphs : tuple of tuple of Piece
        What a reader sees, paragraph by paragraph, in the order of the file.
    told : mapping, optional
        What the file says of itself outside its text: ``title``, ``author``, ``publisher``, ``date``,
        ``url``. Once its zones are known, also what its text tells: these and ``place`` and ``credits``.
    notes : tuple of str, optional
        What was repaired, cut off or guessed, in plain words.
    marks : mapping, optional
        What the file's own markup says of a paragraph: its number to ``title``, ``heading``, ``caption`` or
        ``furniture``.
    """

    id: str
    path: str
    raw: str
    sha256: str
    media: str
    encoding: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    told: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    marks: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing found, and the passage that says so.

    Parameters
    ----------
    id : str
        ``DOCUMENT/KIND-NUMBER``.
    document : str
        Id of the document.
    spans : tuple of (int, int)
        The passage, in one or more stretches of the raw text.
    text : str
        What a reader sees there.
    rule : str
        Id of the rule that found it.
    """

    kind: ClassVar[str] = ""
    id: str
    document: str
    spans: Spans
    text: str
    rule: str

    def to_record(self) -> dict[str, Any]:
        """Return the item as plain values; what is empty is left in, so that every line has the same keys."""
        told = {one.name: _plain(getattr(self, one.name)) for one in fields(self)}
        return {"kind": self.kind, **told, "text_hash": text_hash(self.text)}


def passage(raw: str, spans: Iterable[Span]) -> str:
    """Return what a reader sees in spans of a raw text.

    Stretches are joined by `` … ``, or as they stand where nothing but tags is between them; character
    references are resolved.
    """
    parts: list[str] = []
    last = 0
    for start, end in spans:
        if parts:
            within = last <= start and _TAGS.fullmatch(raw, last, start)
            parts.append(" … " if not within else " " if _TAG.sub("", raw[last:start]) else "")
        parts.append(raw[start:end])
        last = end
    text = "".join(parts)
    return _REFERENCE.sub(lambda found: unescape(found[0]), text) if "&" in text else text


def text_hash(text: str) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of a text, white space folded."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    return value
