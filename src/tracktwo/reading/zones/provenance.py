"""Where a report is from, by what its zones and its file tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from tracktwo.reading.model import Zone
from tracktwo.reading.passages import Document
from tracktwo.reading.zones.lexicon import NAME, PERSON
from tracktwo.reading.zones.line import Line, Part
from tracktwo.reading.zones.when import DATE, dated_name, day_of, iso

__all__ = ["Provenance", "provenance_of", "publishers"]

# How papers name themselves where they speak for themselves.
_SELF = tuple(
    re.compile(pattern.replace("{name}", f"(?P<name>{NAME})"))
    for pattern in (
        r"\b[Aa]t {name}, (?:we|our)\b",
        r"^Dear {name} [Rr]eaders?,",
        r"\b(?:[Ss]upport|[Dd]onate to|[Ss]ubscribe to|[Jj]oin|[Rr]ead(?:ing)?) {name}"
        r"(?:['’]s? (?:work|journalism|newsletter|mission)| today\b| now\b| and\b)",
        r"(?:©|[Cc]opyright(?: ©)?|\(c\)) ?(?:(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?,? )?(?:by )?{name}",
        r"\b[Pp]ublished by {name}",
        r"^{name} is an? (?:independent|non-?profit|reader-supported|member-supported|registered)",
    )
)
_SAVED = frozenset({"pdf", "docx"})
_SENT = _SAVED | {"email"}
_OWN = re.compile(r"['’]s?$|\.$")
_NO_PAPER = frozenset(
    {"All", "All Rights Reserved", "The", "Rights Reserved", "We", "Our", "This", "Your", "Us"}
)


@dataclass(frozen=True)
class Provenance:
    """Where a report is from; what is not told is empty.

    Parameters
    ----------
    title, author, publisher, place : str
        ``place`` is that of the dateline.
    published : str
        ISO date.
    credits : tuple of str
        Whose text it is said to be: agencies by the name used here, others as written.
    evidence : mapping
        The ids of the zones that tell each of these; none where the file itself tells it.
    """

    title: str = ""
    author: str = ""
    publisher: str = ""
    place: str = ""
    published: str = ""
    credits: tuple[str, ...] = ()
    evidence: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def publishers(lines: Iterable[Line]) -> None:
    """Find in furniture the name by which a paper speaks of itself, as a part of the line."""
    for line in lines:
        if line.zone != "furniture" or line.words > 200:
            continue
        for pattern in _SELF:
            found = pattern.search(line.text)
            if found and found["name"] not in _NO_PAPER:
                name = _OWN.sub("", found["name"].split(". ")[0])
                at = found.start("name")
                line.parts.append(Part("publisher", "publisher.self", at, at + len(name), name))
                break


def provenance_of(document: Document, zones: Sequence[Zone]) -> Provenance:
    """Gather what zones and file tell.

    What the file says outside its text (``told``) goes first, but not in what people made themselves: who
    sent an e-mail, or saved a PDF or Word file, need not have written the report, nor given it a name. A date
    is taken from the file, a line that tells it, the dateline, or the file's name, which also lends the year
    to a dateline without one.
    """
    told = document.told
    facts: dict[str, tuple[str, tuple[str, ...]]] = {
        "title": _one(told.get("title", ""), _of(zones, "title"), document.media in _SAVED),
        "author": _one(_author(document), _valued(zones, "byline"), document.media in _SENT),
        "publisher": _one(told.get("publisher", ""), _ranked(zones)),
        "place": _one("", _valued(zones, "dateline")),
        "published": _published(document, zones),
    }
    credits = [(name, zone.id) for zone in _valued(zones, "credit") for name in zone.value.split(", ")]
    evidence = {name: ids for name, (_, ids) in facts.items() if ids}
    if credits:
        evidence["credits"] = tuple(dict.fromkeys(id for _, id in credits))
    names = tuple(dict.fromkeys(name for name, _ in credits))
    return Provenance(**{name: value for name, (value, _) in facts.items()}, credits=names, evidence=evidence)


def _one(told: str, zones: Iterable[Zone], last: bool = False) -> tuple[str, tuple[str, ...]]:
    """Return what is told, else what the first zone says, or the other way; and the zones that say so."""
    found = [(zone.value or zone.text, zone.id) for zone in zones]
    first = found[0][0] if found else ""
    value = first or told if last else told or first
    return value, tuple(id for says, id in found if says == value)


def _author(document: Document) -> str:
    """Return the author that the file tells; a program or an account is none."""
    author = document.told.get("author", "")
    named = document.media not in _SAVED or re.fullmatch(PERSON, author)
    return author if named else ""


def _of(zones: Iterable[Zone], kind: str) -> Iterator[Zone]:
    return (zone for zone in zones if zone.zone == kind)


def _valued(zones: Iterable[Zone], kind: str) -> Iterator[Zone]:
    return (zone for zone in zones if zone.zone == kind and zone.value)


def _ranked(zones: Iterable[Zone]) -> list[Zone]:
    """Order publishers: what a byline says counts more than what furniture does."""
    return sorted(_valued(zones, "publisher"), key=lambda zone: zone.rule != "publisher.byline")


def _published(document: Document, zones: Sequence[Zone]) -> tuple[str, tuple[str, ...]]:
    """Find the day of publication; an update counts where nothing else is told."""
    if document.told.get("date"):
        return document.told["date"], ()
    named = dated_name(PurePath(document.path).name) or dated_name(document.told.get("url", ""))
    lines = [zone for zone in zones if zone.zone == "dateline" and DATE.search(zone.text)]
    for zone in sorted(
        lines, key=lambda zone: "updated" in zone.text.lower() or "modified" in zone.text.lower()
    ):
        if day := _day(zone.text, named):
            return day, (zone.id,)
    return named, ()


def _day(text: str, named: str) -> str:
    """Read a day; one without a year gets that which brings it closest to the date of the file's name."""
    found = DATE.search(text)
    if not found:
        return ""
    year, month, day = day_of(found)
    if year:
        return iso(year, month, day)
    if not named:
        return ""
    near = date.fromisoformat(named)
    days = [iso(near.year + shift, month, day) for shift in (-1, 0, 1)]
    close = [one for one in days if one and abs((date.fromisoformat(one) - near).days) <= 31]
    return close[0] if close else ""
