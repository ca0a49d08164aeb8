"""From a document to its zones, and to the text that goes on to be parsed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracktwo.errors import Finding, InputError, Place
from tracktwo.reading.ingest.content import Paragraph
from tracktwo.reading.ingest.pieces import part_of
from tracktwo.reading.model import Zone
from tracktwo.reading.passages import Document
from tracktwo.reading.text import Text, text_of
from tracktwo.reading.zones import credits, datelines, furniture, shape
from tracktwo.reading.zones.language import language_of
from tracktwo.reading.zones.line import Line, Page, Part
from tracktwo.reading.zones.provenance import Provenance, provenance_of, publishers

__all__ = ["PARSED", "Zoned", "zones_of"]

# What goes on to be parsed; a standfirst that the body repeats does not.
PARSED = ("title", "standfirst", "heading", "body")

# In this order: a line keeps the first zone that it is given.
_RULES = (
    furniture.letters,
    furniture.empty,
    furniture.breadcrumbs,
    furniture.phrases,
    credits.credit_lines,
    credits.bylines,
    furniture.captions,
    datelines.date_lines,
    furniture.appeals,
    furniture.markup,
    furniture.following,
    furniture.menus,
    datelines.datelines,
    credits.signatures,
    shape.labelled,
    shape.mastheads,
    shape.titles,
    shape.repeated_titles,
    shape.standfirsts,
    shape.headings,
    shape.body,
)


@dataclass(frozen=True)
class Zoned:
    """A document taken apart.

    Parameters
    ----------
    text : Text
        Title, standfirst, headings and body, without datelines and signatures: what goes on to be parsed.
    zones : tuple of Zone
        All parts of the document, in its order; datelines, credits and names of papers within lines as well.
    provenance : Provenance
        Where the report is from.
    language : str
        Two-letter code.
    notes : tuple of str
        What was guessed.
    """

    text: Text
    zones: tuple[Zone, ...]
    provenance: Provenance
    language: str = "en"
    notes: tuple[str, ...] = ()


def zones_of(document: Document) -> Zoned:
    """Classify the lines of a document; nothing is deleted.

    Each line gets the zone of the first rule that fits, and is body where none does: a line of news that is
    wrongly set aside is lost, a line of furniture that is read does little harm.

    Parameters
    ----------
    document : Document

    Returns
    -------
    Zoned

    Raises
    ------
    InputError
        The text is in another language than English.
    """
    page = Page(document)
    for rule in _RULES:
        rule(page)
    publishers(page.lines)
    text = text_of(document, _parsed(page))
    language, sure = language_of(text.string)
    if language != "en":
        raise InputError(_foreign(document, language))
    zones = tuple(_zones(page))
    notes = () if sure else ("The text is too short to tell its language and was taken to be English.",)
    return Zoned(text, zones, provenance_of(document, zones), language, notes)


def _parsed(page: Page) -> Iterator[tuple[str, Paragraph]]:
    for line in page.lines:
        if line.zone in PARSED and not line.repeats and line.low < line.high:
            yield line.zone, part_of(line.pieces, line.low, line.high)


def _zones(page: Page) -> Iterator[Zone]:
    number = 0
    for line in page.lines:
        whole = Part(line.zone, line.rule, line.low, line.high, line.value)
        for part in sorted((whole, *line.parts), key=lambda part: (part.start, -part.end)):
            number += 1
            yield _zone(page.document, line, part, number)


def _zone(document: Document, line: Line, part: Part, number: int) -> Zone:
    pieces = part_of(line.pieces, part.start, part.end)
    return Zone(
        id=f"{document.id}/zone-{number}",
        document=document.id,
        spans=((pieces[0].start, pieces[-1].end),) if pieces else (),
        text=line.text[part.start : part.end].strip(),
        rule=part.rule,
        zone=part.zone,
        value=part.value,
    )


def _foreign(document: Document, language: str) -> Finding:
    return Finding(
        Place(document.path),
        f"The text reads as another language than English ({language}); only English is read for now.",
        "Give a translation.",
    )
