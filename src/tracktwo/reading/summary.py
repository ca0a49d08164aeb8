"""What a set of reports comes down to: what it is about, who says what of it, and what copies lack."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tracktwo.reading.grading import Grade, proposed
from tracktwo.reading.ledger import Ledger
from tracktwo.reading.model import Claim, Copy, Item, Stance

__all__ = ["Heard", "Lacking", "Subject", "Summary", "summary_of"]


@dataclass(frozen=True)
class Heard:
    """A stance on a central claim, and the copies that leave it out, by id."""

    stance: Stance
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Subject:
    """What one text is about.

    Parameters
    ----------
    claim : Claim
        Of the text that the others repeat.
    heard : tuple of Heard
        Who has said what of it, in that text first, then what only a copy has.
    documents : tuple of str
        Ids of the text and its copies.
    origins : tuple of str
        The independent origins that the claim rests on, by name.
    grade : Grade
        Proposed, never above what these origins support; the analyst sets it.
    """

    claim: Claim
    heard: tuple[Heard, ...]
    documents: tuple[str, ...]
    origins: tuple[str, ...]
    grade: Grade


@dataclass(frozen=True)
class Lacking:
    """A copy, and the items of its source that it leaves out."""

    copy: Copy
    left_out: tuple[Item, ...]


@dataclass(frozen=True)
class Summary:
    """What a set of reports comes down to.

    Parameters
    ----------
    documents, texts : int
        How many reports there are, and how many of them copy no other.
    subjects : tuple of Subject
        For each text that has a central claim.
    copies : tuple of Lacking
        Every copy.
    origins : tuple of str
        The independent origins of the central claims, each once.
    own : tuple of str
        Those of them that are reports which tell no other origin, by id.
    """

    documents: int
    texts: int
    subjects: tuple[Subject, ...]
    copies: tuple[Lacking, ...]
    origins: tuple[str, ...]
    own: tuple[str, ...] = ()


def summary_of(ledger: Ledger) -> Summary:
    """Say what a ledger comes down to.

    Parameters
    ----------
    ledger : Ledger

    Returns
    -------
    Summary
        Stances stay as they are: none is weighed against another, and no verdict is made of them.
    """
    copies = tuple(Lacking(copy, ledger.left_out(copy)) for copy in ledger.of(Copy))
    subjects = tuple(_subject(ledger, claim, copies) for claim in ledger.central())
    copied = {one.copy.document for one in copies}
    names = dict.fromkeys(name for subject in subjects for name in subject.origins)
    count = len(ledger.documents)
    ids = {one.id for one in ledger.documents}
    own = tuple(name for name in names if name in ids)
    return Summary(count, count - len(copied), subjects, copies, tuple(names), own)


def _subject(ledger: Ledger, claim: Claim, copies: tuple[Lacking, ...]) -> Subject:
    own = [one for one in copies if one.copy.source == claim.document]
    missing = {(item.id, one.copy.document) for one in own for item in one.left_out}
    documents = (claim.document, *(one.copy.document for one in own))
    heard = _once(
        Heard(stance, tuple(document for document in documents if (stance.id, document) in missing))
        for stance in ledger.stances_on(claim)
    )
    known = {_said(one.stance) for one in heard}
    others = [one for one in ledger.of(Claim) if one.central and one.document in documents[1:]]
    more = _once(
        Heard(one) for other in others for one in ledger.stances_on(other) if _said(one) not in known
    )
    stances = [one.stance.stance for one in (*heard, *more)]
    grade = proposed(claim.origins, stances, claim.hedges)
    return Subject(claim, (*heard, *more), documents, claim.origins, grade)


def _once(heard: Iterable[Heard]) -> list[Heard]:
    """Tell each stance of an actor once; a copy leaves it out only if it has none of the places."""
    found: dict[tuple[str, str], Heard] = {}
    for one in heard:
        first = found.setdefault(_said(one.stance), one)
        kept = tuple(document for document in first.missing if document in one.missing)
        found[_said(one.stance)] = replace(first, missing=kept)
    return list(found.values())


def _said(stance: Stance) -> tuple[str, str]:
    return stance.actor_name.casefold(), stance.stance
