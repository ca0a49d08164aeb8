"""Statements of short texts made up for tests."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from told_reports import document_of

from tracktwo.reading.model import passage
from tracktwo.reading.parsing import Parsed, parse
from tracktwo.reading.people import cast_of
from tracktwo.reading.statements import Said, statements_of
from tracktwo.reading.text import text_of


@dataclass(frozen=True)
class Line:
    """A statement in words."""

    source: str
    cue: str
    content: str
    direct: bool
    hedge: str
    told_to: str


@cache
def parsed_text(raw: str) -> Parsed:
    """Parse a text, each line a paragraph."""
    return parse(text_of(*document_of(raw)))


@cache
def said_in(raw: str) -> Said:
    """Read a text, each line a paragraph."""
    parsed = parsed_text(raw)
    return statements_of(parsed, cast_of(parsed))


def lines(raw: str) -> list[Line]:
    """Return the statements of a text."""
    return [
        Line(
            *(passage(raw, spans) for spans in (one.source, one.cue, one.content)),
            one.direct,
            one.hedge,
            one.told_to,
        )
        for one in said_in(raw).statements
    ]


def who_said(raw: str) -> list[tuple[str, str]]:
    """Return source and content of each statement; stops at the ends and a "that" are no matter."""
    return [(one.source.strip(", "), one.content.removeprefix("that ").strip(" .,")) for one in lines(raw)]
