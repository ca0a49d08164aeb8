"""For which side somebody speaks, and in what capacity: only as far as the report says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tracktwo.reading.people.lexicon import Lexicon
from tracktwo.reading.people.offices import Office
from tracktwo.reading.people.page import Page
from tracktwo.reading.people.runs import Seen
from tracktwo.reading.words import words

__all__ = ["Sides"]

_OF_STATE = frozenset({"agency", "state", "alliance"})
# Before these a state's plain name is theirs: "Egypt president".
_CHIEFS = ("president", "minister", "premier", "king", "leader", "spokesman", "spokeswoman", "chancellor")


class Sides:
    """Tells sides and capacities in a page; ``bodies`` gives form and side of those named in it, by token."""

    def __init__(
        self, page: Page, lexicon: Lexicon, seen: Iterable[Seen], bodies: Mapping[int, tuple[str, str]]
    ) -> None:
        self.page, self.lexicon, self.bodies = page, lexicon, bodies
        self.seen = {at: one for one in seen for at in range(one.start, one.end)}
        self.offices: Mapping[str, str] = words("bodies")["offices"]

    def of(self, start: int, end: int) -> str:
        """Return the first side that words tell: by people ("Iranian"), a body, initials, "of" or "'s".

        The plain name of a state before a noun tells what somebody works on: "a Russia expert" is no Russian.
        """
        for at in range(start, end):
            if side := self._at(at, start):
                return side
        text = self.page.text(start, end).casefold()
        return next((side for office, side in self.offices.items() if office in text), "")

    def _at(self, at: int, start: int) -> str:
        if at in self.bodies and self.bodies[at][1]:
            return self.bodies[at][1]
        one = self.seen.get(at)
        if one is None or at != one.start or not one.known.side:
            return ""
        return one.known.side if self._belongs(one, start) else ""

    def _belongs(self, one: Seen, start: int) -> bool:
        page = self.page
        if page.word(one.start - 1) == "-" and page.word(one.start - 2) in ("pro", "anti", "non"):
            return False
        if one.known.use == "people" or page.words[one.start].replace(".", "").isupper():
            return True
        if page.word(one.end) in ("'s", "’s", "'", "’") or (one.known.use == "capital" and one.start > start):
            return page.word(one.start - 1) not in ("to", "on", "about")
        before = one.start - 1 - (page.word(one.start - 1) == "the")
        return page.word(before) in ("of", "from", "for") or page.word(one.end).endswith(_CHIEFS)

    def of_person(self, offices: Iterable[Office]) -> str:
        """Return the side that somebody's offices tell, those of state first, the present before the past."""
        for office in sorted(offices, key=lambda one: (self._kind(one) != "official", one.when != "current")):
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
        """Tell an office of state from another: "director of the agency", "director of the institute"."""
        span = range(office.start, office.end)
        forms = {self.bodies[at][0] for at in span if at in self.bodies}
        kind = next((role for at in span if (role := self._role(at))), "")
        if kind == "official" and forms & {"other", "media"} and not forms & _OF_STATE:
            return "private"
        if kind == "open" and not any(self.page.lower[at] in self.lexicon.sets["unofficial"] for at in span):
            return "official" if forms & _OF_STATE or self.of(office.start, office.end) else kind
        return kind

    def _role(self, at: int) -> str:
        """Return what the noun for people at a word tells; that of the head where several stand together."""
        kind = self.lexicon.role(self.page.lemmas[at]) or self.lexicon.role(self.page.lower[at])
        following = self.page.word(at + 1)
        return self.lexicon.role(following) or kind if kind else ""
