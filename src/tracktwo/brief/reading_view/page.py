"""The pages of the reading view, put together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import PurePath

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from tracktwo import __version__
from tracktwo.brief.reading_view.claims import Subject, central, stances, subjects
from tracktwo.brief.reading_view.copies import Beside, copies
from tracktwo.brief.reading_view.deal import deal
from tracktwo.brief.reading_view.notes import Note, notes
from tracktwo.brief.reading_view.origins import origins
from tracktwo.brief.reading_view.people import figures, people
from tracktwo.brief.reading_view.places import Places
from tracktwo.brief.reading_view.plain import elided
from tracktwo.brief.reading_view.reports import Ledger, Report, pages_of, reports_of
from tracktwo.brief.reading_view.texts import ZONES, Paragraph, copies_of, paragraphs
from tracktwo.brief.reading_view.timeline import timeline
from tracktwo.brief.words.blocks import Block, Link, Para, Part, Section, Words, words
from tracktwo.brief.words.say import counted
from tracktwo.figures import STYLE, Figure
from tracktwo.figures.marks import isolate
from tracktwo.reading.model import Zone

__all__ = ["reading_pages"]

_UNFIT = re.compile("[^\t\n\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

MOST_PAGES = 20
"""Pages of one reading; what is on none is in the ledger."""


@dataclass(frozen=True)
class Line:
    """Something to know about a report; ``id`` where links lead to it."""

    parts: Words
    id: str = ""


@dataclass(frozen=True)
class Sheet:
    """A report as the page shows it: its head, its text, its notes."""

    id: str
    title: str
    lines: tuple[Line, ...]
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Other:
    """Another page of the same reading."""

    name: str
    href: str
    here: bool


def reading_pages(ledger: Ledger, name: str = "reading.html") -> Iterator[tuple[str, str]]:
    """Give the pages of the reading view, one after another.

    Parameters
    ----------
    ledger : Ledger
        The documents and what was found in them.
    name : str, optional
        File name of the first page; of the others it is made from it.

    Yields
    ------
    (str, str)
        File name and HTML: one file without script, in which nothing is loaded from outside.

    Notes
    -----
    A page holds up to 100 reports and two million characters; of a report up to 200,000 characters and 4,000
    items. What is beyond is said on the page. A copy stands behind its source.
    """
    reports = reports_of(ledger)
    pages = pages_of(reports)
    names = [_file(name, number) for number in range(1, min(len(pages), MOST_PAGES) + 1)]
    where = {
        report.document.id: f"{file}#{report.id}"
        for file, page in zip(names, pages, strict=False)
        for report in page
    }
    left = sum(len(page) for page in pages[MOST_PAGES:])
    for file, page in zip(names, pages, strict=False):
        others = [
            _other(one, there, file) for one, there in zip(names, pages, strict=False) if len(names) > 1
        ]
        yield file, _page(page, where, others, len(reports), left)


def _file(name: str, number: int) -> str:
    path = PurePath(name)
    return name if number == 1 else f"{path.stem}-{number}{path.suffix}"


def _other(file: str, page: Sequence[Report], here: str) -> Other:
    return Other(f"Reports {page[0].number} to {page[-1].number}", file, file == here)


def _page(page: list[Report], where: dict[str, str], others: list[Other], total: int, left: int) -> str:
    places = Places(page, where)
    found = subjects(places)
    beside = copies(places, found)
    html = _template().render(
        title=_title(page, total),
        version=__version__,
        about=_about(page, total, left),
        others=others,
        sections=_sections(places, found, beside),
        copies=beside,
        sheets=(_sheet(report, places) for report in page),
        index=[(report.number, report.id, elided(report.title, 140)) for report in page],
        style=Markup(_style()),
        footing_words={},
    )
    return shown(html)


def shown(text: str) -> str:
    """Return a text as a page can hold it, character for character: what it cannot is shown as U+FFFD."""
    return _UNFIT.sub("\ufffd", text.replace("\r", " "))


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("tracktwo.brief"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals["drawn"] = _drawn
    return environment.get_template("reading.html")


def _drawn(figure: Figure) -> Markup:
    """Let a figure's markup through: figures escape what is put into them."""
    return Markup(figure.html())


@cache
def _style() -> str:
    home = files("tracktwo.brief")
    return (
        STYLE
        + home.joinpath("style.css").read_text("utf-8")
        + home.joinpath("reading.css").read_text("utf-8")
    )


def _title(page: Sequence[Report], total: int) -> str:
    if len(page) == total:
        return f"Reading of {counted(total, 'report')}"
    return f"Reading of {counted(total, 'report')}: {page[0].number} to {page[-1].number}"


def _about(page: Sequence[Report], total: int, left: int) -> list[str]:
    told = [
        "What the reports say and who says it, as found by rules of grammar and word lists. Nobody has "
        "checked it: follow the links to the passages before you rely on anything. It does not say what is "
        "true."
    ]
    if len(page) < total:
        told.append("The tables on this page cover the reports of this page.")
    if left:
        told.append(f"On no page, but in the ledger: the last {counted(left, 'report')} of the set.")
    return told


def _sections(places: Places, found: list[Subject], beside: list[Beside]) -> list[Section]:
    made: list[tuple[str, str, list[Block]]] = [
        ("central", "What the reports are about", central(found, places)),
        ("origin", "Where they have it from", origins(places)),
        (
            "copies",
            "Copies beside their sources",
            [] if beside else [Para(words("No report repeats another."))],
        ),
        ("stances", "Who says what: claims by actor", stances(found, places)),
        ("deal", "What a deal would hold", deal(places)),
        ("timeline", "Dates and meetings", timeline(places)),
        ("people", "Persons and organisations", people(places)),
        ("figures", "Figures", figures(places)),
    ]
    return [Section(id, title, tuple(blocks)) for id, title, blocks in made]


def _sheet(report: Report, places: Places) -> Sheet:
    lines = [Line(one) for one in (_file_line(report), *_copied(report, places))]
    lines += _zones(report, places)
    lines += [Line(words(isolate(note))) for note in report.document.notes]
    if report.cut:
        lines.append(Line(words("Only the beginning is shown; the file and the ledger have all of it.")))
    if report.unshown:
        lines.append(Line(words(f"{counted(report.unshown, 'further item')} of the ledger are not shown.")))
    return Sheet(
        report.id,
        f"Report {report.number}: {isolate(report.title)}",
        tuple(lines),
        tuple(paragraphs(report, places)),
        tuple(notes(report, places)),
    )


def _file_line(report: Report) -> Words:
    told = report.document.told
    known = [told[key] for key in ("publisher", "author", "published", "date") if told.get(key)]
    return words("File: ", isolate(report.document.path), "".join(f"; {isolate(one)}" for one in known))


def _copied(report: Report, places: Places) -> Iterator[Words]:
    for copy in copies_of(report):
        source = places.document(copy.source)
        other = places.report.get(copy.source)
        called = f"report {other.number}" if other else isolate(copy.source)
        yield words(
            "A copy of ",
            Link(called, source) if source else called,
            ": ",
            places.link("what it changes and leaves out", copy.id),
        )


def _zones(report: Report, places: Places) -> Iterator[Line]:
    """List the parts of a report; each leads to its paragraphs, and they lead back."""
    kinds = dict.fromkeys(item.zone for item in report.items if isinstance(item, Zone))
    for kind in kinds:
        zones = [item for item in report.items if isinstance(item, Zone) and item.zone == kind]
        told = dict.fromkeys(zone.value for zone in zones if zone.value)
        id = places.href(zones[0].id).removeprefix("#")
        called = "body" if kind == "body" else ZONES.get(kind, kind)
        value = f" ({isolate(', '.join(told))})" if told else ""
        spots = [spot for zone in zones for spot in places.spots.get(zone.id, ())]
        links: list[Part] = []
        for number, spot in enumerate(spots, 1):
            links += [" ", Link(str(number), f"#{spot.id}")]
        yield Line(words(called, value, ":", *(links or [" outside the text shown"])), id)
