"""Text of HTML files: trafilatura says what is main text, a walk through the raw file where it stands."""

from __future__ import annotations

import logging
import re

from tracktwo.reading.ingest.content import Content, Paragraph, Unreadable
from tracktwo.reading.ingest.decode import declared_in_html, decode
from tracktwo.reading.ingest.facts import facts_of
from tracktwo.reading.ingest.markup import Block, walk

__all__ = ["html_content", "read_html"]

# Beyond these trafilatura's tree takes too much time or memory; all visible text is taken then.
LARGEST = 3_000_000
DEEPEST = 400
_WORD = re.compile(r"\w+")
_RUN = 4


def read_html(data: bytes) -> Content:
    """Read an HTML file."""
    return html_content(*decode(data, declared_in_html(data)))


def html_content(raw: str, encoding: str, notes: tuple[str, ...]) -> Content:
    """Read decoded HTML: all visible text, what is not main text marked as furniture."""
    page = walk(raw)
    if not page.blocks:
        raise Unreadable("The HTML file shows no text.", "Save the page as it looks when it has loaded.")
    main, why = _main_text(raw, page.deepest)
    marks = _marks(page.blocks, main)
    if page.cut:
        notes = (*notes, "The file is so long that its end was not read.")
    if not main:
        notes = (*notes, f"All visible text was taken: {why}.")
    paragraphs: tuple[Paragraph, ...] = tuple(block.pieces for block in page.blocks)
    return Content(raw, encoding, paragraphs, facts_of(page), marks, notes)


def _main_text(raw: str, deepest: int) -> tuple[str, str]:
    """Return the main text, or why there is none."""
    if len(raw) > LARGEST:
        return "", f"the file is longer than {LARGEST:,} characters"
    if deepest > DEEPEST:
        return "", f"its tags are nested more than {DEEPEST} deep"
    try:
        import trafilatura
    except ImportError as error:  # its own dependencies have gone missing in the past
        return "", f"trafilatura cannot be loaded ({error})"
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.extract(raw, fast=True, include_comments=False)
    except Exception:  # whatever its parser raises on broken markup
        found = None
    return found or "", "" if found else "no main text was found"


def _marks(blocks: list[Block], main: str) -> dict[int, str]:
    """Mark each block; where main text is known, all but it is furniture, a first-level heading aside.

    A block is main text where most of its runs of four words are runs of the main text; a short one where
    it is a line of it. Order is not asked for: a passage that stands twice is told apart later.
    """
    lines = [_words(line) for line in main.splitlines()]
    runs = set(_runs([word for line in lines for word in line]))
    whole = {tuple(line) for line in lines}
    marks: dict[int, str] = {}
    for number, block in enumerate(blocks):
        mark = block.mark
        if main:
            mark = _mark_by(mark, _is_main(block, runs, whole))
        if mark:
            marks[number] = mark
    return marks


def _mark_by(mark: str, inside: bool) -> str:
    """Weigh markup against what is main text."""
    if inside:
        return "" if mark == "furniture" else mark
    return mark if mark in ("title", "caption") else "furniture"


def _is_main(block: Block, runs: set[tuple[str, ...]], whole: set[tuple[str, ...]]) -> bool:
    words = _words("".join(piece.text for piece in block.pieces))
    if len(words) <= _RUN:
        return tuple(words) in whole
    found = [run in runs for run in _runs(words)]
    return 2 * sum(found) >= len(found)


def _words(line: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(line)]


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[n:] for n in range(_RUN)), strict=False))
