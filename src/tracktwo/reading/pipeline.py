"""From files to a ledger: the parts of reading, one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from tracktwo.errors import Finding, InputError, Place
from tracktwo.reading.ledger.ledger import Ledger
from tracktwo.reading.model import Document, Item, Piece, Reading, Zone
from tracktwo.reading.names import names_for
from tracktwo.reading.parsing import Parsed, parse_all
from tracktwo.reading.text import Text, text_of

__all__ = ["Opened", "found_in", "open_report", "read", "readings_of"]

Progress = Callable[[int, int], object]


@dataclass(frozen=True)
class Opened:
    """A report before anything is parsed: the document, its zones, and the text that is to be parsed."""

    document: Document
    zones: tuple[Zone, ...]
    text: Text


def read(paths: Iterable[str | Path], *, progress: Progress | None = None) -> Ledger:
    """Read reports.

    Parameters
    ----------
    paths : iterable of str or Path
        Files, folders and patterns such as ``reports/*.txt``.
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
    files = _part("ingest", "gather", _gather)([str(path) for path in paths])
    tell = progress or (lambda done, total: None)
    opened: list[Opened] = []
    unread: list[Finding] = []
    for number, (file, name) in enumerate(zip(files, names_for(files), strict=True), 1):
        try:
            opened.append(open_report(file, name))
        except InputError as error:
            unread += error.findings
        tell(number, 2 * len(files))
    if not opened:
        raise InputError(unread or Finding(Place("."), "there is no report here.", "Name files or folders."))
    readings = []
    for reading in readings_of(opened):
        readings.append(reading)
        tell(len(files) + len(readings), len(files) + len(opened))
    return Ledger.of_readings(readings, unread)


def open_report(file: Path, name: str) -> Opened:
    """Open a file and find its zones.

    Parameters
    ----------
    file : Path
        The report.
    name : str
        Id of the document that it becomes.

    Returns
    -------
    Opened

    Raises
    ------
    InputError
        It cannot be read, or is in a language that reading has no rules for.
    """
    document = _part("ingest", "open_document", _open_document)(file, name)
    zoned = _part("zones", "zones_of", None)
    if zoned is None:
        return Opened(document, (), text_of(document, (("body", one) for one in document.paragraphs)))
    found = zoned(document)
    told = {"title": "", "author": "", "publisher": "", "place": "", "published": ""}
    named = {key: str(getattr(found.provenance, key, "") or "") for key in told}
    document = replace(document, told={**document.told, **{key: one for key, one in named.items() if one}})
    return Opened(document, found.zones, replace(found.text, document=document))


def readings_of(opened: Sequence[Opened]) -> Iterator[Reading]:
    """Read what was opened, each text once.

    Parameters
    ----------
    opened : sequence of Opened
        The whole set: copies are found among them.

    Yields
    ------
    Reading
        In the order of the set.
    """
    for one, parsed in zip(opened, parse_all(one.text for one in opened), strict=True):
        yield Reading(one.document, (*one.zones, *found_in(parsed)))


def found_in(parsed: Parsed) -> tuple[Item, ...]:
    """Return what a parsed text says, but for where it has that from: that takes the whole set."""
    cast = _part("people", "cast_of", None)
    cast = cast(parsed) if cast else None
    published = parsed.text.document.told.get("published", "")
    dates = _part("measures", "dates_of", lambda parsed, published: ())(parsed, published)
    figures = _part("measures", "figures_of", lambda parsed: ())(parsed)
    people = (*cast.persons, *cast.organisations, *cast.unnamed) if cast else ()
    statements = _part("statements", "statements_of", None)
    if statements is None or cast is None:
        return (*people, *figures, *dates)
    said = statements(parsed, cast)
    found = (*people, *said.statements, *said.quotations, *figures, *dates)
    matter_of = _part("matter", "matter_of", None)
    if matter_of is None:
        return found
    matter = matter_of(parsed, cast, said, dates)
    claims = _part("claims", "claims_of", lambda *given: ())(parsed, cast, said, matter)
    kinds = (matter.terms, matter.conditions, matter.sequences, matter.precedents, matter.meetings)
    return (*found, *(item for kind in kinds for item in kind), *claims)


def _part(package: str, name: str, otherwise: Any) -> Any:
    """Return a function of a part of reading; something else while that part is not there."""
    try:
        return getattr(import_module(f"tracktwo.reading.{package}"), name)
    except (ImportError, AttributeError):
        return otherwise


def _gather(paths: Iterable[str]) -> list[Path]:
    found = []
    for path in map(Path, paths):
        found += sorted(path.glob("*.txt")) if path.is_dir() else [path]
    return found


def _open_document(file: Path, name: str) -> Document:
    from hashlib import sha256

    data = file.read_bytes()
    raw = data.decode("utf-8", "replace")
    at, paragraphs = 0, []
    for line in raw.splitlines(keepends=True):
        if line.strip():
            body = line.rstrip("\r\n")
            paragraphs.append((Piece(body, at, at + len(body)),))
        at += len(line)
    return Document(name, str(file), raw, sha256(data).hexdigest(), "text", "utf-8", tuple(paragraphs))
