"""The cast of a report: who is in it, and whom any stretch of its text stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tracktwo.reading.model import Item, Organisation, Person, Unnamed
from tracktwo.reading.parsing import Parsed

__all__ = ["Cast"]

# Along these arcs a word still speaks of the one that it hangs on: "spokesman Smith", "Smith, a spokesman".
_SAME = frozenset({"appos", "compound", "flat", "nmod", "conj", "amod"})


@dataclass(frozen=True)
class Cast:
    """Who is in a report.

    Parameters
    ----------
    persons : tuple of Person
        Named people, in the order in which they appear.
    organisations : tuple of Organisation
        Named bodies; among them states, where they speak or act ("Moscow said").
    unnamed : tuple of Unnamed
        People and groups described and not named.
    parsed : Parsed
        The text they are in.
    actors : mapping of int to Item
        For words (by number of the token) that stand for one of them, whom: names, pronouns, the head of
        "an official in the president's office".
    """

    persons: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    unnamed: tuple[Unnamed, ...]
    parsed: Parsed
    actors: Mapping[int, Item]

    def actor_at(self, start: int, end: int) -> Item | None:
        """Return whom ``[start, end)`` of the readable text stands for; None where that is not known.

        The head of the words decides: "a spokesman for Smith" is not Smith, "Smith, a spokesman" is.
        """
        stretch = self.parsed.doc.char_span(start, end, alignment_mode="expand")
        if stretch is None or not len(stretch):
            return None
        root = stretch.root
        if found := self.actors.get(root.i):
            return found
        for token in stretch:
            if token.i in self.actors and self._same(token, root):
                return self.actors[token.i]
        return None

    @staticmethod
    def _same(token: object, root: object) -> bool:
        """Tell whether a token hangs on the root by arcs that keep to the same one."""
        at = token
        while at != root:
            if at.dep_ not in _SAME or at.head == at:  # type: ignore[attr-defined]
                return False
            at = at.head  # type: ignore[attr-defined]
        return True
