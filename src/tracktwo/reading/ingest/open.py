"""A file becomes a document: which kind it is, and the limits that keep time and memory bounded."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from tracktwo.errors import Finding, InputError, Place
from tracktwo.reading.ingest.content import Content, Paragraph, Unreadable
from tracktwo.reading.ingest.decode import decode
from tracktwo.reading.ingest.docx import read_docx
from tracktwo.reading.ingest.html import read_html
from tracktwo.reading.ingest.limits import LARGEST_FILE, LONGEST_TEXT, MOST_PARAGRAPHS
from tracktwo.reading.ingest.lines import paragraphs_of
from tracktwo.reading.ingest.mail import read_mail
from tracktwo.reading.ingest.markdown import read_markdown
from tracktwo.reading.ingest.pdf import read_pdf
from tracktwo.reading.ingest.pieces import length
from tracktwo.reading.passages import Document, Piece

__all__ = ["SUFFIXES", "open_document"]

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "email",
}
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S
)


def _read_text(data: bytes) -> Content:
    raw, encoding, notes = decode(data)
    return Content(raw, encoding, paragraphs_of(raw), notes=notes)


_READERS: dict[str, Callable[[bytes], Content]] = {
    "text": _read_text,
    "markdown": read_markdown,
    "html": read_html,
    "pdf": read_pdf,
    "docx": read_docx,
    "email": read_mail,
}


def open_document(path: Path, id: str, data: bytes | None = None) -> Document:
    """Read a file as a report.

    Parameters
    ----------
    path : Path
        A text, Markdown, HTML, PDF, Word (.docx) or e-mail (.eml) file of at most 20 million bytes. What it
        is is told by how it begins, else by the end of its name.
    id : str
        The document's id in its set.
    data : bytes, optional
        What the file holds, where somebody else has read it: a worker on another machine has not the file.

    Returns
    -------
    Document
        With at most 300,000 characters of readable text and 10,000 paragraphs; a note says where more was
        cut off.

    Raises
    ------
    InputError
        The file is not there, too large, empty, no text, broken or locked; the message says which.
    """
    try:
        data = _checked(_bytes(path) if data is None else data)
        media = _media(path, data)
        content = _READERS[media](data)
        if not content.paragraphs:
            raise Unreadable("The file holds no text.", "Leave it out.")
    except Unreadable as error:
        raise InputError(Finding(Place(str(path)), error.message, error.remedy)) from error
    paragraphs, cut = _limited(content.paragraphs)
    return Document(
        id=id,
        path=str(path),
        raw=content.raw,
        sha256=hashlib.sha256(data).hexdigest(),
        media=media,
        encoding=content.encoding,
        paragraphs=paragraphs,
        told=content.told,
        notes=(*content.notes, *cut),
        marks={number: mark for number, mark in content.marks.items() if number < len(paragraphs)},
    )


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Unreadable(f"The file cannot be opened: {error.strerror or error}.") from error


def _checked(data: bytes) -> bytes:
    if len(data) > LARGEST_FILE:
        raise Unreadable(f"The file is larger than {LARGEST_FILE:,} bytes.", "Split it into its articles.")
    if not data.strip():
        raise Unreadable("The file is empty.", "Leave it out.")
    return data


def _media(path: Path, data: bytes) -> str:
    named = SUFFIXES.get(path.suffix.lower(), "text")
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    if named in ("pdf", "docx"):
        raise Unreadable(f"The file is named {path.suffix} but holds something else.", "Save it again.")
    return "html" if named == "text" and _HTML.match(data[:4096]) else named


def _limited(paragraphs: tuple[Paragraph, ...]) -> tuple[tuple[Paragraph, ...], tuple[str, ...]]:
    """Cut readable text off behind the limits, at a word's end if a paragraph runs over them."""
    room = LONGEST_TEXT
    for number, paragraph in enumerate(paragraphs):
        if number == MOST_PARAGRAPHS:
            return paragraphs[:number], (f"Only the first {MOST_PARAGRAPHS:,} paragraphs were read.",)
        if length(paragraph) > room:
            rest = _cut(paragraph, room)
            kept = (*paragraphs[:number], rest) if rest else paragraphs[:number]
            return kept, (f"Only the first {LONGEST_TEXT:,} characters were read.",)
        room -= length(paragraph)
    return paragraphs, ()


def _cut(paragraph: Paragraph, room: int) -> Paragraph:
    kept: list[Piece] = []
    for piece in paragraph:
        if len(piece.text) > room:
            end = max(piece.text.rfind(" ", 0, room), 0) or room
            if end and len(piece.text) == piece.end - piece.start:
                kept.append(Piece(piece.text[:end], piece.start, piece.start + end))
            break
        kept.append(piece)
        room -= len(piece.text)
    return tuple(kept)
