"""Text of PDF files, by pypdf: page by page, what every page repeats known as furniture."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tracktwo.reading.ingest.content import Content, Paragraph, Unreadable
from tracktwo.reading.ingest.lines import paragraphs_of

__all__ = ["read_pdf"]

PAGES = 500
CHARACTERS = 5_000_000
# Presentation forms that fonts of old PDF files use for two letters.
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_NUMBERS = re.compile(r"\d+")


def read_pdf(data: bytes) -> Content:
    """Read a PDF file that holds text; scans hold none."""
    pages, told, notes = _pages(data)
    raw = "\n\n".join(pages)
    if not raw.strip():
        raise Unreadable("The PDF file holds no text; it may be a scan.", "Give its text: run OCR first.")
    paragraphs = paragraphs_of(raw, printed=True)
    return Content(raw, "pdf", paragraphs, told, _marks(paragraphs, pages), notes)


def _pages(data: bytes) -> tuple[list[str], dict[str, str], tuple[str, ...]]:
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("The PDF file is locked by a password.", "Save it without one.")
        pages = _texts(reader)
        told = _told(reader)
        left = len(reader.pages) - len(pages)
    except Unreadable:
        raise
    except pypdf.errors.DependencyError as error:
        raise Unreadable("The PDF file is encrypted.", "Save it without encryption.") from error
    except (Exception, RecursionError) as error:  # whatever pypdf raises on a broken file
        raise Unreadable("The PDF file is broken.", "Open it in a viewer and save it again.") from error
    return pages, told, (f"The last {left} pages were not read.",) if left else ()


def _texts(reader: Any) -> list[str]:
    """Take the text of pages up to the limits; a page that cannot be read is an empty one."""
    texts: list[str] = []
    size = 0
    for page in reader.pages[:PAGES]:
        try:
            text = page.extract_text() or ""
        except Exception:
            text = ""
        size += len(text)
        if size > CHARACTERS:
            break
        texts.append(text.encode("utf-8", "replace").decode("utf-8").translate(_LIGATURES))
    return texts


def _told(reader: Any) -> dict[str, str]:
    """Take title and author; the date of making is that of the file, not of the report."""
    facts = reader.metadata or {}
    told = {
        "title": str(facts.get("/Title") or "").strip(),
        "author": str(facts.get("/Author") or "").strip(),
    }
    return {name: value for name, value in told.items() if value}


def _marks(paragraphs: Sequence[Paragraph], pages: Sequence[str]) -> Mapping[int, str]:
    """Mark as furniture what stands first or last on three pages or more, whatever numbers it holds."""
    edges = Counter(edge for page in pages for edge in _edges(page))
    often = {edge for edge, count in edges.items() if count >= 3}
    texts = ("".join(piece.text for piece in paragraph) for paragraph in paragraphs)
    return {n: "furniture" for n, text in enumerate(texts) if _folded(text) in often}


def _edges(page: str) -> set[str]:
    lines = [line for line in page.splitlines() if line.strip()]
    return {_folded(line) for line in (*lines[:2], *lines[-2:])}


def _folded(line: str) -> str:
    return _NUMBERS.sub("#", " ".join(line.split()))
