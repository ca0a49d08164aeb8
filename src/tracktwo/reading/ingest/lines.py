"""Paragraphs of plain text: line by line, and hard-wrapped lines put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from tracktwo.reading.ingest.content import Paragraph
from tracktwo.reading.ingest.limits import MOST_LINES, WINDOW
from tracktwo.reading.ingest.pieces import pieces_of
from tracktwo.reading.passages import Piece

__all__ = ["paragraphs_of"]

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_FIRST_WORD = re.compile(r"\S+")
_DIVIDED = re.compile(r"([^\W\d_]+)[-\u2010]([^\W\d_]+)")
# Lines longer than this are no mail, no fax and no old wire copy: the writer's lines are the paragraphs.
_WIDEST = 100
_NARROWEST = 40


@dataclass(frozen=True)
class _Line:
    """A line without the spaces around it; ``after`` where a blank line or an indent sets it off."""

    start: int
    end: int
    after: bool


def paragraphs_of(raw: str, printed: bool = False) -> tuple[Paragraph, ...]:
    """Split a plain text into paragraphs.

    A line is a paragraph, unless the text is hard-wrapped: then lines that were filled up to its width are
    one paragraph with those that follow, up to a blank line, an indent, or a line that had room for the next
    word. Each line break becomes one space.

    Parameters
    ----------
    raw : str
        The text; of a long one the first 600,000 characters are looked at.
    printed : bool, optional
        Whether the lines are those of print: letters are of different widths, so that only a line that stops
        short or ends a sentence ends a paragraph; and words are divided: a hyphen at the end of a line is
        left out where a small letter follows, unless the text has the word with a hyphen elsewhere.

    Returns
    -------
    tuple of paragraphs
        Each a tuple of pieces; none is empty.
    """
    raw = raw[:WINDOW]
    lines = list(islice(_lines(raw), MOST_LINES))
    width = _printed_width(lines) if printed else _width(raw, lines)
    goes_on = _reads_on if printed else _continues
    whole = frozenset(found[0] for found in _DIVIDED.finditer(raw)) if printed else None
    paragraphs: list[list[Piece]] = []
    before = None
    for line in lines:
        pieces = list(pieces_of(raw, line.start, line.end))
        if not pieces:
            continue
        if before and width and goes_on(raw, before, line, width):
            _join(paragraphs[-1], raw, (before, line), whole)
            paragraphs[-1] += pieces
        else:
            paragraphs.append(pieces)
        before = line
    return tuple(tuple(paragraph) for paragraph in paragraphs)


def _lines(raw: str) -> Iterator[_Line]:
    start, blank, indent = 0, True, 0
    for end, following in _ends(raw):
        text = raw[start:end]
        if stripped := text.strip("\ufeff\u200b \t\xa0").strip():
            low = text.index(stripped)
            yield _Line(start + low, start + low + len(stripped), blank or low > indent + 1)
            indent = low
        blank = not stripped
        start = following


def _ends(raw: str) -> Iterator[tuple[int, int]]:
    """Yield where each line ends and the next starts."""
    for found in _BREAK.finditer(raw):
        yield found.start(), found.end()
    yield len(raw), len(raw)


def _width(raw: str, lines: Sequence[_Line]) -> int:
    """Return the width to which a text is wrapped, or 0.

    It is wrapped where lines were filled (the next word had no room) and most of these break a sentence.
    """
    several = [line for line in lines if " " in raw[line.start : line.end]]
    width = max((line.end - line.start for line in several), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    pairs = [(one, two) for one, two in pairwise(lines) if not two.after]
    filled = [(one, two) for one, two in pairs if _filled(raw, one, two, width)]
    broken = sum(1 for one, two in filled if raw[one.end - 1] not in ".!?:”\"'’" or raw[two.start].islower())
    return width if len(filled) >= 2 and 2 * len(filled) > len(pairs) and 2 * broken > len(filled) else 0


def _filled(raw: str, line: _Line, following: _Line, width: int) -> bool:
    """Tell whether the next line's first word had no room in this one; some wrap a little early."""
    word = _FIRST_WORD.match(raw, following.start, min(following.end, following.start + width))
    return line.end - line.start + 1 + (word.end() - word.start() if word else 0) > width - 3


def _continues(raw: str, line: _Line, following: _Line, width: int) -> bool:
    return not following.after and _filled(raw, line, following, width)


def _printed_width(lines: Sequence[_Line]) -> int:
    """Return the length that nine lines in ten do not pass."""
    lengths = sorted(line.end - line.start for line in lines)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _reads_on(raw: str, line: _Line, following: _Line, width: int) -> bool:
    if following.after:
        return False
    stops = raw[line.end - 1] in '.!?:;”"' and not raw[following.start].islower()
    return not stops and line.end - line.start > 0.6 * width


def _join(pieces: list[Piece], raw: str, pair: tuple[_Line, _Line], whole: frozenset[str] | None) -> None:
    """Join two lines: by a space, or as one word where the first ends in a hyphen."""
    line, following = pair
    found = _DIVIDED.fullmatch(_word_before(raw, line) + _word_after(raw, following))
    if not found or not raw[following.start].islower():
        pieces.append(Piece(" ", line.end, following.start))
    elif whole is not None and found[0] not in whole:
        last = pieces.pop()
        pieces.append(Piece(last.text[:-1], last.start, last.end - 1))


def _word_before(raw: str, line: _Line) -> str:
    return raw[max(line.start, line.end - 40) : line.end].rsplit(None, 1)[-1]


def _word_after(raw: str, line: _Line) -> str:
    found = re.compile(r"[^\W\d_]{1,40}").match(raw, line.start, line.end)
    return found[0] if found else ""
