"""What a brief cites: the sources of a case, and each passage with the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate

from tracktwo.case import Case
from tracktwo.case.quotes import report_text

__all__ = ["PassageFacts", "SourceFacts", "around", "file_hash", "passages_of", "sources_of"]

AROUND = 160
"""How many characters of a report are shown before and after a cited passage."""


@dataclass(frozen=True)
class SourceFacts:
    """A report in the case's folder, or a work published elsewhere."""

    id: str
    title: str
    publisher: str
    date: str
    file: str
    citation: str
    url: str


@dataclass(frozen=True)
class PassageFacts:
    """An evidence item; ``before`` and ``after`` are the report's words around it.

    ``item`` is the item of a ledger that it was taken from, ``grade`` the analyst's grade.
    """

    id: str
    source: str
    says: str
    quote: str
    page: str
    start: int
    end: int
    before: str = ""
    after: str = ""
    item: str = ""
    grade: str = ""


def sources_of(case: Case) -> tuple[SourceFacts, ...]:
    """Return the sources."""
    return tuple(
        SourceFacts(
            s.id, s.title, s.publisher, s.date.isoformat() if s.date else "", s.file, s.citation, s.url
        )
        for s in case.sources
    )


def passages_of(case: Case) -> tuple[PassageFacts, ...]:
    """Return the evidence, each passage with the report's own words around it."""
    folder = case.path.parent if case.path else None
    texts = {s.id: report_text(folder, s) for s in case.sources if s.file and folder}
    return tuple(
        PassageFacts(
            e.id,
            e.source,
            " ".join(e.says.split()),
            " ".join(e.quote.split()),
            e.page,
            e.start,
            e.end,
            *(around(texts[e.source], e.start, e.end) if e.start >= 0 else ("", "")),
            item=e.item,
            grade=e.grade,
        )
        for e in case.evidence
    )


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the words before and after a passage, whole words only, to the edge of its paragraph."""
    before = text[:start].rpartition("\n\n")[2].split()
    after = text[end:].partition("\n\n")[0].split()
    first, last = _words_in(before[::-1]), _words_in(after)
    cut_before, cut_after = ("…",) * (first < len(before)), ("…",) * (last < len(after))
    ends = " " * text[start - 1 : start].isspace(), " " * text[end : end + 1].isspace()
    return (
        " ".join((*cut_before, *before[len(before) - first :])) + ends[0],
        ends[1] + " ".join((*after[:last], *cut_after)),
    )


def _words_in(words: Sequence[str]) -> int:
    """Count the words that fit beside a passage."""
    lengths = accumulate(len(word) + 1 for word in words)
    return sum(length <= AROUND for length in lengths)


def file_hash(case: Case) -> str:
    """Return the SHA-256 of the case file; empty where there is none."""
    return sha256(case.path.read_bytes()).hexdigest() if case.path and case.path.is_file() else ""
