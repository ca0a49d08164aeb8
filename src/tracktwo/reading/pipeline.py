"""From files to a ledger: the parts of reading, one after another."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from tracktwo.errors import Finding, InputError, Place
from tracktwo.reading.claims import claims_of
from tracktwo.reading.copies import LEAST, copies_of, project
from tracktwo.reading.ingest import gather, open_document
from tracktwo.reading.ledger.ledger import Ledger
from tracktwo.reading.matter import matter_of
from tracktwo.reading.measures import dates_of, figures_of
from tracktwo.reading.model import Claim, Copy, Document, Item, Origin, Reading, Zone
from tracktwo.reading.names import names_for
from tracktwo.reading.origins import origins_of
from tracktwo.reading.parsing import Parsed, parse, parse_all
from tracktwo.reading.people import cast_of, with_authors
from tracktwo.reading.statements import statements_of
from tracktwo.reading.text import Text
from tracktwo.reading.zones import zones_of

__all__ = ["Opened", "found_in", "open_report", "read", "readings_of", "with_origins"]

TOLD = ("title", "author", "publisher", "place", "published")
"""What the zones of a report tell of it, beside whom it credits."""

MISTAKE = "tracktwo made a mistake of its own in reading this report"
Progress = Callable[[int, int], object]


@dataclass(frozen=True)
class Opened:
    """A report before anything is parsed: the document, its zones, and the text that is to be parsed."""

    document: Document
    zones: tuple[Zone, ...]
    text: Text


def read(
    paths: Iterable[str | Path] | Mapping[str, str | Path], *, progress: Progress | None = None
) -> Ledger:
    """Read reports.

    Parameters
    ----------
    paths : iterable of str or Path, or mapping of str to str or Path
        Files, folders and patterns such as ``reports/*.txt``; or single files by the ids that their documents
        are to have.
    progress : callable, optional
        Told how many steps of the work are done, and of how many: opening a report is a step, and so is
        reading it.

    Returns
    -------
    Ledger
        With the files that could not be read as ``unread``.

    Raises
    ------
    InputError
        There is no file, or none that can be read.
    """
    unread: list[Finding] = []
    files = _files(paths, unread.append)
    tell = progress or (lambda done, total: None)
    opened: list[Opened] = []
    for number, (name, file) in enumerate(files.items(), 1):
        try:
            opened.append(open_report(file, name))
        except InputError as error:
            unread += error.findings
        tell(number, 2 * len(files))
    if not opened:
        raise InputError(one for one in unread if not one.warning)
    done = len(files)
    readings = readings_of(opened, lambda now, total: tell(done + now, done + total))
    return Ledger.of_readings(readings, (*unread, *_mistakes(readings)))


def _mistakes(readings: Iterable[Reading]) -> Iterator[Finding]:
    for document in (one.document for one in readings):
        yield from (
            Finding(Place(document.path), note) for note in document.notes if note.startswith(MISTAKE)
        )


def _files(
    paths: Iterable[str | Path] | Mapping[str, str | Path], tell: Callable[[Finding], None]
) -> dict[str, Path]:
    """Return files by the ids of the documents that they become."""
    if isinstance(paths, Mapping):
        return {name: Path(path) for name, path in paths.items()}
    files = gather(paths, tell)
    return dict(zip(names_for(files), files, strict=True))


def open_report(file: Path, name: str, data: bytes | None = None) -> Opened:
    """Open a file and find its zones.

    Parameters
    ----------
    file : Path
        The report.
    name : str
        Id of the document that it becomes.
    data : bytes, optional
        What the file holds, where somebody else has read it.

    Returns
    -------
    Opened

    Raises
    ------
    InputError
        It cannot be read, or is in a language that reading has no rules for.
    """
    document = open_document(file, name, data)
    found = zones_of(document)
    named = {key: getattr(found.provenance, key) for key in TOLD}
    named["credits"] = "; ".join(found.provenance.credits)
    told = {**document.told, **{key: one for key, one in named.items() if one}}
    document = replace(document, told=told, notes=(*document.notes, *found.notes))
    return Opened(document, found.zones, replace(found.text, document=document))


def readings_of(opened: Sequence[Opened], progress: Progress | None = None) -> tuple[Reading, ...]:
    """Read what was opened, each text once; copies take over what was read in their source.

    Parameters
    ----------
    opened : sequence of Opened
        The whole set: copies and origins are found in it.
    progress : callable, optional
        Told how many documents are done, and of how many.

    Returns
    -------
    tuple of Reading
        In the order of the set.
    """
    tell = progress or (lambda done, total: None)
    copies = copies_of([one.text for one in opened])
    first: dict[str, Copy] = {}
    for copy in copies:
        if copy.containment >= LEAST:  # else it is mostly its own text
            first.setdefault(copy.document, copy)
    items: dict[str, tuple[Item, ...]] = {}
    failed: dict[str, str] = {}
    for parsed in parse_all(one.text for one in opened if one.document.id not in first):
        items[parsed.document] = _kept(parsed.document, failed, partial(found_in, parsed))
        tell(len(items), len(opened))
    texts = {one.document.id: one.text for one in opened}
    for copy in first.values():  # sources stand before their copies
        known = items[copy.source], copy, texts[copy.source], texts[copy.document]
        items[copy.document] = _kept(copy.document, failed, partial(_projected, *known))
        tell(len(items), len(opened))
    beside: dict[str, list[Copy]] = {one.document.id: [] for one in opened}
    for copy in copies:
        beside[copy.document].append(copy)
    return with_origins([_reading(one, beside, items, failed) for one in opened])


def _kept(name: str, failed: dict[str, str], work: Callable[[], tuple[Item, ...]]) -> tuple[Item, ...]:
    """Read one report; a mistake of ours costs what is said of that report, not the ledger."""
    try:
        return work()
    except Exception as problem:
        if os.environ.get("TRACKTWO_DEBUG") == "1":
            raise
        failed[name] = f"{MISTAKE} ({type(problem).__name__}: {problem}); only its parts are known."
        return ()


def _projected(items: tuple[Item, ...], copy: Copy, source: Text, text: Text) -> tuple[Item, ...]:
    return project(items, copy, source, text, lambda own: found_in(parse(own))).items


def _reading(
    one: Opened,
    copies: Mapping[str, list[Copy]],
    items: Mapping[str, tuple[Item, ...]],
    failed: Mapping[str, str],
) -> Reading:
    name, document = one.document.id, one.document
    if name in failed:
        document = replace(document, notes=(*document.notes, failed[name]))
    found = with_authors(one.text, one.zones, items[name])
    return Reading(document, (*one.zones, *copies[name], *found))


def with_origins(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Find where each report has it from, and on which independent origins each claim rests.

    Parameters
    ----------
    readings : sequence of Reading
        The whole set, copies included; origins found in a part of it are found anew.

    Returns
    -------
    tuple of Reading
        In the same order.
    """
    bare = [
        Reading(one.document, tuple(i for i in one.items if not isinstance(i, Origin))) for one in readings
    ]
    found = origins_of(bare, [copy for one in bare for copy in one.of(Copy)])
    own: dict[str, list[Item]] = {one.document.id: [] for one in bare}
    for origin in found.items:
        own[origin.document].append(origin)
    return tuple(
        Reading(
            one.document,
            (*(_resting(item, found.by_claim) for item in one.items), *own[one.document.id]),
        )
        for one in bare
    )


def _resting(item: Item, origins: Mapping[str, tuple[str, ...]]) -> Item:
    """Return an item; a claim with the origins that it rests on."""
    return replace(item, origins=origins.get(item.id, ())) if isinstance(item, Claim) else item


def found_in(parsed: Parsed) -> tuple[Item, ...]:
    """Return what a parsed text says, but for where it has that from: that takes the whole set."""
    cast = cast_of(parsed)
    dates = dates_of(parsed, parsed.text.document.told.get("published", ""))
    said = statements_of(parsed, cast)
    people = (*cast.persons, *cast.organisations, *cast.unnamed)
    found = (*people, *said.statements, *said.quotations, *figures_of(parsed), *dates)
    matter = matter_of(parsed, cast, said, dates)
    claims = claims_of(parsed, cast, said, matter)
    kinds = (matter.terms, matter.conditions, matter.sequences, matter.precedents, matter.meetings)
    return (*found, *(item for kind in kinds for item in kind), *claims)
