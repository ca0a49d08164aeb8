"""The texts of the reports, with everything that was found in them marked."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tracktwo.brief.reading_view.marks import Marker, Mention, Stretch, Tint, Token, marked
from tracktwo.brief.reading_view.places import MENTIONED, Places, role_id
from tracktwo.brief.reading_view.plain import elided, named
from tracktwo.brief.reading_view.reports import Report
from tracktwo.reading.model import (
    Claim,
    Condition,
    Copy,
    Item,
    Meeting,
    Person,
    Precedent,
    Sequence,
    Span,
    Statement,
    Term,
    Zone,
)

__all__ = ["KINDS", "ZONES", "Paragraph", "Part", "copies_of", "paragraphs"]

KINDS = {
    "statement": "statement",
    "quotation": "words in quotation marks",
    "claim": "claim",
    "stance": "stance",
    "term": "term of a deal",
    "condition": "condition",
    "sequence": "one thing after another",
    "precedent": "precedent",
    "meeting": "meeting",
    "origin": "origin",
}
"""What a note is called; a kind that is not here goes by its own name."""
ZONES = {"body": "¶", "furniture": "not part of the article", "credit": "credit"}
DEAL = (Term, Condition, Sequence, Precedent, Meeting)


@dataclass(frozen=True)
class Part:
    """A sign beside a paragraph: what part of the report it is."""

    words: str
    id: str
    href: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as it is shown; ``zone`` is a class of the style sheet."""

    id: str
    zone: str
    parts: tuple[Part, ...]
    tokens: list[Token]

    @property
    def bare(self) -> bool:
        """Whether it is all links, which then need room: in a sentence they need none."""
        words = (one for one in self.tokens if isinstance(one, Stretch) and not one.href)
        return not any(letter.isalnum() for one in words for letter in one.text)


def paragraphs(report: Report, places: Places) -> list[Paragraph]:
    """Mark a report's text.

    Parameters
    ----------
    report : Report
        One of the page.
    places : Places
        Of the page.

    Returns
    -------
    list of Paragraph
        Together they hold the whole text that is shown.
    """
    mentions = [one for item in report.items for one in _mentions(item, places)]
    in_order = sorted(report.items, key=lambda item: places.numbers.get(item.id, 0))
    markers = [one for item in in_order for one in _markers(item, places)]
    blocks = report.text.blocks
    tokens = marked(report.text.string, blocks, _tints(report), mentions, markers)
    zones = _zones(report, places)
    return [
        Paragraph(f"{report.id}-p{number + 1}", *_zone(zones.get(number, []), places), tokens[number])
        for number in range(len(blocks))
        if tokens[number]
    ]


def _mentions(item: Item, places: Places) -> Iterator[Mention]:
    if isinstance(item, MENTIONED):
        for spot in places.spots.get(item.id, ()):
            label = f"{item.kind}: {elided(named(item), 80)}"
            yield Mention(spot.start, spot.end, "named", spot.id, places.href(item.id), label)


def _markers(item: Item, places: Places) -> Iterator[Marker]:
    """Give the sign before a passage that has a note, and the bare anchors of roles."""
    if item.id in places.numbers:
        for spot in places.spots.get(item.id, ()):
            number = places.numbers[item.id]
            label = f"note {number}: {KINDS.get(item.kind, item.kind)}"
            yield Marker(spot.start, spot.id, places.href(item.id), str(number), label)
    elif isinstance(item, Person):
        for number in range(len(item.roles)):
            for spot in places.spots.get(role_id(item, number), ()):
                yield Marker(spot.start, spot.id, "", "", "")


def _tints(report: Report) -> Iterator[Tint]:
    for item in report.items:
        for look, spans in _looks(item):
            for start, end in spans:
                first, last = report.text.clean(start, end)
                if first < last:
                    yield Tint(first, last, look)


def _looks(item: Item) -> Iterator[tuple[str, tuple[Span, ...]]]:
    if isinstance(item, Statement):
        yield "said", item.content
        yield "cue", item.cue
    elif isinstance(item, Claim):
        yield "claimed", item.spans
    elif isinstance(item, DEAL):
        yield "deal", item.spans


def _zones(report: Report, places: Places) -> dict[int, list[tuple[Zone, str]]]:
    """Find the zones of each paragraph; a zone's own id goes to the first paragraph of each passage."""
    starts = [block.start for block in report.text.blocks]
    found: defaultdict[int, list[tuple[Zone, str]]] = defaultdict(list)
    for item in report.items:
        if isinstance(item, Zone):
            for spot in places.spots.get(item.id, ()):
                first = max(bisect_right(starts, spot.start) - 1, 0)
                last = max(bisect_right(starts, spot.end - 1) - 1, first)
                found[first].append((item, spot.id))
                for number in range(first + 1, last + 1):
                    found[number].append((item, ""))
    return found


def _zone(zones: list[tuple[Zone, str]], places: Places) -> tuple[str, tuple[Part, ...]]:
    looks = "".join(letter if letter.isalnum() else "-" for letter in zones[0][0].zone) if zones else "body"
    parts = (Part(ZONES.get(zone.zone, zone.zone), id, places.href(zone.id)) for zone, id in zones)
    return looks, tuple(parts)


def copies_of(report: Report) -> tuple[Copy, ...]:
    """Return what a report is a copy of."""
    return tuple(item for item in report.items if isinstance(item, Copy))
