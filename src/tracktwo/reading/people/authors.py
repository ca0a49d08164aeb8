"""People in the parts of a page that are not parsed: who wrote the report, and whom the head names again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from tracktwo.reading.model import Item, Person, Span, Zone, passage
from tracktwo.reading.passages import Document
from tracktwo.reading.text import Text
from tracktwo.reading.zones.lexicon import LEXICON, PERSON

__all__ = ["with_authors"]

_BETWEEN = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
_HEAD = frozenset({"title", "standfirst"})


def with_authors(text: Text, zones: Sequence[Zone], items: Iterable[Item]) -> tuple[Item, ...]:
    """Add to the people of a report those of its byline, and mentions in titles and standfirsts not parsed.

    Parameters
    ----------
    text : Text
        The readable text of the report.
    zones : sequence of Zone
        All of its parts.
    items : iterable of Item
        What was read in it.

    Returns
    -------
    tuple of Item
        The same, with every such mention; an author who is not in the text is a person of rule
        ``person.byline``.
    """
    others = list(items)
    persons = [one for one in others if isinstance(one, Person)]
    known = {one.id: one for one in persons}
    for zone in zones:
        if zone.zone in _HEAD and not any(text.clean(*span)[1] for span in zone.spans):
            for person in persons:
                known[person.id] = _mentioned(known[person.id], zone, text.document)
    for name, span in _authors(zones, text.document.raw):
        person = _named(name, known.values()) or _author(name, span, known, text.document)
        known[person.id] = _at(person, [span], text.document)
    return (*known.values(), *(one for one in others if not isinstance(one, Person)))


def _authors(zones: Iterable[Zone], raw: str) -> Iterator[tuple[str, Span]]:
    """Yield each name of the bylines, and where it stands."""
    for zone in zones:
        if zone.zone != "byline" or zone.rule == "byline.staff":
            continue
        for name in _BETWEEN.split(zone.value):
            low, high = zone.spans[0][0], zone.spans[-1][1]
            at = raw.find(name, low, high)
            if at >= 0 and _person().fullmatch(name) and not LEXICON.is_masthead(name):
                yield name, (at, at + len(name))


@cache
def _person() -> re.Pattern[str]:
    return re.compile(rf"(?!{LEXICON.agency}\b)(?!{LEXICON.staff.pattern}$){PERSON}")


def _named(name: str, persons: Iterable[Person]) -> Person | None:
    return next((one for one in persons if one.name.casefold() == name.casefold()), None)


def _author(name: str, span: Span, known: dict[str, Person], document: Document) -> Person:
    number = 1 + max((int(one.rpartition("-")[2]) for one in known), default=0)
    return Person(
        id=f"{document.id}/person-{number}",
        document=document.id,
        spans=(span,),
        text=name,
        rule="person.byline",
        name=name,
    )


def _mentioned(person: Person, zone: Zone, document: Document) -> Person:
    """Add what of a person's mentions stands in a zone again, word for word; longer ones first."""
    found: list[Span] = []
    said = {document.raw[start:end] for start, end in person.spans}
    for words in sorted(said, key=len, reverse=True):
        for start, end in zone.spans:
            for one in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", document.raw[start:end]):
                span = start + one.start(), start + one.end()
                if all(span[1] <= low or high <= span[0] for low, high in found):
                    found.append(span)
    return _at(person, found, document) if found else person


def _at(person: Person, more: Iterable[Span], document: Document) -> Person:
    spans = tuple(sorted({*person.spans, *more}))
    return replace(person, spans=spans, text=passage(document.raw, spans[:1]))
