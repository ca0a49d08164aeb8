"""Text of Word files (.docx): read from the zip itself, so that bombs and entities find no way in."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any
from xml.parsers import expat

from tracktwo.reading.ingest.content import Content, Paragraph, Unreadable
from tracktwo.reading.ingest.pieces import pieces_of, trimmed

__all__ = ["read_docx"]

UNPACKED = 50_000_000
RATIO = 200
_MAIN, _FACTS = "word/document.xml", "docProps/core.xml"
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)


class _Body:
    """Takes text from the events of WordprocessingML: ``w:t`` in ``w:p``; deleted text has another name."""

    def __init__(self) -> None:
        self.paragraphs: list[tuple[str, str]] = []
        self._open: list[tuple[list[str], list[str]]] = []
        self._reading = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "p" and name == "w:p":
            self._open.append(([], []))
        elif name == "w:pStyle" and self._open:
            self._open[-1][1].append(attributes.get("w:val", ""))
        elif name in ("w:tab", "w:br", "w:cr") and self._open:
            self._open[-1][0].append(" ")
        self._reading = name == "w:t"

    def end(self, name: str) -> None:
        self._reading = False
        if name == "w:p" and self._open:
            words, styles = self._open.pop()
            self.paragraphs.append(("".join(words), styles[0] if styles else ""))

    def text(self, data: str) -> None:
        if self._reading and self._open:
            self._open[-1][0].append(data)


def read_docx(data: bytes) -> Content:
    """Read the main text of a Word file, headings and title known by their styles."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            body = _Body()
            _parse(_part(package, _MAIN), body.start, body.end, body.text)
            told = _told(package)
    except KeyError as error:
        raise Unreadable(
            "The file is a zip archive, not a Word document.", "Unpack it and give what is in it."
        ) from error
    except _BROKEN as error:
        raise Unreadable(
            "The Word file is broken.", "Open it in a word processor and save it again."
        ) from error
    return _content(body.paragraphs, told)


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    """Unpack one part, never more than the limits allow, whatever the archive claims."""
    info = package.getinfo(name)
    limit = min(UNPACKED, max(info.compress_size * RATIO, 1_000_000))
    with package.open(info) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise Unreadable(
            f"The Word file unpacks to more than {limit:,} bytes.",
            "Give its text, without pictures and markup.",
        )
    return data


def _parse(data: bytes, start: Any, end: Any, text: Any) -> None:
    def refuse(*_: object) -> None:
        raise Unreadable("The Word file declares XML entities, which no word processor writes.")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.buffer_text = True
    parser.Parse(data, True)


def _told(package: zipfile.ZipFile) -> dict[str, str]:
    """Take title and author; dates of making are those of the file, not of the report."""
    if _FACTS not in package.namelist():
        return {}
    found: dict[str, list[str]] = {}
    path: list[str] = []
    _parse(
        _part(package, _FACTS),
        lambda name, _: path.append(name),
        lambda _: path.pop(),
        lambda data: found.setdefault(path[-1], []).append(data),
    )
    told = {"title": found.get("dc:title", []), "author": found.get("dc:creator", [])}
    return {name: " ".join("".join(value).split()) for name, value in told.items() if "".join(value).strip()}


def _content(found: list[tuple[str, str]], told: dict[str, str]) -> Content:
    raw = "\n".join(text for text, _ in found)
    if not raw.strip():
        raise Unreadable("The Word file holds no text.", "Give its text; pictures of text need OCR first.")
    paragraphs: list[Paragraph] = []
    marks: dict[int, str] = {}
    at = 0
    for text, style in found:
        if paragraph := trimmed(pieces_of(raw, at, at + len(text))):
            if mark := _mark(style):
                marks[len(paragraphs)] = mark
            paragraphs.append(paragraph)
        at += len(text) + 1
    return Content(raw, "docx", tuple(paragraphs), told, marks)


def _mark(style: str) -> str:
    folded = style.lower().replace(" ", "")
    if folded == "title" or folded.startswith("heading"):
        return "title" if folded == "title" else "heading"
    return {"caption": "caption", "header": "furniture", "footer": "furniture"}.get(folded, "")
