"""Who is a party: sides that hold a term, are bound by one, meet, or answer for the talks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tracktwo.reading.draft.issues import shortened
from tracktwo.reading.draft.naming import OPPOSITION, Naming
from tracktwo.reading.draft.party_words import rules, told_by
from tracktwo.reading.ledger import Ledger
from tracktwo.reading.model import (
    Condition,
    Item,
    Meeting,
    Organisation,
    Person,
    Stance,
    Statement,
    Term,
    Unnamed,
)
from tracktwo.reading.words import words

__all__ = ["Side", "Sides"]

MOST = 8


@dataclass(frozen=True)
class Side:
    """A state, or a body that is no part of one, and the actors who stand for it."""

    key: str
    name: str
    actors: tuple[Item, ...]


@dataclass
class Sides:
    """The sides that reports tell of.

    Parameters
    ----------
    ledger : Ledger
    """

    ledger: Ledger

    @cached_property
    def parties(self) -> tuple[Side, ...]:
        """Those that are parties, in the order of the alphabet: at most the eight most told of."""
        weight = Counter(side for side in self._taking_part() if side and side not in self._between)
        most = sorted(weight, key=lambda side: (-weight[side], side))[:MOST]
        found = [Side(side, _name(side), tuple(self._actors.get(side, ()))) for side in most]
        return tuple(sorted(found, key=lambda side: side.name.casefold()))

    def of_term(self, term: Term) -> str:
        """Return the side that holds a term; empty if none is told."""
        return self._of(term.document, term.holder, term.holder_name)

    @cached_property
    def _naming(self) -> dict[str, Naming]:
        return {one.id: Naming(one, self.ledger.of_document(one.id)) for one in self.ledger.documents}

    def _of(self, document: str, actor: str, name: str) -> str:
        naming, item = self._naming[document], self.ledger.get(actor)
        return naming.side_of(item) if item else naming.side_in(name)

    @cached_property
    def _actors(self) -> dict[str, list[Item]]:
        """Who stands for each side, and says something, holds a term or meets."""
        heard = {one.actor for one in self.ledger.of(Stance)} | {one.holder for one in self.ledger.of(Term)}
        heard |= {one.actor for one in self.ledger.of(Statement)}
        heard |= {one for meeting in self.ledger.of(Meeting) for one in meeting.participants}
        found: dict[str, list[Item]] = {}
        for one in self.ledger.items:
            if isinstance(one, Organisation | Person | Unnamed) and one.id in heard:
                found.setdefault(self._naming[one.document].side_of(one), []).append(one)
        return found

    def _taking_part(self) -> Iterator[str]:
        """Give a side each time that it is told to take part."""
        holding = list(self._by_terms())
        yield from holding
        yield from self._by_claims()
        yield from self._by_meetings(set(holding))

    def _by_terms(self) -> Iterator[str]:
        """Give who holds terms and sets conditions, and who would have to act first: named at the opening."""
        for term in self.ledger.of(Term):
            side = self.of_term(term)
            if term.use != "position" or side not in rules()["alliances"]:
                yield side
            naming = self._naming[term.document]
            yield from self._with(naming, term.text)
            yield from naming.sides_in(" ".join(term.text.split()[:3]))
        for one in self.ledger.of(Condition):
            yield self._of(one.document, one.holder, "")
            yield from self._naming[one.document].sides_in(" ".join(one.text.split()[:3]))

    def _by_claims(self) -> Iterator[str]:
        """Give with whom the talks are that the reports are about, and who answers for talks."""
        central = self.ledger.central()
        for claim in central:
            yield from self._with(self._naming[claim.document], claim.text)
        ids = {claim.id for claim in central}
        for stance in self.ledger.of(Stance):
            claimed = self.ledger.get(stance.claim)
            about = claimed and (claimed.id in ids or told_by("talks", claimed.text))
            if about and stance.stance in rules()["answers"]:
                yield self._of(stance.document, stance.actor, stance.actor_name)

    def _by_meetings(self, holding: set[str]) -> Iterator[str]:
        """Give the sides of meetings that the reports are about, or in which one holds a term."""
        for meeting in self.ledger.of(Meeting):
            naming = self._naming[meeting.document]
            own = [naming.side_of(self.ledger.get(one)) for one in meeting.participants]
            met = {side for side in (*own, *naming.sides_in(meeting.text)) if side}
            if len(met) > 1 and (met & holding or self._is_central(meeting)):
                yield from sorted(met)

    def _is_central(self, meeting: Meeting) -> bool:
        return any(
            claim.document == meeting.document
            and any(a < d and c < b for a, b in claim.spans for c, d in meeting.spans)
            for claim in self.ledger.central()
        )

    def _with(self, naming: Naming, text: str) -> Iterator[str]:
        """Give the sides with whom or between whom something is agreed or talked over."""
        for match in re.finditer(r"\b(?:with|between)\s+([^,.;]{1,60})", text):
            yield from naming.sides_in(match[1])[:2]

    @cached_property
    def _between(self) -> set[str]:
        """The sides that mediate or host in one of the reports, and bodies that always do."""
        return {*rules()["between"]}.union(*(naming.between for naming in self._naming.values()))


def _name(side: str) -> str:
    """Return how a side is called as a party."""
    if side.startswith(OPPOSITION):
        state = side.removeprefix(OPPOSITION)
        return f"Opposition in {_name(state)}" if state else "Opposition"
    return shortened(words("countries")[side]["names"][0] if side in words("countries") else side)
