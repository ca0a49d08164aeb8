"""The cast of a report: who is in it, and whom any stretch of its text stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracktwo.reading.model import Item, Organisation, Person, Unnamed
from tracktwo.reading.parsing import Parsed
from tracktwo.reading.people.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Cast"]

# Along these arcs a word still speaks of the one that it hangs on: "spokesman Smith", "Smith, a spokesman".
_BEFORE = frozenset({"compound", "nmod", "amod"})
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
            found = self.actors.get(token.i)
            if found and _same(token, root) and not (isinstance(found, Person) and _is_thing_of(token)):
                return found
        return None


def _is_thing_of(token: Token) -> bool:
    """Tell "the Smith campaign", which is not Smith, from "spokesman Smith", who is."""
    return token.dep_ in _BEFORE and not lexicon().role(token.head.lemma_.lower())


def _same(token: Token, root: Token) -> bool:
    """Tell whether a token hangs on the root by arcs that keep to the same one."""
    while token.i != root.i:
        if token.dep_ not in _SAME or token.head.i == token.i:
            return False
        token = token.head
    return True
