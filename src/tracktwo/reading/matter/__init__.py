"""Deal matter: the terms, conditions, sequences, precedents and meetings that a report tells of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from tracktwo.reading.matter.conditions import conditions_of
from tracktwo.reading.matter.ground import Ground, ground_of
from tracktwo.reading.matter.meetings import meetings_of
from tracktwo.reading.matter.precedents import precedents_of
from tracktwo.reading.matter.sequences import sequences_of
from tracktwo.reading.matter.terms import terms_of
from tracktwo.reading.model import Condition, Dated, Item, Meeting, Precedent, Sequence, Statement, Term
from tracktwo.reading.parsing import Parsed
from tracktwo.reading.people import Cast

__all__ = ["Ground", "Matter", "matter_of"]


class Statements(Protocol):
    """What holds the statements of a report: `Said`."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Who said what."""


@dataclass(frozen=True)
class Matter:
    """What a report tells about a deal, in the order of the text; ``ground`` is what it was read from."""

    terms: tuple[Term, ...]
    conditions: tuple[Condition, ...]
    sequences: tuple[Sequence, ...]
    precedents: tuple[Precedent, ...]
    meetings: tuple[Meeting, ...]
    ground: Ground

    @property
    def items(self) -> tuple[Item, ...]:
        """All of it."""
        return (*self.terms, *self.conditions, *self.sequences, *self.precedents, *self.meetings)


def matter_of(parsed: Parsed, cast: Cast, said: Statements, dates: Iterable[Dated] = ()) -> Matter:
    """Return what a report tells about a deal.

    Parameters
    ----------
    parsed : Parsed
        The report.
    cast : Cast
        Who is in it.
    said : Said
        Who said what: holders of terms and conditions are taken from there.
    dates : iterable of Dated, optional
        Its dates, for when meetings were.

    Returns
    -------
    Matter
        Conditions of every report; terms and sequences only of reports about a conflict or talks.
    """
    ground = ground_of(parsed, cast, said.statements, dates)
    conditions, sequences = conditions_of(ground), sequences_of(ground)
    precedents = precedents_of(ground, parsed.text.document.told.get("published", ""))
    return Matter(
        terms_of(ground, conditions, sequences),
        conditions,
        sequences,
        precedents,
        tuple(one for one in meetings_of(ground) if not _long_past(one, precedents)),
        ground,
    )


def _long_past(meeting: Meeting, precedents: tuple[Precedent, ...]) -> bool:
    """Tell whether a meeting that is only mentioned is a precedent."""
    if meeting.rule not in ("meeting.told", "meeting.goes"):
        return False
    start, end = meeting.spans[0][0], meeting.spans[-1][1]
    return any(one.spans[0][0] <= start and end <= one.spans[-1][1] for one in precedents)
