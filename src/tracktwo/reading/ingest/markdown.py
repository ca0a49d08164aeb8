"""Paragraphs of Markdown: headings known, emphasis and link targets left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from tracktwo.reading.ingest.content import Content, Paragraph
from tracktwo.reading.ingest.decode import decode
from tracktwo.reading.ingest.limits import MOST_LINES, WINDOW
from tracktwo.reading.ingest.pieces import pieces_of, trimmed
from tracktwo.reading.passages import Piece

__all__ = ["read_markdown"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n((?:[^\r\n]*\r?\n){0,60}?)---[ \t]*(?:\r?\n|$)")
_FIELD = re.compile(r"(title|author|date|publisher|url)[ \t]*:[ \t]*(\S[^\r\n]*)", re.IGNORECASE)
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+")
_OPENING = re.compile(r"[ \t]*(?:>[ \t]?)*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}$|\s*(?:```|~~~)")
_UNDERLINE = re.compile(r"\s{0,3}(?:=+|-+)\s*$")
# What stands for layout: emphasis, code marks, images, and all of a link but its words.
_LAYOUT = re.compile(
    r"!\[[^\]\n]{0,200}\]\([^)\s]{0,300}\)|\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|`+|\[(?=[^\]\n]{1,200}\]\()"
    r"|\]\([^)\n]{0,300}\)|[ \t]+#+[ \t]*$"
)


def read_markdown(data: bytes) -> Content:
    """Read Markdown: lines up to a blank one are a paragraph; a heading or list item starts its own."""
    raw, encoding, notes = decode(data)
    told, at = _front(raw)
    paragraphs: list[Paragraph] = []
    marks: dict[int, str] = {}
    for pieces, mark in _paragraphs(raw[:WINDOW], at):
        if paragraph := trimmed(pieces):
            if mark:
                marks[len(paragraphs)] = mark
            paragraphs.append(paragraph)
    return Content(raw, encoding, tuple(paragraphs), told, marks, notes)


def _front(raw: str) -> tuple[dict[str, str], int]:
    """Read what a file says of itself between two lines of dashes, and where its text starts."""
    found = _FRONT.match(raw)
    if not found:
        return {}, 0
    return {one[1].lower(): one[2].strip().strip("\"'") for one in _FIELD.finditer(found[1])}, found.end()


def _paragraphs(raw: str, at: int) -> Iterator[tuple[list[Piece], str]]:
    pieces: list[Piece] = []
    for start, end in islice(_lines(raw, at), MOST_LINES):
        heading = _HEADING.match(raw, start, end)
        opening = heading or _OPENING.match(raw, start, end)
        low = opening.end() if opening else start
        underline = bool(pieces) and _UNDERLINE.match(raw[start : min(end, start + 200)])
        blank = low >= end or _RULE.match(raw[start : min(end, start + 200)])
        if underline or blank or heading or raw[start:low].strip(" \t>"):
            yield pieces, "heading" if underline else ""
            pieces = []
        if underline or blank:
            continue
        if pieces:
            pieces.append(Piece(" ", pieces[-1].end, low))
        pieces += _plain(raw, low, end)
        if heading:
            yield pieces, "heading"
            pieces = []
    yield pieces, ""


def _lines(raw: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield where lines start and end, spaces at their ends left out."""
    for found in _LINE.finditer(raw, at):
        yield found.start(), found.start() + len(found[0].rstrip())


def _plain(raw: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    for found in _LAYOUT.finditer(raw, start, end):
        yield from pieces_of(raw, at, found.start())
        at = found.end()
    yield from pieces_of(raw, at, end)
