"""Casts of short texts made up for tests."""

from __future__ import annotations

from functools import cache

from told_reports import document_of

from tracktwo.reading.model import Item, Person
from tracktwo.reading.parsing import Parsed, parse
from tracktwo.reading.people import Cast, cast_of
from tracktwo.reading.text import text_of


@cache
def parsed_text(raw: str) -> Parsed:
    """Parse a text, each line a paragraph."""
    return parse(text_of(*document_of(raw)))


@cache
def cast_in(raw: str) -> Cast:
    """Return the cast of a text, each line a paragraph."""
    return cast_of(parsed_text(raw))


def mentions(raw: str) -> dict[str, list[str]]:
    """Return by name of each person how the text mentions it."""
    return {one.name: [raw[start:end] for start, end in one.spans] for one in cast_in(raw).persons}


def person(raw: str, name: str) -> Person:
    """Return the person of that name."""
    return next(one for one in cast_in(raw).persons if one.name == name)


def actor(raw: str, words: str) -> Item | None:
    """Return whom the first such words of a text stand for."""
    cast = cast_in(raw)
    start = cast.parsed.text.string.index(words)
    return cast.actor_at(start, start + len(words))


def actor_name(raw: str, words: str) -> str:
    """Return the name of whom words stand for; an empty one where that is not known."""
    return getattr(actor(raw, words), "name", "")
