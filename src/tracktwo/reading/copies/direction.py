"""Which of two documents is the source, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tracktwo.reading.copies.compare import Compared
from tracktwo.reading.copies.traces import cut_off, slips_of, spelt_both_ways
from tracktwo.reading.words import words

__all__ = ["DECIDED", "Verdict", "verdict"]

DECIDED = 1.0
"""The weight of reasons from which on one document is taken to be the source."""

DATED, CREDITED, LEFT_OVER, SLIPPED, CUT, LONGER = 4.0, 3.0, 2.0, 1.5, 1.5, 1.0

NEARLY_ALL, MUCH = 0.9, 0.1
"""Shares of a report."""


@dataclass(frozen=True)
class Verdict:
    """How much speaks for the first being the source (less than 0: for the second), and what, in words."""

    weight: float
    for_it: tuple[str, ...]
    against: tuple[str, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """What is said of it, with what speaks against it."""
        doubt = () if self.weight >= DECIDED else (UNDECIDED,)
        return (*doubt, *self.for_it, *(f"Against it: {one}" for one in self.against))


UNDECIDED = "Which of the two is the source cannot be told; the longer, or else the first, is taken for it."


def verdict(pair: Compared) -> Verdict:
    """Judge whether the source of a pair is its source.

    Parameters
    ----------
    pair : Compared
        Two documents, matched.

    Returns
    -------
    Verdict

    Notes
    -----
    Reasons, by weight: an earlier date, and a credit that names the other's publisher; traces of the other's
    spelling in a text that was not respelled throughout; slips that the other lacks; an end where a paragraph
    of the other ends; less text. Editors cut from the end, and few add to what they take.
    """
    turned = pair.turned()
    ours, theirs = tuple(_reasons(pair)), tuple(_reasons(turned))
    weight = sum(one for one, _ in ours) - sum(one for one, _ in theirs)
    return Verdict(weight, tuple(text for _, text in ours), tuple(text for _, text in theirs))


def _reasons(pair: Compared) -> Iterator[tuple[float, str]]:
    """Give what speaks for the source being the source: a weight, and the reason in words."""
    source, copy = pair.source.document, pair.copy.document
    date, other = _date(source.told), _date(copy.told)
    if date and other and date[: len(other)] < other[: len(date)]:
        yield DATED, f"{source.id} is dated {date}, {copy.id} {other}."
    publisher = source.told.get("publisher", "")
    credits = " ".join(copy.told.get(key, "") for key in ("credits", "author"))
    if any(re.search(rf"\b{re.escape(name)}\b", credits) for name in _names(publisher)):
        yield CREDITED, f"{copy.id} names {publisher}, which publishes {source.id}, as where it has it from."
    if mixed := spelt_both_ways(pair):
        told = f"{copy.id} writes {' and '.join(mixed)}, {source.id} only {mixed[0]}: "
        yield LEFT_OVER, f"{told}not all was respelled, and what was left is as in the other."
    if slips := slips_of(pair):
        yield SLIPPED, f"{copy.id} has slips that {source.id} has not: {', '.join(slips[:3])}."
    if missing := cut_off(pair):
        told = f"{copy.id} ends where a paragraph of {source.id} ends; "
        weight = CUT if missing >= MUCH * len(pair.source.reported) else CUT / 3
        yield weight, f"{told}what follows there ({missing} words) is missing."
    if pair.taken >= NEARLY_ALL > pair.kept:
        told = f"{source.id} has {pair.taken:.0%} of what {copy.id} has, "
        weight = LONGER if pair.kept >= 2 * MUCH else LONGER / 2
        yield weight, f"{told}which has {pair.kept:.0%} of what {source.id} has."


def _names(publisher: str) -> tuple[str, ...]:
    """Return the names of a publisher: an agency has several."""
    forms = next((forms for forms in words("agencies").values() if publisher in forms), ())
    return (publisher, *forms) if publisher else ()


def _date(told: Mapping[str, str]) -> str:
    """Return a date as far as it can be compared."""
    found = re.match(r"\d{4}(-\d\d(-\d\d)?)?", told.get("published") or told.get("date", ""))
    return found[0] if found else ""
