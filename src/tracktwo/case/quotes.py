"""Find the passages that a case cites in its reports."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tracktwo.case.collector import Collector
from tracktwo.case.model import Evidence, Source

__all__ = ["locate_quotes", "report_text"]

LARGEST_REPORT = 20_000_000
ENOUGH = 120  # letters of a report that a message shows


def report_text(folder: Path, source: Source) -> str:
    """Return the raw text of a report in the case's folder.

    Parameters
    ----------
    folder : Path
        The case's folder.
    source : Source
        With ``file``.

    Returns
    -------
    str
        Decoded UTF-8, newlines as they are.

    Raises
    ------
    ValueError
        The file lies outside the folder, is too large or is not UTF-8; the text says which.
    OSError
        It cannot be read.
    """
    path = (folder / source.file).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise ValueError("lies outside the case's folder")
    if path.exists() and not path.is_file():  # a pipe would keep us waiting for ever
        raise ValueError("is not a file")
    if path.stat().st_size > LARGEST_REPORT:
        raise ValueError("is larger than 20 MB")
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as problem:
        raise ValueError("is not UTF-8 text") from problem


def locate_quotes(
    collector: Collector, folder: Path, sources: Sequence[Source], items: Sequence[Evidence]
) -> tuple[Evidence, ...]:
    """Give every quoted passage its offsets in its report; note those that are not there.

    A line break or several spaces in the quote match any white space in the report: reports are
    wrapped differently from case files.

    Parameters
    ----------
    collector : Collector
        Where findings go.
    folder : Path
        The case's folder.
    sources : sequence of Source
        The case's sources.
    items : sequence of Evidence
        In the order of the file.

    Returns
    -------
    tuple of Evidence
        With ``start`` and ``end`` set where a report holds the quote.
    """
    texts = {
        source.id: text
        for number, source in enumerate(sources)
        if source.file and (text := _text(collector, folder, source, number)) is not None
    }
    return tuple(
        _located(collector, number, item, texts[item.source]) if item.quote and item.source in texts else item
        for number, item in enumerate(items)
    )


def _text(collector: Collector, folder: Path, source: Source, number: int) -> str | None:
    where = ("sources", number, "file")
    try:
        return report_text(folder, source)
    except ValueError as problem:
        collector.error(
            where, f"the report '{source.file}' {problem}.", "Name a UTF-8 text file beside the case file."
        )
    except OSError as problem:
        collector.error(
            where,
            f"the report '{source.file}' cannot be read: {problem.strerror}.",
            f"A report stands in the case's folder: {folder}",
        )
    return None


def _located(collector: Collector, number: int, item: Evidence, text: str) -> Evidence:
    words = item.quote.split()
    found = [hit.span(1) for hit in re.finditer(f"(?=({_passage(words)}))", text)]  # overlapping ones, too
    where = ("evidence", number, "quote")
    if not found:
        collector.error(
            where,
            f"these words are not in the report of '{item.source}'.",
            _departure(words, text) + "Copy the passage letter by letter; quotation marks and dashes count.",
        )
        return item
    if len(found) > 1:
        collector.error(
            where,
            f"these words stand {len(found)} times in the report of '{item.source}'.",
            "Quote more of the passage, so that it is found once.",
        )
    return replace(item, start=found[0][0], end=found[0][1])


def _passage(words: Sequence[str]) -> str:
    return r"\s+".join(re.escape(word) for word in words)


def _departure(words: Sequence[str], text: str) -> str:
    """Say what the report has where a quote departs from it; nothing if they share less than two words."""
    shared = bisect_left(
        range(1, len(words) + 1), True, key=lambda many: not re.search(_passage(words[:many]), text)
    )
    hit = re.search(_passage(words[:shared]), text)
    if shared < 2 or not hit:
        return ""
    there = text[hit.start() : hit.end() + ENOUGH].split()[max(0, shared - 3) : shared + 3]
    return f"The report has: ... {' '.join(there)[:ENOUGH]} ... "
