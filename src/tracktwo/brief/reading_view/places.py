"""Where on the page each item stands: its passages in the texts, its note or its row, and the links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tracktwo.brief.reading_view.plain import elided, folded, lacks, named
from tracktwo.brief.reading_view.reports import Report
from tracktwo.brief.words.blocks import Link, Part, Words, words
from tracktwo.figures.marks import isolate
from tracktwo.reading.model import (
    Copy,
    Dated,
    Figure,
    Item,
    Organisation,
    Person,
    Span,
    Unnamed,
    Zone,
)

__all__ = ["MENTIONED", "Group", "Places", "Spot", "role_id"]

Found = TypeVar("Found", bound=Item)

MENTIONED = (Person, Organisation, Unnamed, Dated, Figure)
"""Kinds whose words in the text are links themselves; the others have a numbered note."""


@dataclass(frozen=True)
class Spot:
    """A passage of an item in the text that is shown: offsets in it, and its id on the page."""

    start: int
    end: int
    id: str


@dataclass(frozen=True)
class Group:
    """What is the same throughout a page, as a person named in ten reports: one row for all of it."""

    id: str
    items: tuple[Item, ...]


class Places:
    """Where the items of some reports stand on their page.

    Parameters
    ----------
    reports : sequence of Report
        Those of the page.
    files : mapping of str to str
        For documents that stand on another page, its file name and ``#id``.

    Attributes
    ----------
    spots : dict
        Passages in the text by item id; none for what lies outside the text that is shown.
    notes : dict
        For each report's id, its items that have a note, in the order of the text.
    rows : dict
        For each kind, its groups in the order in which they first turn up.
    """

    def __init__(self, reports: Sequence[Report], files: dict[str, str] | None = None) -> None:
        self.reports = tuple(reports)
        self.by_id: dict[str, Item] = {item.id: item for one in reports for item in one.items}
        self.report = {one.document.id: one for one in reports}
        self.spots: dict[str, tuple[Spot, ...]] = {}
        self.notes: dict[str, list[Item]] = {}
        self.numbers: dict[str, int] = {}
        self.rows: dict[str, list[Group]] = {}
        self._files = files or {}
        self._hrefs: dict[str, str] = {}
        for report in reports:
            self._place(report)
        self._group()
        copies = [item for one in reports for item in one.items if isinstance(item, Copy)]
        self._copies: defaultdict[str, list[Copy]] = defaultdict(list)
        for copy in copies:
            self._copies[copy.source].append(copy)
        self._hrefs |= {item.id: f"#copy-{number}" for number, item in enumerate(copies, 1)}

    def href(self, item: str) -> str:
        """Return where the note or the row of an item stands; ``""`` where it has none on this page."""
        return self._hrefs.get(item, "")

    def document(self, document: str) -> str:
        """Return where a report stands; ``""`` where the set has none of this name."""
        report = self.report.get(document)
        return f"#{report.id}" if report else self._files.get(document, "")

    def passage(self, item: Item) -> str:
        """Return where the words of an item begin in the text; ``""`` where they are not shown."""
        spots = self.spots.get(item.id)
        return f"#{spots[0].id}" if spots else ""

    def link(self, text: str, item: str) -> Part:
        """Return words that lead to an item's note or row, or plain words where there is none."""
        href = self.href(item)
        return Link(isolate(text), href) if href else isolate(text)

    def actor(self, item: str, name: str = "") -> Part:
        """Return the name of an actor, leading to its row."""
        found = self.by_id.get(item)
        return self.link(name or (named(found) if found else "somebody not shown here"), item)

    def words(self, item: Item, most: int = 280) -> str:
        """Return the passage of an item as a reader sees it, on one line and at most so long."""
        return elided(self._read(item), most)

    def alike(self, items: Iterable[Found]) -> list[list[Found]]:
        """Put items together whose passages say the same, in the order in which they first turn up."""
        groups: dict[str, list[Found]] = {}
        for item in items:
            groups.setdefault(folded(self._read(item)), []).append(item)
        return list(groups.values())

    def _read(self, item: Item) -> str:
        return self.report[item.document].words(item.spans) or item.text

    def origin(self, name: str) -> Part:
        """Return the name of an origin; a report that is its own origin goes by its number."""
        report = self.report.get(name)
        return Link(f"report {report.number} itself", f"#{report.id}") if report else isolate(name)

    def copied(self, document: str) -> bool:
        """Tell whether a report has a copy on the page."""
        return document in self._copies

    def left_out(self, item: Item) -> list[Report]:
        """Return the copies on the page that drop an item of their source: at least half of its letters."""
        copies = self._copies.get(item.document, ())
        return [self.report[copy.document] for copy in copies if lacks(copy, item)]

    def in_text(self, items: Iterable[Item]) -> Words:
        """Return links to the passages of items, by report: "Report 2: 1, 2"."""
        by_report: defaultdict[str, list[Spot]] = defaultdict(list)
        for item in items:
            by_report[item.document] += self.spots.get(item.id, ())
        lines = [self._line(document, spots) for document, spots in by_report.items()]
        return words(*(part for i, line in enumerate(lines) for part in (("; ", *line) if i else line)))

    def _line(self, document: str, spots: list[Spot]) -> list[Part]:
        number = self.report[document].number
        links: list[Part] = []
        for i, spot in enumerate(spots, 1):
            links += [" " if i > 1 else "", Link(str(i), f"#{spot.id}")]
        return [f"report {number}: ", *(links or ["outside the text shown"])]

    def _place(self, report: Report) -> None:
        spots = [
            (*report.text.clean(*span), name)
            for item in report.items
            for name, span in _passages(report, item)
        ]
        kept = sorted((one for one in spots if one[0] < one[1]), key=lambda one: (one[0], -one[1]))
        found: defaultdict[str, list[Spot]] = defaultdict(list)
        for number, (start, end, name) in enumerate(kept, 1):
            found[name].append(Spot(start, end, f"{report.id}-s{number}"))
        self.spots |= {item: tuple(spots) for item, spots in found.items()}
        noted = [item for item in report.items if not isinstance(item, (*MENTIONED, Zone, Copy))]
        noted.sort(key=lambda item: (not found[item.id], *((s.start, -s.end) for s in found[item.id][:1])))
        self.notes[report.id] = noted
        self.numbers |= {item.id: number for number, item in enumerate(noted, 1)}
        self._hrefs |= {item.id: f"#{report.id}-n{number}" for number, item in enumerate(noted, 1)}
        zones = [item for item in report.items if isinstance(item, Zone)]
        self._hrefs |= {item.id: f"#{report.id}-{_plain(item.zone)}" for item in zones}

    def _group(self) -> None:
        found: defaultdict[str, dict[tuple[object, ...], list[Item]]] = defaultdict(dict)
        for report in self.reports:
            for item in report.items:
                if isinstance(item, MENTIONED):
                    found[item.kind].setdefault(_same(item), []).append(item)
        for kind, groups in found.items():
            self.rows[kind] = [
                Group(f"{kind}-{number}", tuple(items)) for number, items in enumerate(groups.values(), 1)
            ]
            for group in self.rows[kind]:
                self._hrefs |= {item.id: f"#{group.id}" for item in group.items}


def _passages(report: Report, item: Item) -> Iterator[tuple[str, Span]]:
    """Give what is to be found in the text: every mention, else where the passage begins."""
    if isinstance(item, MENTIONED):
        yield from ((item.id, span) for span in sorted({*item.spans, *getattr(item, "pronouns", ())}))
    elif isinstance(item, Zone):
        yield from ((item.id, span) for span in item.spans)
    elif not isinstance(item, Copy):
        found = [span for span in sorted(item.spans) if _seen(report, *span)]
        yield from ((item.id, span) for span in found[:1])
    if isinstance(item, Person):
        for number, role in enumerate(item.roles):
            yield from ((role_id(item, number), span) for span in role.spans[:1])


def role_id(person: Person, number: int) -> str:
    """Return the name under which the passage of a role is kept among the spots."""
    return f"{person.id} {number}"


def _seen(report: Report, start: int, end: int) -> bool:
    first, last = report.text.clean(start, end)
    return first < last


def _same(item: Item) -> tuple[object, ...]:
    """Return what makes items of different reports one row."""
    if isinstance(item, Dated):
        return item.norm, " ".join(item.text.casefold().split())
    if isinstance(item, Figure):
        return item.value, item.unit, item.of.casefold()
    return (named(item).casefold(),)


def _plain(zone: str) -> str:
    """Return a zone's name as a part of an id."""
    return "".join(letter if letter.isalnum() else "-" for letter in zone)
