"""What reading finds in the reports of a case: what they are about, who says what, what copies leave out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tracktwo.brief.facts.evidence import PassageFacts, around
from tracktwo.case import Case
from tracktwo.errors import Finding, InputError
from tracktwo.reading.model import Condition, Item, Meeting, Precedent, Stance, Term

if TYPE_CHECKING:
    from tracktwo.reading import Ledger
    from tracktwo.reading.summary import Heard, Lacking, Subject

__all__ = ["CopyFacts", "HeardFacts", "LeftOutFacts", "ReportsFacts", "SubjectFacts", "reports_of"]

TOLD = (Stance, Term, Condition, Precedent, Meeting)
"""Of which kinds it is said that a copy leaves them out."""
LONGEST = 600
"""Characters of a passage that is shown; of a longer one, its first stretch."""


@dataclass(frozen=True)
class HeardFacts:
    """What one actor has said of a central claim, where, and which copies of that report leave it out."""

    actor: str
    stance: str
    via: str
    source: str
    passage: str
    left_out_by: tuple[str, ...]


@dataclass(frozen=True)
class SubjectFacts:
    """A claim that a report is about, the independent origins that it rests on, and who says what of it.

    ``grade`` is proposed, for ``reasons``; see `tracktwo.reading.grading`.
    """

    source: str
    passage: str
    text: str
    sources: tuple[str, ...]
    origins: tuple[str, ...]
    grade: str
    reasons: tuple[str, ...]
    heard: tuple[HeardFacts, ...]


@dataclass(frozen=True)
class LeftOutFacts:
    """An item that stands in a report and not in its copy; ``says`` whose stance it is, if it is one."""

    kind: str
    says: str
    passage: str


@dataclass(frozen=True)
class CopyFacts:
    """A report that repeats another; shares are from 0 to 1."""

    source: str
    of: str
    containment: float
    kept: float
    reasons: tuple[str, ...]
    left_out: tuple[LeftOutFacts, ...]


@dataclass(frozen=True)
class ReportsFacts:
    """What reading finds in the reports of a case.

    Parameters
    ----------
    documents, texts : int
        How many reports were read, and how many of them copy no other.
    origins : tuple of str
        The independent origins of what they are about.
    subjects : tuple of SubjectFacts
        What they are about.
    copies : tuple of CopyFacts
        Which of them repeat others.
    passages : tuple of PassageFacts
        Every passage that these name.
    unread : tuple of str
        Reports that could not be read, and why.
    """

    documents: int
    texts: int
    origins: tuple[str, ...]
    subjects: tuple[SubjectFacts, ...]
    copies: tuple[CopyFacts, ...]
    passages: tuple[PassageFacts, ...]
    unread: tuple[str, ...]


def reports_of(case: Case) -> ReportsFacts | None:
    """Read the reports in a case's folder; None where there are none."""
    if case.path is None:
        return None
    folder = case.path.parent
    files = {source.id: folder / source.file for source in case.sources if source.file}
    if not files:
        return None
    try:
        stamps = tuple((name, str(path), path.stat().st_mtime_ns) for name, path in files.items())
        return _facts(_read(stamps), folder)
    except InputError as error:  # none of them can be read
        return ReportsFacts(0, 0, (), (), (), (), _told(error.findings, folder))


@lru_cache(maxsize=4)
def _read(stamps: tuple[tuple[str, str, int], ...]) -> Ledger:
    """Read files once, as long as they do not change; what reads is heavy, and loaded when it is needed."""
    from tracktwo.reading import read

    return read({name: Path(path) for name, path, _ in stamps})


def _told(findings: Iterable[Finding], folder: Path) -> tuple[str, ...]:
    """Say why reports were not read, wherever the case's folder stands."""
    return tuple(str(one).replace(f"{folder}/", "") for one in findings if not one.warning)


def _facts(ledger: Ledger, folder: Path) -> ReportsFacts:
    from tracktwo.reading import summary_of

    found = summary_of(ledger)
    named: dict[str, Item] = {}
    subjects = tuple(_subject(one, named) for one in found.subjects)
    copies = tuple(_copy(one, named) for one in found.copies)
    passages = tuple(_passages(ledger, named))
    unread = _told(ledger.unread, folder)
    return ReportsFacts(found.documents, found.texts, found.origins, subjects, copies, passages, unread)


def _subject(one: Subject, named: dict[str, Item]) -> SubjectFacts:
    named[one.claim.id] = one.claim
    heard = tuple(_heard(stance, named) for stance in one.heard)
    return SubjectFacts(
        source=one.claim.document,
        passage=one.claim.id,
        text=_line(one.claim.text),
        sources=one.documents,
        origins=one.origins,
        grade=one.grade.code,
        reasons=one.grade.reasons,
        heard=heard,
    )


def _heard(one: Heard, named: dict[str, Item]) -> HeardFacts:
    stance = one.stance
    named[stance.id] = stance
    return HeardFacts(stance.actor_name, stance.stance, stance.via, stance.document, stance.id, one.missing)


def _copy(one: Lacking, named: dict[str, Item]) -> CopyFacts:
    copy, lost = one.copy, [item for item in one.left_out if isinstance(item, TOLD)]
    named.update({item.id: item for item in lost})
    left = tuple(LeftOutFacts(item.kind, _lost(item), item.id) for item in lost)
    return CopyFacts(copy.document, copy.source, copy.containment, copy.kept, copy.reasons, left)


def _lost(item: Item) -> str:
    """Say whose stance is left out: "the denial by ..."; nothing for other kinds."""
    from tracktwo.reading.copies import in_words

    return " ".join(in_words([item])) if isinstance(item, Stance) else ""


def _says(item: Item) -> str:
    if isinstance(item, Stance):
        return f"{item.actor_name or 'The report itself'}: {item.stance}"
    return item.kind.capitalize()


def _passages(ledger: Ledger, named: Mapping[str, Item]) -> Iterator[PassageFacts]:
    """Give the passages that are named, in the order of the reports."""
    for item in sorted(named.values(), key=lambda one: (one.document, one.spans)):
        raw = ledger.document(item.document).raw
        start, end = item.spans[0][0], item.spans[-1][1]
        if not 0 <= end - start <= LONGEST:
            start, end = item.spans[0]
        quote, beside = _line(raw[start:end]), around(raw, start, end)
        yield PassageFacts(item.id, item.document, _says(item), quote, "", start, end, *beside)


def _line(text: str) -> str:
    return " ".join(text.split())
