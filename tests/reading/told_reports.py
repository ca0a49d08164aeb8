"""Short reports made up for tests, read by all parts; countries and people in them do not exist."""

from __future__ import annotations

from functools import cache

from tracktwo.reading.claims import claims_of
from tracktwo.reading.matter import Matter, matter_of
from tracktwo.reading.measures import dates_of
from tracktwo.reading.model import Claim, Document, Item, Piece, Spans, Stance, passage
from tracktwo.reading.parsing import parse
from tracktwo.reading.people import cast_of
from tracktwo.reading.statements import statements_of
from tracktwo.reading.text import text_of

# A first sentence that makes a text one about talks.
OPENING = "The two sides held peace talks in the capital on Monday to end the war."


def document_of(raw: str) -> tuple[Document, list[tuple[str, tuple[Piece, ...]]]]:
    """Make a document, each line a paragraph of its body."""
    paragraphs, at = [], 0
    for line in raw.split("\n"):
        if line.strip():
            paragraphs.append(("body", (Piece(line, at, at + len(line)),)))
        at += len(line) + 1
    return Document("made", "made.txt", raw, "0" * 64, "text", "utf-8", ()), paragraphs


@cache
def read_text(raw: str) -> tuple[Matter, tuple[Claim | Stance, ...]]:
    """Read a text, each line a paragraph."""
    parsed = parse(text_of(*document_of(raw)))
    cast = cast_of(parsed)
    said = statements_of(parsed, cast)
    matter = matter_of(parsed, cast, said, dates_of(parsed, ""))
    return matter, claims_of(parsed, cast, said, matter)


def matter_after_opening(sentence: str) -> Matter:
    """Read a sentence in a text about talks."""
    return read_text(f"{OPENING}\n{sentence}\n")[0]


def stances_after_opening(sentence: str) -> list[Stance]:
    """Return the stances in a sentence that follows the news of talks."""
    return [one for one in read_text(f"{OPENING}\n{sentence}\n")[1] if isinstance(one, Stance)]


def texts(items: tuple[Item, ...]) -> list[str]:
    """Return the texts of items, without a full stop at the end."""
    return [item.text.rstrip(".") for item in items]


def told(raw: str, spans: Spans) -> str:
    """Return what stands in spans after the opening."""
    return passage(f"{OPENING}\n{raw}\n", spans)
