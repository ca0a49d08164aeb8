"""For which side somebody speaks, and in what capacity: only as far as the report says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tracktwo.reading.people.lexicon import Lexicon
from tracktwo.reading.people.offices import Office
from tracktwo.reading.people.page import Page
from tracktwo.reading.people.runs import Seen
from tracktwo.reading.words import words

__all__ = ["Sides"]


class Sides:
    """Tells sides and capacities in a page; ``bodies`` gives, by token, form and side of the bodies named in it."""

    def __init__(
        self, page: Page, lexicon: Lexicon, seen: Iterable[Seen], bodies: Mapping[int, tuple[str, str]]
    ) -> None:
        self.page, self.lexicon, self.bodies = page, lexicon, bodies
        self.seen = {at: one for one in seen for at in range(one.start, one.end)}
        self.offices: Mapping[str, str] = words("bodies")["offices"]

    def of(self, start: int, end: int) -> str:
        """Return the first side that words name: a state, its people or capital, or a body that belongs to one."""
        for at in range(start, end):
            if side := self._at(at):
                return side
        text = self.page.text(start, end).casefold()
        return next((side for office, side in self.offices.items() if office in text), "")

    def _at(self, at: int) -> str:
        if at in self.bodies and self.bodies[at][1]:
            return self.bodies[at][1]
        one = self.seen.get(at)
        return one.known.side if one and (at == one.start or one.known.use != "body") else ""

    def of_person(self, offices: Iterable[Office]) -> str:
        """Return the side that somebody's offices tell, the present ones first."""
        for office in sorted(offices, key=lambda one: one.when != "current"):
            if side := self.of(office.start, office.end):
                return side
        return ""

    def capacity(self, offices: Iterable[Office]) -> str:
        """Return ``official`` where a present office is one, else ``former official``, else ``private``."""
        kinds = {(self._kind(office), office.when) for office in offices}
        if ("official", "current") in kinds:
            return "official"
        if ("official", "former") in kinds:
            return "former official"
        return "private" if any(kind == "private" for kind, _ in kinds) else ""

    def _kind(self, office: Office) -> str:
        """Tell an office of state from one elsewhere: "director of the agency", "director of the institute"."""
        forms = {self.bodies[at][0] for at in range(office.start, office.end) if at in self.bodies}
        at = next((one for one in range(office.start, office.end) if self._role(one)), None)
        kind = self._role(at) if at is not None else ""
        if kind == "official" and forms & {"other", "media"} and not forms & {"agency", "state", "alliance"}:
            return "private"
        if kind == "open" and forms & {"agency", "state"}:
            return "official"
        return kind

    def _role(self, at: int) -> str:
        """Return what the noun for people at a word tells; that of the head where several stand together."""
        kind = self.lexicon.role(self.page.lemmas[at]) or self.lexicon.role(self.page.lower[at])
        following = self.page.word(at + 1)
        return self.lexicon.role(following) or kind if kind else ""
